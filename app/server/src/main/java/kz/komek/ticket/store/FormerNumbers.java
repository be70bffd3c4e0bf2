package kz.komek.ticket.store;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import kz.komek.ticket.domain.FormerNumber;
import kz.komek.ticket.domain.Ticket;

/** What was brought over from an older register. */
@Singleton
public class FormerNumbers {
    private final EntityManager entities;

    FormerNumbers(EntityManager entities) {
        this.entities = entities;
    }

    /** One import at a time, on all servers, until the transaction ends; who only reads does not wait. */
    public void lock() {
        entities.createNativeQuery("lock table former_number in share row exclusive mode")
                .executeUpdate();
        // Has an id before it asks where anything is: see AddressSweep.
        entities.createNativeQuery("select cast(pg_current_xact_id() as text)", String.class)
                .getSingleResult();
    }

    public Set<String> known(Collection<String> numbers) {
        return Set.copyOf(entities.createQuery("select number from FormerNumber where number in ?1", String.class)
                .setParameter(1, numbers)
                .getResultList());
    }

    public void add(FormerNumber number) {
        entities.persist(number);
    }

    public Optional<Ticket> ticket(String former) {
        return entities.createQuery(
                        "select t from Ticket t join FormerNumber f on f.ticketId = t.id where f.number = ?1",
                        Ticket.class)
                .setParameter(1, former)
                .getResultStream()
                .findFirst();
    }
}
