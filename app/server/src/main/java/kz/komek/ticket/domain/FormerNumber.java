package kz.komek.ticket.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The number that a ticket had in the register of an older system. */
@Entity
@Table(name = "former_number")
public class FormerNumber {
    @Id
    private String number;

    @Column(name = "ticket_id")
    private long ticketId;

    protected FormerNumber() {}

    public FormerNumber(String number, long ticketId) {
        this.number = number;
        this.ticketId = ticketId;
    }
}
