package kz.komek.call.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A caller who is not put through for a while.
 *
 * @param phone in E.164
 */
public record CallBlock(UUID id, String phone, String reason, Instant at, String by, Instant until) {}
