package kz.komek.correspondence.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How somebody can be reached who wrote on a channel.
 *
 * @param window for how long after their last words the provider lets us write; {@code null}: for ever
 * @param fallback what is tried, in order, when the conversation itself is closed
 * @param template the provider's approved text, to which the language is added; {@code null}: there is none
 */
public record Ways(
        @Nullable Duration window,
        List<Way> fallback,
        @Nullable String template) {
    public Ways {
        fallback = List.copyOf(fallback);
    }

    /** Stored: never rename one. */
    public enum Way {
        /** As it was meant first: where they wrote, or by e-mail. */
        FIRST,
        TEMPLATE,
        SMS,
        /** One of ours calls them. */
        CALL
    }

    public boolean isOpen(@Nullable Instant saidAt, Instant now) {
        Instant until = until(saidAt);
        return window == null || until != null && now.isBefore(until);
    }

    /** {@code null}: it does not end, or never began. */
    public @Nullable Instant until(@Nullable Instant saidAt) {
        return window == null || saidAt == null ? null : saidAt.plus(window);
    }

    /** What is tried when this has not arrived. */
    public Optional<Way> after(Way tried) {
        int next = fallback.indexOf(tried) + 1;
        return next < fallback.size() ? Optional.of(fallback.get(next)) : Optional.empty();
    }
}
