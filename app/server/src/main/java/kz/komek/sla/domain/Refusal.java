package kz.komek.sla.domain;

import java.time.Instant;

/** Why something about a deadline cannot be done. */
public sealed interface Refusal {
    /** It does not run on this ticket. */
    record NotRunning(ClockKind kind) implements Refusal {}

    /** An extension is granted once. */
    record ExtendedBefore(ClockKind kind) implements Refusal {}

    record NotExtendable(ClockKind kind) implements Refusal {}

    /** Not later than it is due already. */
    record NotLater(Instant due) implements Refusal {}

    /** Later than the law, or we, allow. */
    record TooLate(Instant latest) implements Refusal {}

    /** The rules have faults. @param faults at least one */
    record RulesWrong(java.util.List<RuleFault> faults) implements Refusal {
        public RulesWrong {
            faults = java.util.List.copyOf(faults);
        }
    }
}
