package kz.komek.ticket.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** Somebody beside the first whose address was given with a ticket. */
@Entity
@Table(name = "ticket_participant")
public class Participant {
    @Embeddable
    record Key(
            @Column(name = "ticket_id") long ticketId,
            @Column(name = "resident_id") long residentId) implements Serializable {}

    @EmbeddedId
    private Key key;

    protected Participant() {}

    public Participant(long ticketId, long residentId) {
        this.key = new Key(ticketId, residentId);
    }

    public long ticketId() {
        return key.ticketId();
    }

    public long residentId() {
        return key.residentId();
    }
}
