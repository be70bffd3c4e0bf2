package kz.komek.routing.domain;

import java.time.LocalDate;
import java.util.Comparator;
import kz.komek.ticket.domain.Moment;
import kz.komek.ticket.domain.Routed.Triage;
import org.jspecify.annotations.Nullable;

/**
 * What is counted together.
 *
 * @param day of the city
 * @param rule its number; 0: none
 */
public record Deciding(
        LocalDate day,
        int version,
        int rule,
        Moment moment,
        @Nullable Triage triage) {
    /** One order for all who add to the same rows. */
    public static final Comparator<Deciding> ORDER = Comparator.comparing(Deciding::day)
            .thenComparing(Deciding::version)
            .thenComparing(Deciding::rule)
            .thenComparing(Deciding::moment)
            .thenComparing(Deciding::triage, Comparator.nullsFirst(Comparator.naturalOrder()));

    public record Counted(Deciding what, long decisions) {}
}
