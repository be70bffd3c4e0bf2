package kz.komek.ticket.domain;

import java.time.Instant;

/** What stood in a message until its writer changed it. */
public record Former(Instant until, String text) {}
