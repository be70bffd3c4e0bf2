package kz.komek.catalogue.web;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import kz.komek.catalogue.OtherWatch;
import kz.komek.catalogue.domain.FrequentWords.Counted;
import kz.komek.platform.identity.Permission;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

@Path("/api/v1/catalogue/other")
@PermissionsAllowed({Permission.KEEP_CATALOGUE, Permission.READ_REPORTS})
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OtherResource {
    private static final int MOST = 53;

    private final OtherWatch watch;

    OtherResource(OtherWatch watch) {
        this.watch = watch;
    }

    @Schema(name = "OtherWeek")
    record Week(
            @Schema(examples = "2026-W47") String week,
            LocalDate monday,

            @Schema(description = "All tickets that came in this week")
            long every,

            @Schema(description = "Filed under an issue called other")
            long other,

            @Schema(description = "Under no issue, or not yet")
            long unfiled,

            @Schema(description = "Of both in all, from 0 to 1")
            double share,

            @Schema(description = "Of their titles; only words that three of them have")
            List<Counted> words) {}

    @GET
    @Operation(
            operationId = "otherWeeks",
            summary =
                    "How much was filed under other or under nothing, by ISO week, the newest first, and the words in it.")
    public List<Week> weeks(
            @QueryParam("weeks") @DefaultValue("12") @Parameter(description = "From 1 to " + MOST) int weeks) {
        return watch.weeks(Math.clamp(weeks, 1, MOST)).stream()
                .map(week -> new Week(
                        week.week(),
                        week.monday(),
                        week.every(),
                        week.other(),
                        week.unfiled(),
                        week.share(),
                        week.words()))
                .toList();
    }
}
