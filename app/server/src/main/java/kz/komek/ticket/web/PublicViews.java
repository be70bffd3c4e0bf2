package kz.komek.ticket.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.PublicTicket;
import kz.komek.ticket.TicketViews;
import kz.komek.ticket.domain.Attachment;
import kz.komek.ticket.domain.Ending;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.TicketStatus;
import org.jspecify.annotations.Nullable;

/** What a resident may see: plain steps and words, never an internal name. */
final class PublicViews {
    private PublicViews() {}

    static PublicTicket of(TicketViews.Tracked tracked, boolean withKey) {
        var ticket = tracked.ticket();
        var lead = tracked.lead();
        return new PublicTicket(
                ticket.number(),
                lead.status().forResidents(),
                ticket.receivedAt(),
                lead.changedAt(),
                steps(tracked.history()),
                withKey,
                // While it waits for funds no time passes, and nothing is late.
                withKey && !(lead.pausedAt() != null && lead.status() == TicketStatus.PLANNED) ? lead.dueAt() : null,
                withKey && lead.outcome() != null ? lead.outcome().name() : null,
                withKey ? messages(tracked) : List.of(),
                withKey ? ticket.place() : null,
                withKey ? tracked.continuedBy() : null,
                withKey ? ending(tracked) : null,
                tracked.complaintAbout(),
                tracked.complaints(),
                withKey && lead.status() == TicketStatus.PLANNED
                        ? lead.execution().plannedFor()
                        : null);
    }

    private static PublicTicket.@Nullable Ending ending(TicketViews.Tracked tracked) {
        Ending ending = tracked.ending();
        if (ending == null) return null;
        return new PublicTicket.Ending(
                ending.version(),
                ending.at(),
                ending.at().plus(Duration.ofDays(tracked.reopenWindow().getDays())),
                ending.rated() == null || ending.ratedAt() == null
                        ? null
                        : new PublicTicket.Rated(ending.rated(), ending.ratedAt()));
    }

    /** One step for every change of the status a resident knows. */
    private static List<PublicTicket.Step> steps(List<HistoryEntry> history) {
        var steps = new ArrayList<PublicTicket.Step>();
        for (HistoryEntry entry : history) {
            var status = entry.status().forResidents();
            if (steps.isEmpty() || steps.getLast().status() != status) {
                steps.add(new PublicTicket.Step(status, entry.at()));
            }
        }
        return steps;
    }

    private static List<PublicTicket.Message> messages(TicketViews.Tracked tracked) {
        return tracked.messages().stream()
                .filter(PublicViews::isForResident)
                .map(message -> new PublicTicket.Message(
                        message.direction() == Message.Direction.IN,
                        message.at(),
                        message.text(),
                        attachments(tracked.attachments(), message.id())))
                .toList();
    }

    private static boolean isForResident(Message message) {
        return switch (message.kind()) {
            case RESIDENT, UNREADABLE, REPLY, QUESTION -> true;
            case MACHINE, NOTE, PROPOSAL, ACKNOWLEDGEMENT -> false;
        };
    }

    private static List<AttachmentRef> attachments(Map<UUID, List<Attachment>> all, UUID message) {
        return all.getOrDefault(message, List.of()).stream()
                .filter(attachment -> !attachment.original())
                .flatMap(attachment -> attachment.shown().stream())
                .toList();
    }
}
