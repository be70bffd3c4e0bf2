package kz.komek.outage.domain;

import java.util.List;

/** Nothing was changed. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Refusal> refusals;

    public Refused(List<Refusal> refusals) {
        super(refusals.getFirst().why().name(), null, false, false);
        this.refusals = List.copyOf(refusals);
    }

    public Refused(Refusal.Why why, String field, String words) {
        this(List.of(new Refusal(why, field, words)));
    }

    /** At least one. */
    public List<Refusal> refusals() {
        return refusals;
    }
}
