package kz.komek.ticket.domain;

/** When the risk of a ticket is weighed. Stored: never rename one. */
public enum RiskStep {
    REGISTRATION,
    CONSIDERATION
}
