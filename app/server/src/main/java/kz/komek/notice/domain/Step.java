package kz.komek.notice.domain;

/**
 * A step of the ladder: whom it tells, and when.
 *
 * @param amount 0 at the breach
 */
public record Step(Whom whom, StepWhen when, int amount, StepUnit unit) {
    private static final int WORKING_DAY = 8;

    boolean isPossible() {
        return switch (when) {
            case AT_BREACH -> amount == 0 && unit != StepUnit.PERCENT;
            case BEFORE -> amount >= 1 && amount <= (unit == StepUnit.PERCENT ? 99 : 1000);
            case AFTER -> unit != StepUnit.PERCENT && amount >= 1 && amount <= 1000;
        };
    }

    /** False where the hours of a calendar would have to be known: those who keep the ladder know what they mean. */
    boolean isSurelyAfter(Step next) {
        if (when != next.when) return when.compareTo(next.when) > 0;
        return switch (when) {
            case AT_BREACH -> false;
            case BEFORE ->
                unit == StepUnit.PERCENT
                        ? next.unit == StepUnit.PERCENT && amount > next.amount
                        : next.unit == StepUnit.PERCENT || isComparable(next) && hours() < next.hours();
            case AFTER -> isComparable(next) && hours() > next.hours();
        };
    }

    private boolean isComparable(Step other) {
        return unit == StepUnit.HOURS == (other.unit == StepUnit.HOURS);
    }

    private int hours() {
        return unit == StepUnit.WORKING_DAYS ? amount * WORKING_DAY : amount;
    }
}
