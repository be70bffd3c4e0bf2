package kz.komek.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/** What people mean when they write a day: beyond it are slips of the hand, and days that PostgreSQL cannot keep. */
public final class Years {
    private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);
    private static final Instant BEGIN = Instant.EPOCH;
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private Years() {}

    /** @throws DateTimeException when it is none, or lies in no such year */
    public static Instant instant(String text) {
        return within(Instant.parse(text));
    }

    public static Instant within(Instant at) {
        if (at.isBefore(BEGIN) || !at.isBefore(END)) throw new DateTimeException("of no year from 1970 to 2199");
        return at;
    }

    public static LocalDate within(LocalDate day) {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) throw new DateTimeException("of no year from 1970 to 2199");
        return day;
    }
}
