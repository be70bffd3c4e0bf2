package kz.komek.health.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody had a day taken again.
 *
 * @param letters sent on their way again
 * @param left that could not be, or that are too many for one time
 * @param asked the provider's list is to be read again
 * @param done {@code null}: nobody has answered yet, or nobody was asked
 */
public record Replaying(
        UUID id,
        Account account,
        LocalDate day,
        Instant at,
        String by,
        int letters,
        int left,
        boolean asked,
        @Nullable Instant answeredAt,
        @Nullable Boolean done) {}
