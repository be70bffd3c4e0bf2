package kz.komek.routing.domain;

import java.time.Duration;
import kz.komek.catalogue.domain.Priority;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.RiskTier;
import org.jspecify.annotations.Nullable;

/**
 * How a tier is handled.
 *
 * @param from points
 * @param desk {@code null}: where the rules say
 * @param priority at least this one; {@code null}: that of the rules
 * @param skill empty: that of the rules
 * @param hours from the moment it is known to be such, when that is sooner than what was promised; {@code null}: as promised
 */
public record Handling(
        RiskTier tier,
        int from,
        @Nullable Desk desk,
        @Nullable Priority priority,
        boolean urgent,
        String skill,
        @Nullable Integer hours) {
    public Handling {
        skill = skill.strip();
    }

    public @Nullable Duration clock() {
        return hours == null ? null : Duration.ofHours(hours);
    }
}
