package kz.komek.organisation.domain;

/** What a person does at the centre, and so what they may. Stored and carried in tokens: never rename one. */
public enum Role {
    OPERATOR,
    INSPECTOR,
    EXECUTOR,
    ANALYST,
    METHODOLOGIST,
    QUALITY,
    SUPERVISOR,
    ADMIN;

    /** Whether tickets are open to them. */
    public boolean seesTickets() {
        return switch (this) {
            case OPERATOR, INSPECTOR, SUPERVISOR, ADMIN -> true;
            case EXECUTOR, ANALYST, METHODOLOGIST, QUALITY -> false;
        };
    }
}
