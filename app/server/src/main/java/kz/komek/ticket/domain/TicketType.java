package kz.komek.ticket.domain;

/** The five types of a 109 centre. */
public enum TicketType {
    CONSULTATION,
    INCIDENT,
    COMPLAINT,
    GRATITUDE,
    PROPOSAL;

    /** An operator answers it from what the centre knows; no service has to do anything. */
    public boolean isAnsweredAtFirstContact() {
        return this == CONSULTATION || this == GRATITUDE;
    }
}
