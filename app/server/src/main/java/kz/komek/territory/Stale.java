package kz.komek.territory;

import kz.komek.territory.domain.Entry;
import org.jspecify.annotations.Nullable;

/** It changed since it was read, or is there already; {@code null}: it is not there. */
public final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient @Nullable Entry present;

    Stale(@Nullable Entry present) {
        super("stale", null, false, false);
        this.present = present;
    }

    public @Nullable Entry present() {
        return present;
    }
}
