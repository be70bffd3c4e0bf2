package kz.komek.sla.domain;

/** What is waited for. The names are stored and published: never rename one. */
public enum ClockKind {
    /** Until one of ours says something to the resident. */
    FIRST_RESPONSE(true, Escalates.NO),
    /** Until somebody has said what it is about. */
    REGISTRATION(true, Escalates.NO),
    /** Until the organisation has taken it, planned it, or said that it is not theirs. */
    ACCEPTANCE(true, Escalates.YES),
    /** Until it is closed: what the resident was promised. */
    RESOLUTION(true, Escalates.YES),
    /** The term of the law for an appeal. A question to the resident counts inside it. */
    STATUTORY(false, Escalates.YES),
    /** Until an appeal is sent to whoever is competent. */
    FORWARDING(false, Escalates.YES),
    /** Until the resident has been told of an extension. */
    EXTENSION_NOTICE(false, Escalates.YES),
    /** Until the end of the day on which the work is planned. */
    PLAN(false, Escalates.TOLD),
    /** Until the resident answers. */
    SILENCE(false, Escalates.NEVER_LATE);

    private enum Escalates {
        NO,
        YES,
        TOLD,
        NEVER_LATE
    }

    private final boolean waitsForResident;
    private final Escalates escalates;

    ClockKind(boolean waitsForResident, Escalates escalates) {
        this.waitsForResident = waitsForResident;
        this.escalates = escalates;
    }

    /** It stands still while the resident is asked. */
    public boolean waitsForResident() {
        return waitsForResident;
    }

    /** Somebody is told before it is due. */
    public boolean warns() {
        return escalates == Escalates.YES || escalates == Escalates.NO;
    }

    /** Those above are told when it is not kept. */
    public boolean escalates() {
        return escalates == Escalates.YES;
    }

    /** Whether passing it breaks something: a resident who is silent breaks nothing. */
    boolean canBeLate() {
        return escalates != Escalates.NEVER_LATE;
    }

    /** Whether passing it stands in the history of the ticket: what the resident was promised, and the law. */
    public boolean isInHistory() {
        return this == RESOLUTION || this == STATUTORY;
    }

    /** It may be extended by a decision. */
    public boolean isExtendable() {
        return this == RESOLUTION || this == STATUTORY;
    }
}
