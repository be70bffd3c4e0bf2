package kz.komek.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.komek.organisation.domain.Colleague;
import kz.komek.ticket.domain.Act;
import kz.komek.ticket.domain.Medium;
import kz.komek.ticket.domain.Rights;
import kz.komek.ticket.domain.Sought;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.store.TurnTable;

/** Who has a ticket next. Called inside a transaction of whoever deals them out; a ticket is locked before it moves. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Turns {
    private final TurnTable turns;
    private final InHand inHand;
    private final TicketJournal journal;
    private final Guard guard;

    Turns(TurnTable turns, InHand inHand, TicketJournal journal, Guard guard) {
        this.turns = turns;
        this.inHand = inHand;
        this.journal = journal;
        this.guard = guard;
    }

    /**
     * The first that suits somebody and is for their eyes, locked.
     *
     * @param except ids of those they have just refused
     */
    public Optional<Ticket> lockNext(Sought sought, Colleague who, Collection<Long> except) {
        if (sought.isNothing()) return Optional.empty();
        var passed = new ArrayList<>(except);
        while (true) {
            Optional<Ticket> next = turns.lockNext(sought, passed);
            // A complaint about them, seldom enough: it goes to somebody else.
            if (next.isEmpty() || Rights.may(who, Act.TAKE, next.get(), guard.complainedOf(next.get()))) return next;
            passed.add(next.get().id());
        }
    }

    public List<Sought.Waiting> kinds() {
        return turns.kinds();
    }

    public Map<Medium, Integer> load(String login) {
        return turns.load(login);
    }

    /** @param ticket locked */
    public void give(Ticket ticket, Colleague who, Instant at) {
        journal.write(ticket, ticket.take(who.login(), at));
    }

    /** @param ticket locked */
    public void offer(Ticket ticket, String login, Instant until, Instant at) {
        ticket.offer(login, until);
        journal.tellOfOffer(ticket, at);
    }

    /** @param ticket locked */
    public void withdraw(Ticket ticket, Instant at) {
        ticket.withdrawOffer();
        journal.tellOfOffer(ticket, at);
    }

    public Ticket lock(String number) {
        return inHand.lock(number);
    }

    public List<Ticket> lockExpired(Instant at, int limit) {
        return turns.lockExpired(at, limit);
    }

    public List<Ticket> lockOfferedTo(String login) {
        return turns.lockOfferedTo(login);
    }

    /** Its holder has gone: for whoever is next. @param ticket locked */
    public void comesBack(Ticket ticket, Instant at) {
        journal.write(ticket, ticket.release(null, at));
    }

    /** What somebody has in hand that waits for the centre, locked. */
    public List<Ticket> lockInHand(String login, int limit) {
        return turns.lockInHand(login, limit);
    }
}
