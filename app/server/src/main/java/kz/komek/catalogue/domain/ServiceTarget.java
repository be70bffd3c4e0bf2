package kz.komek.catalogue.domain;

/** By when the matter should be settled; whether hours and days are working time is the calendar's to say. */
public record ServiceTarget(int amount, TargetUnit unit) {
    boolean reasonable() {
        return amount >= 1
                && amount
                        <= switch (unit) {
                            case WORKING_HOURS, HOURS -> 8760;
                            case WORKING_DAYS, DAYS -> 365;
                        };
    }
}
