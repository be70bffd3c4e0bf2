package kz.komek.knowledge.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.EnumSet;
import java.util.List;
import kz.komek.contract.Language;
import kz.komek.contract.PublicAnswers;
import kz.komek.contract.PublicArticle;
import kz.komek.knowledge.ArticleUse;
import kz.komek.knowledge.Library;
import kz.komek.knowledge.domain.ArticleVersion;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.domain.Piece;
import org.jspecify.annotations.Nullable;

/** What the residents' site shows: what is open to them and nothing else. */
@Path("/internal/v1/knowledge")
@PermitAll // the internal token guards it
@RunOnVirtualThread
class PublicKnowledgeResource {
    private static final int MOST_FOUND = 20;
    private static final int MOST_OF_A_SPHERE = 100;
    private static final int MOST_USED = 8;

    private final Library library;
    private final ArticleUse use;

    PublicKnowledgeResource(Library library, ArticleUse use) {
        this.library = library;
        this.use = use;
    }

    @GET
    @Path("/answers")
    public PublicAnswers answers(
            @QueryParam("language") String code,
            @QueryParam("words") @Nullable String words,
            @QueryParam("sphere") @Nullable String sphere) {
        Language language = Language.preferred(code);
        var spheres = library.openSpheres().stream()
                .map(one -> new PublicAnswers.Sphere(
                        one.sphere().code(), one.sphere().names().in(language), one.articles()))
                .toList();
        return new PublicAnswers(
                spheres,
                hits(language, words, sphere).stream()
                        .map(PublicKnowledgeResource::line)
                        .toList());
    }

    private List<Library.Hit> hits(Language language, @Nullable String words, @Nullable String sphere) {
        if (words != null && !words.isBlank()) {
            return library.find(words, EnumSet.of(EntryKind.ARTICLE), language, true, MOST_FOUND);
        }
        return sphere == null
                ? library.openMostUsed(language, MOST_USED)
                : library.openAbout(sphere, language, MOST_OF_A_SPHERE);
    }

    private static PublicAnswers.Line line(Library.Hit hit) {
        return new PublicAnswers.Line(
                hit.ref(), pieces(hit.title()), hit.titleIn(), pieces(hit.passage()), hit.passageIn());
    }

    private static List<PublicAnswers.Piece> pieces(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> new PublicAnswers.Piece(piece.text(), piece.marked()))
                .toList();
    }

    @GET
    @Path("/articles/{code}")
    public PublicArticle article(@PathParam("code") String code, @QueryParam("language") String language) {
        return library.open(code)
                .map(version -> shown(version, version.content().spoken(Language.preferred(language))))
                .orElseThrow(NotFoundException::new);
    }

    private static PublicArticle shown(ArticleVersion version, Language language) {
        return new PublicArticle(
                version.code(),
                language,
                version.content().titles().in(language),
                version.content().bodies().in(language),
                version.at());
    }

    @POST
    @Path("/articles/{code}/opinions")
    public void think(@PathParam("code") String code, @QueryParam("useful") boolean useful) {
        use.think(code, useful);
    }
}
