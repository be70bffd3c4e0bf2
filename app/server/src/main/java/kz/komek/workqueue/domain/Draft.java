package kz.komek.workqueue.domain;

import java.time.Instant;

/** What somebody has begun to write to the resident. */
public record Draft(String login, String text, Instant at) {}
