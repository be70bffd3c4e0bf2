package kz.komek.calendar.domain;

import java.time.Instant;

/** Who made a version, and when. */
public record Made(Instant at, String by) {}
