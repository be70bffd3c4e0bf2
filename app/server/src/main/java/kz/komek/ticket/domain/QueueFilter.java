package kz.komek.ticket.domain;

import java.time.Instant;
import java.util.Set;
import kz.komek.catalogue.domain.Priority;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/**
 * Which of the tickets of a queue somebody wants to see; {@code null} and {@code false}: it does not matter.
 *
 * @param issues codes, any of them
 * @param overdueAt their deadline is before that, and their clock runs
 * @param receivedBefore they were received before that
 * @param assignee login of who has them in hand
 * @param nobodys nobody has them in hand
 */
public record QueueFilter(
        @Nullable String district,
        @Nullable String sector,
        @Nullable Set<String> issues,
        @Nullable TicketType type,
        @Nullable Channel channel,
        @Nullable Language language,
        @Nullable Priority priority,
        @Nullable Desk desk,
        boolean urgent,
        @Nullable Instant overdueAt,
        @Nullable Instant receivedBefore,
        @Nullable String organisation,
        boolean residentWaits,
        @Nullable String assignee,
        boolean nobodys) {
    public static final QueueFilter ALL = new QueueFilter(
            null, null, null, null, null, null, null, null, false, null, null, null, false, null, false);

    public QueueFilter atAnyDesk() {
        return new QueueFilter(
                district,
                sector,
                issues,
                type,
                channel,
                language,
                priority,
                null,
                urgent,
                overdueAt,
                receivedBefore,
                organisation,
                residentWaits,
                assignee,
                nobodys);
    }

    public boolean isAll() {
        return equals(ALL);
    }
}
