package kz.komek.calendar.domain;

import java.time.LocalDate;
import java.util.Optional;
import kz.komek.calendar.domain.Refusal.Why;

/** Which dates a calendar may speak of: the year 0226 is a slip of a finger. */
final class Dates {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private Dates() {}

    static Optional<Refusal> refusal(String field, LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Why.DATE_WRONG,
                        field,
                        date + " is not a date between " + FIRST_YEAR + " and " + LAST_YEAR + "."));
    }
}
