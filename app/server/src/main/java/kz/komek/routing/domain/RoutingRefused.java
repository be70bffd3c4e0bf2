package kz.komek.routing.domain;

/** Carries a refusal out of a transaction, so that nothing half done is kept. */
public final class RoutingRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public RoutingRefused(Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
