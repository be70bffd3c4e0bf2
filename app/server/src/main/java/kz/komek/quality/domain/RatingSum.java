package kz.komek.quality.domain;

import org.jspecify.annotations.Nullable;

/**
 * @param organisation {@code null}: the centre answered by itself
 * @param low how many are so low that quality control looks at them
 */
public record RatingSum(@Nullable String organisation, long ratings, double mean, long low) {}
