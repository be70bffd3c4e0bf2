package kz.komek.notice.domain;

/**
 * A step of the ladder: whom it tells, and when.
 *
 * @param amount 0 at the breach
 */
public record Step(Whom whom, When when, int amount, Unit unit) {
    private static final int WORKING_DAY = 8;

    /** From the bottom to the top. Stored: never rename one. */
    public enum Whom {
        RESPONSIBLE,
        DEPARTMENT_HEAD,
        ORGANISATION_HEAD,
        DEPUTY_AKIM
    }

    /** Stored: never rename one. */
    public enum When {
        BEFORE,
        AT_BREACH,
        AFTER
    }

    /** Stored: never rename one. */
    public enum Unit {
        /** Of the time until the deadline, that has passed. */
        PERCENT,
        HOURS,
        WORKING_HOURS,
        WORKING_DAYS
    }

    public static Step atBreach(Whom whom) {
        return new Step(whom, When.AT_BREACH, 0, Unit.HOURS);
    }

    boolean isPossible() {
        return switch (when) {
            case AT_BREACH -> amount == 0 && unit != Unit.PERCENT;
            case BEFORE -> amount >= 1 && amount <= (unit == Unit.PERCENT ? 99 : 1000);
            case AFTER -> unit != Unit.PERCENT && amount >= 1 && amount <= 1000;
        };
    }

    /** False where the hours of a calendar would have to be known: those who keep the ladder know what they mean. */
    boolean isSurelyAfter(Step next) {
        if (when != next.when) return when.compareTo(next.when) > 0;
        return switch (when) {
            case AT_BREACH -> false;
            case BEFORE ->
                unit == Unit.PERCENT
                        ? next.unit == Unit.PERCENT && amount > next.amount
                        : next.unit == Unit.PERCENT || isComparable(next) && hours() < next.hours();
            case AFTER -> isComparable(next) && hours() > next.hours();
        };
    }

    private boolean isComparable(Step other) {
        return unit == Unit.HOURS == (other.unit == Unit.HOURS);
    }

    private int hours() {
        return unit == Unit.WORKING_DAYS ? amount * WORKING_DAY : amount;
    }
}
