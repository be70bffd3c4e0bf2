package kz.komek.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.catalogue.Catalogue;
import kz.komek.catalogue.domain.Sphere;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.knowledge.domain.ArticleVersion;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.domain.Found;
import kz.komek.knowledge.domain.Passage;
import kz.komek.knowledge.domain.Piece;
import kz.komek.knowledge.store.ArticleTable;
import kz.komek.knowledge.store.UseTable;
import org.jspecify.annotations.Nullable;

/** What is read of articles, by staff and by residents. */
@ApplicationScoped
@Transactional
public class Library {
    private static final int PASSAGE = 220;

    private final Search search;
    private final Words words;
    private final ArticleTable articles;
    private final UseTable uses;
    private final Catalogue catalogue;
    private final Spheres spheres;

    Library(Search search, Words words, ArticleTable articles, UseTable uses, Catalogue catalogue, Spheres spheres) {
        this.search = search;
        this.words = words;
        this.articles = articles;
        this.uses = uses;
        this.catalogue = catalogue;
        this.spheres = spheres;
    }

    /**
     * Something that was found, as it is shown.
     *
     * @param article {@code null}: it is an issue
     * @param title in the wanted language, or in one that it has
     * @param passage in the language in which it was found
     */
    public record Hit(
            EntryKind kind,
            String ref,
            @Nullable ArticleVersion article,
            List<Piece> title,
            Language titleIn,
            List<Piece> passage,
            Language passageIn) {}

    /** @param mine this reader's vote; {@code null}: none */
    public record Read(
            ArticleVersion version,
            int uses,
            int up,
            int down,
            @Nullable Boolean mine) {}

    public record SphereOf(Sphere sphere, int articles) {}

    /** The best first. */
    public List<Hit> find(String typed, Set<EntryKind> kinds, Language language, boolean openOnly, int most) {
        var finding = search.find(words.sought(typed), kinds, openOnly, most);
        return shown(finding.found(), language, openOnly, finding.understood().lexemes());
    }

    /** What is open is asked of the article itself: what can be found may be older. */
    private List<Hit> shown(List<Found> found, Language language, boolean openOnly, Set<String> sought) {
        Map<String, ArticleVersion> versions =
                articles
                        .shown(found.stream()
                                .filter(one -> one.kind() == EntryKind.ARTICLE)
                                .map(Found::ref)
                                .toList())
                        .stream()
                        .filter(version -> !openOnly || version.content().open())
                        .collect(Collectors.toMap(ArticleVersion::code, version -> version));
        var hits = new ArrayList<Hit>();
        for (Found one : found) {
            Hit hit = switch (one.kind()) {
                case ARTICLE -> {
                    ArticleVersion version = versions.get(one.ref());
                    yield version == null ? null : hit(version, language, sought);
                }
                case ISSUE ->
                    catalogue
                            .issue(one.ref())
                            .filter(issue -> !openOnly || issue.published())
                            .map(issue -> hit(issue.code(), issue.names(), language, sought))
                            .orElse(null);
                // Their own room shows them; nobody asks the library for them.
                case PLANNED_WORK -> null;
            };
            if (hit != null) hits.add(hit);
        }
        return hits;
    }

    private Hit hit(ArticleVersion version, Language language, Set<String> sought) {
        Language readable = version.content().spoken(language);
        List<Piece> title = words.marked(version.content().titles().in(readable), sought);
        Language best = readable;
        List<Piece> body = body(version, readable, sought);
        for (Language other : Language.values()) {
            if (Passage.marks(body) > 0) break;
            if (other == readable || !version.content().speaks(other)) continue;
            List<Piece> there = body(version, other, sought);
            if (Passage.marks(there) == 0) continue;
            best = other;
            body = there;
        }
        return new Hit(EntryKind.ARTICLE, version.code(), version, title, readable, Passage.of(body, PASSAGE), best);
    }

    private List<Piece> body(ArticleVersion version, Language language, Set<String> sought) {
        return words.marked(Markdown.plain(version.content().bodies().in(language)), sought);
    }

    private Hit hit(String issue, Names names, Language language, Set<String> sought) {
        return new Hit(
                EntryKind.ISSUE, issue, null, words.marked(names.in(language), sought), language, List.of(), language);
    }

    public Optional<Read> read(String code, String login) {
        return articles.shown(code).map(version -> {
            var votes = uses.votes(code);
            return new Read(
                    version,
                    uses.uses(code),
                    votes.up(),
                    votes.down(),
                    uses.vote(code, login).orElse(null));
        });
    }

    /** What residents may read. */
    public Optional<ArticleVersion> open(String code) {
        return articles.shown(code).filter(version -> version.content().open());
    }

    public Optional<ArticleVersion> version(String code, int number) {
        return articles.version(code, number);
    }

    /** About an issue, or about one that it took the place of; the most used first. */
    public List<Hit> about(String issue, Language language, int most) {
        return listed(articles.about(spheres.withForerunners(Set.of(issue)), false, most), language);
    }

    /** What residents may read about a sphere; the most used first. */
    public List<Hit> openAbout(String sphere, Language language, int most) {
        return listed(articles.about(spheres.withForerunners(spheres.issuesOf(sphere)), true, most), language);
    }

    /** What residents may read, the most used first. */
    public List<Hit> openMostUsed(Language language, int most) {
        return listed(articles.mostUsed(most), language);
    }

    private List<Hit> listed(Collection<ArticleVersion> versions, Language language) {
        return versions.stream()
                .map(version -> hit(version, language, Set.of()))
                .toList();
    }

    /** Those about which residents may read something, in the order of the catalogue. */
    public List<SphereOf> openSpheres() {
        return spheres.open();
    }

    /** What each is called, for lists that name articles. */
    public Map<String, Names> titles(Collection<String> codes) {
        return articles.listed(codes).stream()
                .collect(Collectors.toMap(
                        one -> one.article().code(), one -> one.content().titles()));
    }
}
