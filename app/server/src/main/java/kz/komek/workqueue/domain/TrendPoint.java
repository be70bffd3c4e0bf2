package kz.komek.workqueue.domain;

import java.time.Duration;
import java.time.Instant;
import kz.komek.contract.Language;
import kz.komek.ticket.domain.Desk;
import org.jspecify.annotations.Nullable;

/**
 * What was taken in one stretch of time.
 *
 * @param at where the stretch begins
 * @param inTime of them within the desk's target
 * @param longest that any of them had waited
 */
public record TrendPoint(
        Instant at, Desk desk, @Nullable Language language, long taken, long inTime, Duration longest) {}
