package kz.komek.outage;

/** It was changed meanwhile: the caller looks at it and tries again. */
public final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1;
}
