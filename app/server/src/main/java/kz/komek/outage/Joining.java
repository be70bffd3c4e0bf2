package kz.komek.outage;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import kz.komek.outage.domain.MassOutage;
import kz.komek.outage.store.OutageTable;
import kz.komek.ticket.Incidents;
import kz.komek.ticket.TicketChanged;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketType;
import org.jspecify.annotations.Nullable;

/** Puts new tickets under the outage that they ask about: by their issue, or before they have one by their words. */
@Singleton
class Joining {
    /** After all who look at the act itself: this is another act. */
    static final int LAST = 5000;

    private final OutageTable table;
    private final PlannedWorks places;
    private final Incidents incidents;
    private final Nearby nearby;
    private final InstantSource time;

    Joining(OutageTable table, PlannedWorks places, Incidents incidents, Nearby nearby, InstantSource time) {
        this.table = table;
        this.places = places;
        this.incidents = incidents;
        this.nearby = nearby;
        this.time = time;
    }

    void on(@Observes @Priority(LAST) TicketChanged changed) {
        Ticket ticket = changed.ticket();
        switch (changed.entry().kind()) {
            case RECEIVED, LOCATED -> join(ticket, changed.message());
            case REGISTERED -> {
                comeOut(ticket);
                join(ticket, changed.message());
            }
            case CLOSED, MERGED ->
                ended(ticket, Objects.requireNonNullElse(changed.entry().actor(), ""));
            default -> {
                // moves nothing in or out of an outage
            }
        }
    }

    /** The incident is held first, as by those who close it, and then the outage. */
    private void join(Ticket ticket, @Nullable Message message) {
        if (ticket.parent() != null || ticket.complainsOf() != null || !isHere(ticket)) return;
        List<MassOutage> running = table.running();
        if (running.isEmpty()) return;
        var path = new HashSet<>(places.spot(ticket).path());
        nearby.fitting(Nearby.at(path, running), ticket.issue(), words(message))
                .ifPresent(outage -> incidents.join(
                        ticket,
                        outage.ticket(),
                        ticket.issue() == null ? "OUTAGE_BY_WORDS" : "OUTAGE_BY_ISSUE",
                        time.instant(),
                        () -> table.hold(outage.id())));
    }

    /** Its words, or its resident, said that it is about the outage; who has registered it knows better. */
    private void comeOut(Ticket ticket) {
        Long incident = ticket.parent();
        if (incident == null) return;
        table.byTicket(incident)
                .filter(outage -> !isAbout(ticket, outage))
                .ifPresent(outage -> incidents.leave(ticket, "ABOUT_SOMETHING_ELSE", time.instant()));
    }

    /** The incident may have been registered as something else itself, and its parts with it. */
    private boolean isAbout(Ticket ticket, MassOutage outage) {
        if (!isHere(ticket)) return false;
        String issue = ticket.issue();
        return issue == null
                || issue.equals(outage.issue())
                || issue.equals(incidents.find(outage.ticket()).issue());
    }

    /** Thanks and proposals are not outages, whatever words stand in them. */
    private static boolean isHere(Ticket ticket) {
        TicketType type = ticket.type();
        return type == null || type == TicketType.INCIDENT || type == TicketType.CONSULTATION;
    }

    private static @Nullable String words(@Nullable Message message) {
        if (message == null) return null;
        return message.subject() == null ? message.text() : message.subject() + "\n" + message.text();
    }

    /** Who closes the incident by hand, or works it under another ticket, ends the outage. */
    private void ended(Ticket ticket, String by) {
        table.byTicket(ticket.id())
                .filter(MassOutage::isRunning)
                .ifPresent(outage -> table.end(outage.id(), by, time.instant()));
    }
}
