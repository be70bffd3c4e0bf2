package kz.komek.ticket.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import kz.komek.catalogue.Catalogue;
import kz.komek.catalogue.domain.Priority;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.ProblemException;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.QueueFilter;
import kz.komek.ticket.domain.TicketType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What somebody wants to see of a queue. */
class FilterParams {
    @QueryParam("district")
    @Nullable String district;

    @QueryParam("sector")
    @Nullable String sector;

    @QueryParam("sphere")
    @Nullable String sphere;

    @QueryParam("issue")
    @Nullable String issue;

    @QueryParam("type")
    @Nullable TicketType type;

    @QueryParam("channel")
    @Nullable Channel channel;

    @Schema(implementation = Language.class)
    @QueryParam("language")
    @Nullable String language;

    @QueryParam("priority")
    @Nullable Priority priority;

    @Parameter(description = "Where it waits for one of the centre's people")
    @QueryParam("desk")
    @Nullable Desk desk;

    @QueryParam("urgent")
    @DefaultValue("false")
    boolean urgent;

    @QueryParam("overdue")
    @DefaultValue("false")
    boolean overdue;

    @QueryParam("olderThanDays")
    @Nullable Integer olderThanDays;

    @QueryParam("organisation")
    @Nullable String organisation;

    @QueryParam("residentWaits")
    @DefaultValue("false")
    boolean residentWaits;

    @Parameter(description = "Login of who has it in hand")
    @QueryParam("assignee")
    @Nullable String assignee;

    @Parameter(description = "Nobody has it in hand")
    @QueryParam("nobodys")
    @DefaultValue("false")
    boolean nobodys;

    QueueFilter filter(Catalogue catalogue, Instant now) {
        return new QueueFilter(
                district,
                sector,
                issue != null ? Set.of(issue) : sphere == null ? null : catalogue.issuesOf(sphere),
                type,
                channel,
                spoken(),
                priority,
                desk,
                urgent,
                overdue ? now : null,
                olderThanDays == null ? null : now.minus(Duration.ofDays(Math.clamp(olderThanDays, 0, 36_500))),
                organisation,
                residentWaits,
                assignee,
                nobodys);
    }

    /** Written small, as everywhere in the API. */
    private @Nullable Language spoken() {
        if (language == null) return null;
        return Stream.of(Language.values())
                .filter(one -> one.name().equalsIgnoreCase(language))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(400, "PARAMETER_WRONG", "A parameter of the address is not readable.")));
    }
}
