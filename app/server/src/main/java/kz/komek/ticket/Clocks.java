package kz.komek.ticket;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the clocks of tickets. Told of every act before it is written down, inside its transaction: whatever moves a
 * deadline stands in the same entry of the history.
 */
@FunctionalInterface
public interface Clocks {
    /**
     * @param ticket as it stands after the act
     * @param entry the act, not written yet
     * @return empty: the act changes nothing in when the ticket is due
     */
    Optional<Promised> act(Ticket ticket, HistoryEntry entry);

    /**
     * When the ticket is due from now on.
     *
     * @param broken when it was first promised, where that had passed already when it was moved
     * @param in whose working time; {@code null}: plain time
     * @param since when the clock stands; {@code null}: it runs
     * @param details that the entry keeps of it; none where it only stands or goes on
     */
    record Promised(
            Instant due,
            Ticket.@Nullable Counted in,
            @Nullable Instant since,
            @Nullable Instant broken,
            Map<String, String> details) {}
}
