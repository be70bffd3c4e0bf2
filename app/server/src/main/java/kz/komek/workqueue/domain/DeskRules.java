package kz.komek.workqueue.domain;

import java.time.Duration;
import kz.komek.ticket.domain.Desk;

/**
 * How work is dealt out at a desk.
 *
 * @param offers whether what waits is offered to whoever is ready; else they take it themselves
 * @param answerWithin how long an offer stands
 * @param serviceWithin within which {@code servicePercent} of what comes should be in somebody's hands
 * @param version rises with every change
 */
public record DeskRules(
        Desk desk, boolean offers, Duration answerWithin, Duration serviceWithin, int servicePercent, int version) {}
