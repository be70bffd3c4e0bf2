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
    ADMIN
}
