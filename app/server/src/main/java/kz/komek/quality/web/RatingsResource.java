package kz.komek.quality.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import kz.komek.contract.Rating;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.platform.time.Years;
import kz.komek.quality.RatingViews;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What residents think of answers. */
@Path("/api/v1/ratings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RatingsResource {
    private final RatingViews views;
    private final SecurityIdentity identity;

    RatingsResource(RatingViews views, SecurityIdentity identity) {
        this.views = views;
        this.identity = identity;
    }

    @Schema(name = "RatedAnswer")
    record One(
            String number,
            String title,

            @Schema(description = "The last words that the resident was told") @Nullable String answer,

            Instant closedAt,

            @Schema(description = "With which it was closed", examples = "EXPLAINED")
            String outcome,

            @Schema(description = "Code of who executed; null: the centre answered by itself") @Nullable String organisation,

            int stars,
            List<Rating.Reason> reasons,
            @Nullable String words,
            Instant at,

            @Schema(description = "When the resident changed it; null: never") @Nullable Instant correctedAt) {}

    @Schema(name = "RatingPage")
    record Page(List<One> items, @Nullable String next) {}

    @Schema(name = "RatingSum")
    record Sum(
            @Schema(description = "Code; null: the centre itself") @Nullable String organisation,

            long ratings,

            @Schema(description = "From 1 to 5") double mean,

            @Schema(description = "Marks of 1 and 2") long low) {}

    @GET
    @PermissionsAllowed(Permission.READ_RATINGS)
    @Operation(operationId = "ratings", summary = "Single ratings with the answer that was rated, the newest first.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(responseCode = "400", description = "CURSOR_UNKNOWN")
    public Response page(
            @QueryParam("starsAtMost") @DefaultValue("5") int starsAtMost,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        RatingViews.Position after;
        try {
            after = cursor == null ? null : read(cursor);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Problems.response(
                    Problem.of(400, "CURSOR_UNKNOWN", "The cursor is not one of ours; start again without it."));
        }
        var page = views.page(starsAtMost, identity.getPrincipal().getName(), after, Math.clamp(limit, 1, 200));
        var items = page.ratings().stream()
                .map(rated -> new One(
                        rated.number(),
                        rated.title(),
                        rated.answer(),
                        rated.closedAt(),
                        rated.outcome(),
                        rated.organisation(),
                        rated.rating().stars(),
                        rated.rating().reasons(),
                        rated.rating().words(),
                        rated.firstAt(),
                        rated.at().equals(rated.firstAt()) ? null : rated.at()))
                .toList();
        return Response.ok(new Page(items, page.next() == null ? null : write(page.next())))
                .build();
    }

    @GET
    @Path("/sums")
    @PermissionsAllowed(Permission.SUM_RATINGS)
    @Operation(
            operationId = "ratingSums",
            summary = "By who executed, of what was rated in a span of time: how many, the mean, how many of 1 and 2.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            implementation = Sum.class,
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .ARRAY)))
    @APIResponse(responseCode = "400", description = "SPAN_WRONG")
    public Response sums(
            @Parameter(required = true, example = "2026-11-01T00:00:00Z") @QueryParam("from") @Nullable String from,
            @Parameter(required = true, description = "Not included", example = "2026-12-01T00:00:00Z")
                    @QueryParam("until")
                    @Nullable String until) {
        try {
            if (from == null || until == null) throw new DateTimeException("missing");
            Instant first = Years.instant(from);
            Instant end = Years.instant(until);
            if (!first.isBefore(end)) throw new DateTimeException("backwards");
            return Response.ok(views.sums(first, end).stream()
                            .map(sum -> new Sum(
                                    sum.organisation(), sum.ratings(), Math.round(sum.mean() * 100) / 100.0, sum.low()))
                            .toList())
                    .build();
        } catch (DateTimeException wrong) {
            return Problems.response(
                    Problem.of(400, "SPAN_WRONG", "Give from and until as instants, from before until."));
        }
    }

    private static String write(RatingViews.Position position) {
        String text = position.at() + "|" + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RatingViews.Position read(String cursor) {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|");
        if (parts.length != 2) throw new IllegalArgumentException("two parts");
        return new RatingViews.Position(Years.instant(parts[0]), Long.parseLong(parts[1]));
    }
}
