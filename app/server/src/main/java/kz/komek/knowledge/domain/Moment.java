package kz.komek.knowledge.domain;

import java.time.Instant;

/** A place in the order of time: when a ticket came, and which of those of that instant it is. */
public record Moment(Instant at, long ticket) {
    public static final Moment END = new Moment(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);
}
