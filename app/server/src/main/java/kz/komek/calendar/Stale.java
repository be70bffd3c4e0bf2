package kz.komek.calendar;

import org.jspecify.annotations.Nullable;

/** It changed since it was read, or is there already; {@code null}: it is not there. */
public final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Object present;

    Stale(@Nullable Object present) {
        super("stale", null, false, false);
        this.present = present;
    }

    public @Nullable Object present() {
        return present;
    }
}
