package kz.komek.ticket;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import kz.komek.organisation.ColleagueLeft;
import kz.komek.organisation.ExecutorLeft;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.store.TicketRepository;

/** Open work of somebody who left goes back to the queue, in the transaction in which they leave. */
@Singleton
class LeaversWork {
    private final TicketRepository tickets;
    private final TicketJournal journal;

    LeaversWork(TicketRepository tickets, TicketJournal journal) {
        this.tickets = tickets;
        this.journal = journal;
    }

    void comesBack(@Observes ColleagueLeft left) {
        // Ids, not tickets: what is read before its row is locked stays as it was read.
        for (Ticket ticket : tickets.lockAll(tickets.idsInHand(left.login())).values()) {
            if (left.login().equals(ticket.assignee()) && !ticket.status().isOver()) {
                journal.write(ticket, ticket.release(left.by(), left.at()));
            }
        }
    }

    /** Their organisation sees that nobody answers for it now. */
    void isAnsweredForByNobody(@Observes ExecutorLeft left) {
        for (Ticket ticket : tickets.lockAll(tickets.idsAnsweredForBy(left.login(), left.organisation()))
                .values()) {
            if (ticket.isAnsweredForBy(left.login(), left.organisation())) {
                journal.write(ticket, ticket.loseResponsible(left.by(), left.at()));
            }
        }
    }
}
