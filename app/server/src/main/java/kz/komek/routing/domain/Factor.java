package kz.komek.routing.domain;

import kz.komek.contract.Names;
import kz.komek.ticket.domain.RiskStep;
import org.jspecify.annotations.Nullable;

/**
 * What makes a ticket weigh more.
 *
 * @param when it is so by itself; {@code null}: a person says it
 */
public record Factor(
        String code,
        Names names,
        int points,
        RiskStep step,
        boolean on,
        @Nullable When when) {}
