package kz.komek.ticket.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.komek.contract.Rating;
import org.jspecify.annotations.Nullable;

/**
 * One end of a ticket, as its history tells it: a ticket that was opened again has had several.
 *
 * @param version of the ticket when it was closed
 * @param organisation that executed it then; {@code null}: none did
 * @param rated what the resident said of it last; {@code null}: nothing
 * @param ratedAt when they said something of it first
 */
public record Ending(
        int version,
        Instant at,
        Outcome outcome,
        @Nullable String organisation,
        @Nullable Rating rated,
        @Nullable Instant ratedAt) {

    /** @param history of the whole ticket, in its order */
    public static Optional<Ending> of(List<HistoryEntry> history, int version) {
        return history.stream()
                .filter(entry -> entry.version() == version && entry.kind() == EventKind.CLOSED)
                .findFirst()
                .map(closed -> of(history, closed));
    }

    /** The end it has come to; empty while it is open. */
    public static Optional<Ending> last(List<HistoryEntry> history) {
        return history.reversed().stream()
                .filter(entry -> entry.kind() == EventKind.CLOSED || entry.kind() == EventKind.REOPENED)
                .findFirst()
                .filter(entry -> entry.kind() == EventKind.CLOSED)
                .map(closed -> of(history, closed));
    }

    private static Ending of(List<HistoryEntry> history, HistoryEntry closed) {
        String organisation = null;
        Rating rated = null;
        Instant ratedAt = null;
        for (HistoryEntry entry : history) {
            var values = entry.details().values();
            boolean sent = entry.kind() == EventKind.SENT || entry.kind() == EventKind.REDIRECTED;
            if (sent && entry.version() < closed.version()) organisation = values.get("organisation");
            if (entry.kind() == EventKind.RATED
                    && String.valueOf(closed.version()).equals(values.get("closing"))) {
                rated = RatingDetails.read(values);
                if (ratedAt == null) ratedAt = entry.at();
            }
        }
        var outcome = Outcome.valueOf(closed.details().values().getOrDefault("outcome", "TERMINATED"));
        return new Ending(closed.version(), closed.at(), outcome, organisation, rated, ratedAt);
    }
}
