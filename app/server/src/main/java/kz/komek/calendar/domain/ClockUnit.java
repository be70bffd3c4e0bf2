package kz.komek.calendar.domain;

/** The names are on the wire: never rename one. */
public enum ClockUnit {
    WORKING_MINUTES(true, 60),
    WORKING_HOURS(true, 60 * 60),
    /** The day of receipt is not counted; due at the close of the last. */
    WORKING_DAYS(true, Span.DAY_SECONDS),
    MINUTES(false, 60),
    HOURS(false, 60 * 60),
    /** To the same hour by the city's clock. */
    DAYS(false, Span.DAY_SECONDS);

    private static final int TWO_YEARS = 730 * Span.DAY_SECONDS;

    private final boolean working;
    private final int seconds;

    ClockUnit(boolean working, int seconds) {
        this.working = working;
        this.seconds = seconds;
    }

    /** Runs only while the calendar is open. */
    public boolean working() {
        return working;
    }

    /** A promise for later than two years is a mistake in typing. */
    public int most() {
        return TWO_YEARS / seconds;
    }

    int seconds() {
        return seconds;
    }
}
