package kz.komek.notice.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was told.
 *
 * @param readAt {@code null}: they have not read it
 */
public record Notice(long id, Told told, @Nullable Instant readAt) {}
