package kz.komek.knowledge.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.Language;
import kz.komek.knowledge.ArticleUse;
import kz.komek.knowledge.Library;
import kz.komek.knowledge.Remarks;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.domain.Refusal;
import kz.komek.knowledge.domain.Refused;
import kz.komek.knowledge.domain.Remark;
import kz.komek.knowledge.domain.RemarkKind;
import kz.komek.knowledge.domain.Served;
import kz.komek.organisation.Staff;
import kz.komek.platform.identity.Permission;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What everybody at the centre finds, reads and says of it. */
@Path("/api/v1/knowledge")
@PermissionsAllowed(Permission.READ_KNOWLEDGE)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class KnowledgeResource {
    private static final int MOST_FOUND = 50;
    private static final int LONGEST_QUESTION = 500;

    private final Library library;
    private final ArticleUse use;
    private final Remarks remarks;
    private final Staff staff;
    private final SecurityIdentity identity;

    KnowledgeResource(Library library, ArticleUse use, Remarks remarks, Staff staff, SecurityIdentity identity) {
        this.library = library;
        this.use = use;
        this.remarks = remarks;
        this.staff = staff;
        this.identity = identity;
    }

    @Schema(name = "NewVote")
    record Vote(boolean useful) {}

    @Schema(name = "NewRemark")
    record Said(
            @Schema(description = "null: there is none about it") @Nullable String article,

            @NotNull RemarkKind kind,
            @NotBlank @Size(max = Remark.LONGEST) String words,

            @Schema(description = "Number of the ticket it came from") @Nullable String ticket) {}

    @Schema(name = "NewUse")
    record Used(
            @NotNull String article,
            @NotNull String ticket,
            @NotNull Served how) {}

    @Schema(name = "UseCounted")
    record Counted(
            @Schema(description = "It had not been counted for this ticket yet")
            boolean first) {}

    @GET
    @Path("/search")
    @Operation(
            operationId = "searchKnowledge",
            summary = "Articles and issues by words in any of the languages and writings, the best first; by an issue,"
                    + " what is known about it.")
    public List<ArticleView.Hit> search(
            @QueryParam("q") @Nullable String typed,
            @QueryParam("issue") @Parameter(description = "Instead of words") @Nullable String issue,
            @QueryParam("kinds") @Parameter(description = "Left out: all") List<EntryKind> kinds,
            @QueryParam("language") @DefaultValue("kk") @Parameter(description = "kk, ru or en") String code,
            @QueryParam("limit") @DefaultValue("20") int limit) {
        Language language = Language.preferred(code);
        int most = Math.clamp(limit, 1, MOST_FOUND);
        if (issue != null) return shown(library.about(issue, language, most));
        if (typed == null || typed.isBlank()) return List.of();
        String asked = typed.substring(0, Math.min(typed.length(), LONGEST_QUESTION));
        var wanted = kinds.isEmpty() ? EnumSet.of(EntryKind.ARTICLE, EntryKind.ISSUE) : EnumSet.copyOf(kinds);
        return shown(library.find(asked, wanted, language, false, most));
    }

    private static List<ArticleView.Hit> shown(List<Library.Hit> hits) {
        return hits.stream().map(ArticleView.Hit::of).toList();
    }

    @GET
    @Path("/articles/{code}")
    @Operation(operationId = "article", summary = "As it is shown now.")
    @APIResponse(responseCode = "200", description = "The article")
    @APIResponse(responseCode = "404", description = "NOT_SHOWN")
    public ArticleView.Read article(@PathParam("code") String code) {
        return library.read(code, login())
                .map(read -> ArticleView.Read.of(read, staff))
                .orElseThrow(() -> new Refused(new Refusal.NotShown()));
    }

    @PUT
    @Path("/articles/{code}/vote")
    @Operation(operationId = "voteOnArticle", summary = "Whether it is of use. One each; another one takes its place.")
    @APIResponse(responseCode = "204", description = "Kept")
    @APIResponse(responseCode = "404", description = "NOT_SHOWN")
    public void vote(@PathParam("code") String code, @Valid @NotNull Vote body) {
        use.vote(code, body.useful(), login());
    }

    @DELETE
    @Path("/articles/{code}/vote")
    @Operation(operationId = "takeVoteBack", summary = "Takes one's vote back.")
    public void takeVoteBack(@PathParam("code") String code) {
        use.takeVoteBack(code, login());
    }

    @POST
    @Path("/uses")
    @Operation(
            operationId = "useArticle",
            summary = "It served on a ticket. Counted once per ticket and article, however often it is said.")
    @APIResponse(responseCode = "200", description = "Counted")
    @APIResponse(responseCode = "404", description = "NOT_SHOWN, NO_SUCH_TICKET")
    public Counted use(@Valid @NotNull Used body) {
        return new Counted(use.used(body.article(), body.ticket(), body.how(), login()));
    }

    @GET
    @Path("/uses/{ticket}")
    @Operation(operationId = "articlesUsed", summary = "Codes of the articles that served on a ticket.")
    @APIResponse(responseCode = "200", description = "The codes")
    @APIResponse(responseCode = "404", description = "NO_SUCH_TICKET")
    public List<String> used(@PathParam("ticket") String ticket) {
        return use.usedOn(ticket, login());
    }

    @PUT
    @Path("/remarks/{id}")
    @Operation(
            operationId = "remarkOnArticle",
            summary = "Something is wrong or missing. The same again is the one that is open.")
    @APIResponse(responseCode = "200", description = "The remark")
    @APIResponse(responseCode = "404", description = "NOT_SHOWN, NO_SUCH_TICKET")
    public ArticleView.RemarkView say(@PathParam("id") UUID id, @Valid @NotNull Said body) {
        Remark said = remarks.say(id, body.article(), body.kind(), body.words(), body.ticket(), login());
        return ArticleView.remarks(List.of(said), library, staff).getFirst();
    }

    @GET
    @Path("/remarks/mine")
    @Operation(operationId = "myRemarks", summary = "What one said, with what was answered; the newest first.")
    public List<ArticleView.RemarkView> mine() {
        return ArticleView.remarks(remarks.by(login()), library, staff);
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
