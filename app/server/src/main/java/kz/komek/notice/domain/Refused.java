package kz.komek.notice.domain;

import java.util.List;

/** Nothing was changed. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Refusal> refusals;

    public Refused(List<Refusal> refusals) {
        super(refusals.getFirst().why().name(), null, false, false);
        this.refusals = List.copyOf(refusals);
    }

    /** At least one. */
    public List<Refusal> refusals() {
        return refusals;
    }
}
