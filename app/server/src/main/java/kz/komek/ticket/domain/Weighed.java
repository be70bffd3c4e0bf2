package kz.komek.ticket.domain;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules say of the risk of a ticket.
 *
 * @param registration codes of the factors that hold, by themselves or because somebody said so
 * @param consideration {@code null}: nobody has considered it yet
 * @param points of all of them
 * @param rules version
 * @param clock within which such a ticket is done, from the moment it is known to be one; {@code null}: as promised
 */
public record Weighed(
        List<String> registration,
        @Nullable List<String> consideration,
        int points,
        RiskTier tier,
        int rules,
        @Nullable Duration clock) {
    public Weighed {
        registration = List.copyOf(registration);
        consideration = consideration == null ? null : List.copyOf(consideration);
    }

    public @Nullable List<String> of(RiskStep step) {
        return switch (step) {
            case REGISTRATION -> registration;
            case CONSIDERATION -> consideration;
        };
    }

    Map<String, String> details() {
        var details = new HashMap<>(Map.of(
                "tier", tier.name(), "points", String.valueOf(points), "factors", String.join(" ", registration)));
        if (consideration != null && !consideration.isEmpty())
            details.merge("factors", String.join(" ", consideration), (one, other) -> (one + " " + other).strip());
        return details;
    }
}
