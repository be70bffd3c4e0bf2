package kz.komek.ticket;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.domain.Bodies;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Organisation;
import kz.komek.ticket.domain.Complained;
import kz.komek.ticket.domain.Rights;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.ticket.store.ComplainedTable;
import org.jspecify.annotations.Nullable;

/** Keeps complaints from those they are about. */
@Singleton
public class Guard {
    private final ComplainedTable table;
    private final Organisations organisations;

    Guard(ComplainedTable table, Organisations organisations) {
        this.table = table;
        this.organisations = organisations;
    }

    /** Whom it is about, with everything below them today. Costs one probe for a ticket that is about nobody. */
    Complained complainedOf(Ticket ticket) {
        Complained named = table.of(ticket.id());
        return named.organisations().isEmpty() ? named : withParts(named, bodies());
    }

    /** The same of many, in one statement; those that are about nobody are not among them. */
    public Map<Long, Complained> complainedOf(Collection<Long> tickets) {
        Map<Long, Complained> named = table.of(tickets);
        if (named.isEmpty()) return named;
        Map<String, Organisation> all = bodies();
        named.replaceAll((ticket, whom) -> withParts(whom, all));
        return named;
    }

    private Map<String, Organisation> bodies() {
        return organisations.all().stream()
                .collect(Collectors.toMap(Organisation::code, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    private static Complained withParts(Complained named, Map<String, Organisation> all) {
        return new Complained(Bodies.withParts(all, named.organisations()), named.people());
    }

    /** Whoever works for nobody can be hidden nothing from; that is nearly everybody who asks. */
    boolean isFor(Colleague who, Ticket ticket) {
        if (!Rights.sees(who, ticket)) return false;
        return who.organisation() == null || Rights.sees(who, ticket, complainedOf(ticket));
    }

    /** Refuses to bring it to somebody it is about. */
    void requireImpartial(
            Ticket ticket, @Nullable String organisation, List<String> coExecutors, @Nullable String responsible) {
        complainedOf(ticket)
                .speaksAgainst(organisation, coExecutors, responsible)
                .ifPresent(refusal -> {
                    throw new TicketRefused(refusal);
                });
    }

    /** A part of a complaint, or what it is worked under, is about the same. */
    void goesOverTo(Ticket other, Ticket complaint) {
        Complained whom = table.of(complaint.id());
        if (whom.isNobody()) return;
        var execution = other.execution();
        requireImpartial(complaint, execution.organisation(), execution.coExecutors(), execution.responsible());
        table.add(other.id(), whom, null);
    }
}
