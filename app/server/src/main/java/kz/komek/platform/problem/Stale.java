package kz.komek.platform.problem;

/** It was changed meanwhile: the caller looks at it and tries again. */
public final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1;
}
