package kz.komek.catalogue.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.Compressed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.komek.catalogue.CatalogueViews;
import kz.komek.catalogue.Methodology;
import kz.komek.catalogue.domain.CatalogueRefused;
import kz.komek.catalogue.domain.IssueContent;
import kz.komek.catalogue.domain.IssueType;
import kz.komek.catalogue.domain.Priority;
import kz.komek.catalogue.domain.Question;
import kz.komek.catalogue.domain.QuestionKind;
import kz.komek.catalogue.domain.Refusal;
import kz.komek.catalogue.domain.ServiceTarget;
import kz.komek.catalogue.domain.Sphere;
import kz.komek.catalogue.domain.Synonyms;
import kz.komek.catalogue.domain.UrgentClass;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.organisation.Staff;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The catalogue: everybody reads it, methodologists keep it. */
@Path("/api/v1/catalogue")
@PermissionsAllowed(Permission.KEEP_CATALOGUE)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class CatalogueResource {
    private static final String MATCH =
            "What one has seen, in quotes: the revision of an issue, the version of a sphere.";

    private final CatalogueViews views;
    private final Methodology methodology;
    private final CatalogueDocument document;
    private final Staff staff;
    private final SecurityIdentity identity;

    CatalogueResource(
            CatalogueViews views,
            Methodology methodology,
            CatalogueDocument document,
            Staff staff,
            SecurityIdentity identity) {
        this.views = views;
        this.methodology = methodology;
        this.document = document;
        this.staff = staff;
        this.identity = identity;
    }

    @Schema(name = "IssueWriting")
    record Writing(
            @NotNull String sphere,
            @NotNull IssueType type,
            @NotNull @Valid NamesWriting names,
            @Nullable @Valid SynonymsWriting synonyms,
            @NotNull Priority priority,
            @Nullable UrgentClass urgent,
            @Nullable ServiceTarget target,
            boolean published,
            @Nullable String organisation,
            @Nullable @Valid NamesWriting script,
            @Nullable List<@NotNull @Valid QuestionWriting> questions) {
        IssueContent content() {
            return new IssueContent(
                    sphere,
                    type,
                    names.names(),
                    synonyms == null ? Synonyms.NONE : synonyms.synonyms(),
                    priority,
                    urgent,
                    target,
                    published,
                    organisation,
                    script == null ? new Names("", "", "") : script.names(),
                    questions == null
                            ? List.of()
                            : questions.stream().map(QuestionWriting::question).toList());
        }
    }

    record NamesWriting(
            @NotNull String kk, @NotNull String ru, @NotNull String en) {
        Names names() {
            return new Names(kk, ru, en);
        }
    }

    record SynonymsWriting(
            @NotNull List<@NotNull String> kk,
            @NotNull List<@NotNull String> ru,
            @NotNull List<@NotNull String> en) {
        Synonyms synonyms() {
            return new Synonyms(kk, ru, en);
        }
    }

    record QuestionWriting(
            @NotNull String code,
            @NotNull QuestionKind kind,
            boolean required,
            @NotNull @Valid NamesWriting text,
            @Nullable List<@NotNull @Valid ChoiceWriting> choices,
            @Nullable @Valid ConditionWriting when) {
        Question question() {
            return new Question(
                    code,
                    kind,
                    required,
                    text.names(),
                    choices == null
                            ? List.of()
                            : choices.stream()
                                    .map(choice -> new Question.Choice(choice.code, choice.text.names()))
                                    .toList(),
                    when == null ? null : new Question.Condition(when.question, when.answer));
        }
    }

    record ChoiceWriting(
            @NotNull String code, @NotNull @Valid NamesWriting text) {}

    record ConditionWriting(
            @NotNull String question, @NotNull String answer) {}

    @Schema(name = "SphereWriting")
    record SphereNaming(@NotNull @Valid NamesWriting names) {}

    record Retirement(
            @Schema(description = "What takes its place; left out: nothing") @Nullable String successor,

            @NotNull @Size(min = 1, max = 1000) String note) {}

    record Splitting(
            @NotNull @Size(max = 50) List<@NotNull String> into,
            @NotNull @Size(min = 1, max = 1000) String note) {}

    record Merging(
            @NotNull @Size(max = 50) List<@NotNull String> from,
            @NotNull @Size(min = 1, max = 1000) String note) {}

    @Schema(name = "IssueRevisionPage")
    record RevisionPage(List<View.Revision> items, @Nullable String next) {}

    @GET
    @Compressed
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(
            operationId = "catalogue",
            summary = "The whole catalogue in one piece, retired issues too, without scripts and questions. Keep it and"
                    + " ask with If-None-Match.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CatalogueDocument.Whole.class)))
    @APIResponse(responseCode = "304", description = "It is as it was")
    @APIResponse(responseCode = "400", description = "LANGUAGE_UNKNOWN")
    public Response whole(
            @QueryParam("language")
                    @Parameter(description = "Repeatable, kk, ru or en: names and synonyms in these; left out: in all")
                    List<String> languages,
            @HeaderParam("If-None-Match") @Nullable String known) {
        Set<Language> asked = EnumSet.allOf(Language.class);
        if (!languages.isEmpty()) asked.removeIf(language -> !languages.contains(language.code()));
        if (asked.isEmpty()) {
            return Problems.response(Problem.of(400, "LANGUAGE_UNKNOWN", "The languages are kk, ru and en."));
        }
        var written = document.in(asked);
        String tag = "\"" + written.version() + "\"";
        boolean same = known != null && known.contains(tag);
        var response = same ? Response.notModified() : Response.ok();
        response.header("ETag", tag)
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept-Encoding, Authorization");
        if (same) return response.build();
        return response.entity(written.json()).build();
    }

    @GET
    @Path("/issues/{code}")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(
            operationId = "issue",
            summary = "An issue with script and questions; of a retired one also where it went.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.One.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_ISSUE")
    public Response issue(@PathParam("code") String code) {
        return view(code);
    }

    @GET
    @Path("/issues/{code}/revisions")
    @Operation(operationId = "issueRevisions", summary = "Every wording it ever had, the newest first.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RevisionPage.class)))
    @APIResponse(responseCode = "400", description = "CURSOR_UNKNOWN")
    @APIResponse(responseCode = "404", description = "NO_SUCH_ISSUE")
    public Response revisions(
            @PathParam("code") String code,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        if (cursor != null && !cursor.matches("\\d{1,9}")) {
            return Problems.response(
                    Problem.of(400, "CURSOR_UNKNOWN", "The cursor is not one of ours; start again without it."));
        }
        int size = Math.clamp(limit, 1, 200);
        int before = cursor == null ? Integer.MAX_VALUE : Integer.parseInt(cursor);
        var found = views.revisions(code, before, size + 1);
        if (found.isEmpty() && cursor == null) throw new CatalogueRefused(new Refusal.NoSuchIssue());
        var shown = found.subList(0, Math.min(size, found.size())).stream()
                .map(wording -> View.Revision.of(wording, staff::name))
                .toList();
        String next = found.size() > size ? String.valueOf(shown.getLast().revision()) : null;
        return Response.ok(new RevisionPage(shown, next)).build();
    }

    @GET
    @Path("/issues/{code}/revisions/{revision}")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "issueRevision", summary = "As it was worded then: what a ticket of that time relies on.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.Revision.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_REVISION")
    public Response revision(@PathParam("code") String code, @PathParam("revision") int revision) {
        var found = views.revisions(code, Math.clamp((long) revision + 1, 1, Integer.MAX_VALUE), 1).stream()
                .filter(wording -> wording.revision() == revision)
                .findFirst()
                .orElseThrow(() -> new CatalogueRefused(new Refusal.NoSuchRevision()));
        return Response.ok(View.Revision.of(found, staff::name))
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .build();
    }

    @PUT
    @Path("/issues/{code}")
    @Operation(
            operationId = "wordIssue",
            summary = "Words it: a new revision. What is worded so already stays as it is.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.One.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_ISSUE")
    @APIResponse(responseCode = "409", description = "ISSUE_RETIRED")
    @APIResponse(responseCode = "412", description = "STALE, IS_THERE: current is how it is now")
    @APIResponse(responseCode = "422", description = "CATALOGUE_WRONG: violations, each with its code")
    public Response wordIssue(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Parameter(description = MATCH) @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Parameter(description = "*: it is to be new") @Nullable String ifNoneMatch,
            @Valid @NotNull Writing body) {
        methodology.word(code, seen(ifMatch, ifNoneMatch), body.content(), login());
        return view(code);
    }

    @PUT
    @Path("/issues/{code}/retirement")
    @Operation(operationId = "retireIssue", summary = "Nothing new is filed under it; old tickets keep it.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.One.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_ISSUE")
    @APIResponse(responseCode = "409", description = "ISSUE_RETIRED")
    @APIResponse(responseCode = "422", description = "CATALOGUE_WRONG")
    public Response retire(@PathParam("code") String code, @Valid @NotNull Retirement body) {
        methodology.retire(code, body.successor(), body.note().strip(), login());
        return view(code);
    }

    @DELETE
    @Path("/issues/{code}/retirement")
    @Operation(operationId = "reinstateIssue", summary = "Takes a retirement, splitting or merging of it back.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.One.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_ISSUE")
    public Response reinstate(@PathParam("code") String code) {
        methodology.reinstate(code, login());
        return view(code);
    }

    @PUT
    @Path("/issues/{code}/splitting")
    @Operation(operationId = "splitIssue", summary = "It becomes several others, which must be there.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.One.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_ISSUE")
    @APIResponse(responseCode = "409", description = "ISSUE_RETIRED")
    @APIResponse(responseCode = "422", description = "CATALOGUE_WRONG")
    public Response split(@PathParam("code") String code, @Valid @NotNull Splitting body) {
        methodology.split(code, body.into(), body.note().strip(), login());
        return view(code);
    }

    @PUT
    @Path("/issues/{code}/merging")
    @Operation(operationId = "mergeIssues", summary = "Several others become this one.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.One.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_ISSUE")
    @APIResponse(responseCode = "409", description = "ISSUE_RETIRED")
    @APIResponse(responseCode = "422", description = "CATALOGUE_WRONG")
    public Response merge(@PathParam("code") String code, @Valid @NotNull Merging body) {
        methodology.merge(body.from(), code, body.note().strip(), login());
        return view(code);
    }

    @GET
    @Path("/spheres")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "spheres", summary = "All spheres; there are some dozens.")
    public List<Sphere> spheres() {
        return views.spheres();
    }

    @GET
    @Path("/spheres/{code}")
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "sphere", summary = "A sphere.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Sphere.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_SPHERE")
    public Response sphere(@PathParam("code") String code) {
        return sphereView(code);
    }

    @PUT
    @Path("/spheres/{code}")
    @Operation(operationId = "nameSphere", summary = "Names it. What is named so already stays as it is.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Sphere.class)))
    @APIResponse(responseCode = "404", description = "NO_SUCH_SPHERE")
    @APIResponse(responseCode = "412", description = "STALE, IS_THERE: current is how it is now")
    @APIResponse(responseCode = "422", description = "CATALOGUE_WRONG")
    public Response nameSphere(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Parameter(description = MATCH) @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Parameter(description = "*: it is to be new") @Nullable String ifNoneMatch,
            @Valid @NotNull SphereNaming body) {
        methodology.word(code, seen(ifMatch, ifNoneMatch), body.names().names(), login());
        return sphereView(code);
    }

    private static @Nullable Integer seen(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        int version = Expected.version(ifMatch, ifNoneMatch);
        return version == Expected.NEW ? null : Integer.valueOf(version);
    }

    private Response view(String code) {
        var one = views.issue(code).orElseThrow(() -> new CatalogueRefused(new Refusal.NoSuchIssue()));
        return Response.ok(View.One.of(one, staff::name))
                .header("ETag", "\"" + one.issue().current().revision() + "\"")
                .build();
    }

    private Response sphereView(String code) {
        var sphere = views.sphere(code).orElseThrow(() -> new CatalogueRefused(new Refusal.NoSuchSphere()));
        return Response.ok(sphere)
                .header("ETag", "\"" + sphere.version() + "\"")
                .build();
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
