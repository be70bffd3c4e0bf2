package kz.komek.knowledge.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.komek.knowledge.ArticleUse;
import kz.komek.knowledge.Keeping;
import kz.komek.knowledge.Library;
import kz.komek.knowledge.Remarks;
import kz.komek.knowledge.Renewal;
import kz.komek.knowledge.ReviewDesk;
import kz.komek.knowledge.domain.Article;
import kz.komek.knowledge.domain.LifeStage;
import kz.komek.knowledge.domain.Refusal;
import kz.komek.knowledge.domain.Refused;
import kz.komek.knowledge.domain.Remark;
import kz.komek.knowledge.domain.RemarkStage;
import kz.komek.organisation.Staff;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.Permission;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What methodologists do: write, review, publish, look again, answer remarks. */
@Path("/api/v1/knowledge")
@PermissionsAllowed(Permission.KEEP_KNOWLEDGE)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class KeepingResource {
    private static final int LONGEST_NOTE = 1000;
    private static final int PAGE = 50;

    private final Keeping keeping;
    private final ReviewDesk desk;
    private final Library library;
    private final Remarks remarks;
    private final ArticleUse use;
    private final Renewal renewal;
    private final Staff staff;
    private final SecurityIdentity identity;

    KeepingResource(
            Keeping keeping,
            ReviewDesk desk,
            Library library,
            Remarks remarks,
            ArticleUse use,
            Renewal renewal,
            Staff staff,
            SecurityIdentity identity) {
        this.keeping = keeping;
        this.desk = desk;
        this.library = library;
        this.remarks = remarks;
        this.use = use;
        this.renewal = renewal;
        this.staff = staff;
        this.identity = identity;
    }

    @Schema(name = "ArticleNote")
    record Note(@NotNull @Size(max = LONGEST_NOTE) String note) {}

    @Schema(name = "ArticleCare")
    record Care(
            @NotNull @Size(max = 63) String owner,
            @NotNull LocalDate reviewBy,
            @NotNull @Size(max = LONGEST_NOTE) String note) {}

    @Schema(name = "RemarkAnswer")
    record Answer(@NotBlank @Size(max = Remark.LONGEST) String answer) {}

    @Schema(name = "IndexRenewed")
    record Renewed(int entries) {}

    @GET
    @Path("/counts")
    @Operation(operationId = "knowledgeCounts", summary = "Served much lies on the desk.")
    public ArticleView.Counts counts() {
        return ArticleView.Counts.of(desk.counts(), desk.toReview().size(), remarks.waiting());
    }

    @GET
    @Path("/articles")
    @Operation(operationId = "articles", summary = "By where they stand, changed last first.")
    public ArticleView.Page list(
            @QueryParam("stage") @DefaultValue("DRAFT") LifeStage stage,
            @QueryParam("cursor") @Parameter(description = "next of the page before") @Nullable String cursor) {
        var items = desk.in(stage, cursor, PAGE + 1).stream()
                .map(one -> ArticleView.Line.of(one, staff))
                .toList();
        return items.size() <= PAGE
                ? new ArticleView.Page(items, null)
                : new ArticleView.Page(
                        items.subList(0, PAGE), items.get(PAGE - 1).code());
    }

    @GET
    @Path("/articles-to-review")
    @Operation(
            operationId = "articlesToReview",
            summary = "Shown ones that somebody should look at: overdue, without an owner, or about a retired issue.")
    public List<ArticleView.Line> toReview() {
        return desk.toReview().stream()
                .map(one -> ArticleView.Line.of(one, staff))
                .toList();
    }

    @GET
    @Path("/articles/{code}/work")
    @Operation(operationId = "articleAtWork", summary = "As it is written now, with where it stands.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ArticleView.AtWork.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_ARTICLE")
    public Response atWork(@PathParam("code") String code) {
        return tagged(code);
    }

    @PUT
    @Path("/articles/{code}/work")
    @Operation(
            operationId = "writeArticle",
            summary = "Makes an article, or writes on it: what is shown stays until the draft is published.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ArticleView.AtWork.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_ARTICLE")
    @APIResponse(responseCode = "412", description = "STALE")
    @APIResponse(responseCode = "422", description = "CONTENT_WRONG: each field with its reason")
    @APIResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    public Response write(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Valid @NotNull ArticleView.Written body) {
        keeping.write(code, Expected.version(ifMatch, ifNoneMatch), body.content(), login());
        return tagged(code);
    }

    @PUT
    @Path("/articles/{code}/submission")
    @Operation(operationId = "submitArticle", summary = "Asks for its review.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ArticleView.AtWork.class)))
    @APIResponse(responseCode = "409", description = "NOTHING_DRAFTED")
    @APIResponse(responseCode = "412", description = "STALE")
    @APIResponse(responseCode = "422", description = "CONTENT_WRONG: Kazakh or Russian is missing")
    public Response submit(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Note body) {
        return tagged(keeping.submit(code, seen(ifMatch), body.note(), login()));
    }

    @PUT
    @Path("/articles/{code}/return")
    @Operation(operationId = "sendArticleBack", summary = "It is a draft again; the note says why.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ArticleView.AtWork.class)))
    @APIResponse(responseCode = "409", description = "NOT_IN_REVIEW")
    @APIResponse(responseCode = "412", description = "STALE")
    public Response sendBack(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Note body) {
        return tagged(keeping.sendBack(code, seen(ifMatch), body.note(), login()));
    }

    @PUT
    @Path("/articles/{code}/publication")
    @Operation(
            operationId = "publishArticle",
            summary = "Reviewed: it is shown and found from now on. None of those who wrote it may, unless nobody else"
                    + " can.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ArticleView.AtWork.class)))
    @APIResponse(responseCode = "409", description = "REVIEWER_IS_AUTHOR, NOT_IN_REVIEW")
    @APIResponse(responseCode = "412", description = "STALE")
    @APIResponse(responseCode = "422", description = "CONTENT_WRONG: Kazakh or Russian is missing")
    public Response publish(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Note body) {
        return tagged(keeping.publish(code, seen(ifMatch), body.note(), login()));
    }

    @PUT
    @Path("/articles/{code}/discarding")
    @Operation(operationId = "discardDraft", summary = "The draft goes; what is shown stays.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ArticleView.AtWork.class)))
    @APIResponse(responseCode = "412", description = "STALE")
    public Response discard(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Note body) {
        return tagged(keeping.discard(code, seen(ifMatch), body.note(), login()));
    }

    @PUT
    @Path("/articles/{code}/retirement")
    @Operation(operationId = "retireArticle", summary = "Nobody reads it from now on; its versions stay.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ArticleView.AtWork.class)))
    @APIResponse(responseCode = "409", description = "DRAFT_OPEN")
    @APIResponse(responseCode = "412", description = "STALE")
    public Response retire(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Note body) {
        return tagged(keeping.retire(code, seen(ifMatch), body.note(), login()));
    }

    @PUT
    @Path("/articles/{code}/care")
    @Operation(
            operationId = "careForArticle",
            summary = "Who answers for it, and when it is looked at again: it is still true.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ArticleView.AtWork.class)))
    @APIResponse(responseCode = "412", description = "STALE")
    @APIResponse(responseCode = "422", description = "CONTENT_WRONG: owner or reviewBy")
    public Response care(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Care body) {
        return tagged(keeping.care(code, seen(ifMatch), body.owner(), body.reviewBy(), body.note(), login()));
    }

    @GET
    @Path("/articles/{code}/history")
    @Operation(operationId = "articleHistory", summary = "Who did what with it, the newest first.")
    public List<ArticleView.Act> history(@PathParam("code") String code) {
        return desk.history(code).stream()
                .map(act -> ArticleView.Act.of(act, staff))
                .toList();
    }

    @GET
    @Path("/articles/{code}/versions/{number}")
    @PermissionsAllowed(Permission.READ_KNOWLEDGE)
    @Operation(operationId = "articleVersion", summary = "As it was published then.")
    @APIResponse(responseCode = "200", description = "The version")
    @APIResponse(responseCode = "404", description = "NO_SUCH_VERSION")
    public ArticleView.Version version(@PathParam("code") String code, @PathParam("number") int number) {
        return library.version(code, number)
                .map(version -> ArticleView.Version.of(version, staff))
                .orElseThrow(() -> new Refused(new Refusal.NoSuchVersion()));
    }

    @GET
    @Path("/remarks")
    @Operation(operationId = "remarks", summary = "What waits, the oldest first; what is done, the newest first.")
    public List<ArticleView.RemarkView> remarks(@QueryParam("stage") @DefaultValue("OPEN") RemarkStage stage) {
        return ArticleView.remarks(remarks.in(stage), library, staff);
    }

    @PUT
    @Path("/remarks/{id}/taker")
    @Operation(operationId = "takeRemark", summary = "One is at it. Whoever takes it twice has it.")
    @APIResponse(responseCode = "200", description = "The remark")
    @APIResponse(responseCode = "404", description = "NO_SUCH_REMARK")
    @APIResponse(responseCode = "409", description = "TAKEN, ANSWERED_BEFORE")
    public ArticleView.RemarkView take(@PathParam("id") UUID id) {
        return shown(remarks.take(id, login()));
    }

    @PUT
    @Path("/remarks/{id}/answer")
    @Operation(operationId = "answerRemark", summary = "What was done about it; whoever said it sees that.")
    @APIResponse(responseCode = "200", description = "The remark")
    @APIResponse(responseCode = "404", description = "NO_SUCH_REMARK")
    @APIResponse(responseCode = "409", description = "ANSWERED_BEFORE")
    public ArticleView.RemarkView answer(@PathParam("id") UUID id, @Valid @NotNull Answer body) {
        return shown(remarks.answer(id, body.answer(), login()));
    }

    private ArticleView.RemarkView shown(Remark remark) {
        return ArticleView.remarks(List.of(remark), library, staff).getFirst();
    }

    @GET
    @Path("/sums")
    @PermissionsAllowed({Permission.KEEP_KNOWLEDGE, Permission.READ_REPORTS})
    @Operation(
            operationId = "articleSums",
            summary = "Which articles solve: uses, tickets, votes; what solves most first.")
    public List<ArticleView.Sum> sums(
            @QueryParam("from") @NotNull LocalDate from,
            @QueryParam("until") @Parameter(description = "The day after the last") @NotNull LocalDate until) {
        var sums = use.sums(from, until);
        var titles = library.titles(sums.stream().map(sum -> sum.code()).toList());
        return sums.stream().map(sum -> ArticleView.Sum.of(sum, titles)).toList();
    }

    @POST
    @Path("/index")
    @Operation(operationId = "renewKnowledgeIndex", summary = "Makes what can be found anew, from nothing.")
    public Renewed renew() {
        return new Renewed(renewal.anew());
    }

    private static int seen(@Nullable String ifMatch) {
        return Expected.version(ifMatch, null);
    }

    private Response tagged(Article article) {
        return tagged(article.code());
    }

    private Response tagged(String code) {
        var one = desk.one(code).orElseThrow(() -> new Refused(new Refusal.NoSuchArticle()));
        return Response.ok(ArticleView.AtWork.of(one, staff))
                .header("ETag", Expected.tag(one.listed().article().version()))
                .build();
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
