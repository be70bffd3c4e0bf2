package kz.komek.sla.domain;

import java.time.Instant;

/** When a version came, and by whom. */
public record PolicyChange(int version, Instant at, String by) {}
