package kz.komek.ticket.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** A part of an incident, or what was worked under another ticket, was executed by whoever executed that one. */
    public Ending workedUnder(List<HistoryEntry> other) {
        if (organisation != null) return this;
        String executed = executed(other.stream().filter(entry -> !entry.at().isAfter(at)));
        return new Ending(version, at, outcome, executed, rated, ratedAt);
    }

    /** The same end, as somebody judged it whose own history this is. */
    public Ending judgedIn(List<HistoryEntry> own) {
        Rating said = null;
        Instant first = null;
        for (HistoryEntry entry : own) {
            if (!judges(entry, version)) continue;
            said = RatingDetails.read(entry.details().values());
            if (first == null) first = entry.at();
        }
        return new Ending(version, at, outcome, organisation, said, first);
    }

    private static boolean judges(HistoryEntry entry, int closing) {
        return entry.kind() == EventKind.RATED
                && String.valueOf(closing).equals(entry.details().values().get("closing"));
    }

    private static @Nullable String executed(Stream<HistoryEntry> history) {
        return history.filter(entry -> entry.kind() == EventKind.SENT || entry.kind() == EventKind.REDIRECTED)
                .map(entry -> entry.details().values().get("organisation"))
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static Ending of(List<HistoryEntry> history, HistoryEntry closed) {
        String organisation = executed(history.stream().filter(entry -> entry.version() < closed.version()));
        var outcome = Outcome.valueOf(closed.details().values().getOrDefault("outcome", "TERMINATED"));
        return new Ending(closed.version(), closed.at(), outcome, organisation, null, null).judgedIn(history);
    }
}
