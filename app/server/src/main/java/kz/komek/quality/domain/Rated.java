package kz.komek.quality.domain;

import java.time.Instant;
import kz.komek.contract.Rating;
import org.jspecify.annotations.Nullable;

/**
 * One rating with what was rated.
 *
 * @param organisation {@code null}: the centre answered by itself
 * @param answer the last words that the resident was told; {@code null}: none
 * @param at when it was corrected last; the same as {@code firstAt} if never
 */
public record Rated(
        long id,
        String number,
        String title,
        @Nullable String answer,
        Instant closedAt,
        String outcome,
        @Nullable String organisation,
        Rating rating,
        Instant firstAt,
        Instant at) {}
