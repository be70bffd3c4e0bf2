package kz.komek.calendar.domain;

import java.util.Optional;
import kz.komek.calendar.domain.Refusal.Why;

/** How much time there is. */
public record Target(int amount, ClockUnit unit) {
    /** @throws Refused see {@link #refusal} */
    public Target {
        refusal(amount, unit).ifPresent(refusal -> {
            throw new Refused(refusal);
        });
    }

    /** Whether there can be such a target: none at once, none of two years. */
    public static Optional<Refusal> refusal(int amount, ClockUnit unit) {
        if (amount >= 1 && amount <= unit.most()) return Optional.empty();
        return Optional.of(
                new Refusal(Why.TARGET_WRONG, "amount", "A target of " + unit + " is from 1 to " + unit.most() + "."));
    }
}
