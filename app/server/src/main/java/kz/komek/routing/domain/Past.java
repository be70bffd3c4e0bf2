package kz.komek.routing.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a resident wrote about before this, as far back as anybody asks. */
public record Past(List<Earlier> earlier) {
    public static final Past NONE = new Past(List.of());

    public record Earlier(Instant at, @Nullable String issue) {}

    public Past {
        earlier = List.copyOf(earlier);
    }

    /** With what is not in the register yet. @param moments of tickets of which nobody has said yet what they are about */
    public Past and(List<Instant> moments) {
        if (moments.isEmpty()) return this;
        return new Past(Stream.concat(earlier.stream(), moments.stream().map(at -> new Earlier(at, null)))
                .toList());
    }

    boolean says(Repeat repeat, @Nullable String issue, Instant at) {
        Instant since = at.minus(Duration.ofDays(repeat.days()));
        return switch (repeat.status()) {
            case FIRST -> earlier.isEmpty();
            case WROTE -> earlier.stream().anyMatch(one -> !one.at().isBefore(since));
            case SAME_ISSUE ->
                issue != null
                        && earlier.stream()
                                .anyMatch(one ->
                                        issue.equals(one.issue()) && !one.at().isBefore(since));
        };
    }
}
