package kz.komek.ticket.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A number once given, and the ticket it leads to now. A merge repoints it; it is never taken away. */
@Entity
@Table(name = "ticket_number")
public class TicketNumber {
    @Id
    private String number;

    private long serial;

    @Column(name = "ticket_id")
    private long ticketId;

    protected TicketNumber() {}

    public TicketNumber(String number, long serial, long ticketId) {
        this.number = number;
        this.serial = serial;
        this.ticketId = ticketId;
    }

    public String number() {
        return number;
    }

    public long ticketId() {
        return ticketId;
    }
}
