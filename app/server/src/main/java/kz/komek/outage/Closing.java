package kz.komek.outage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.komek.contract.Language;
import kz.komek.outage.domain.MassOutage;
import kz.komek.outage.store.OutageTable;
import kz.komek.ticket.Incidents;
import kz.komek.ticket.Links;
import kz.komek.ticket.TicketDesk;
import kz.komek.ticket.domain.AnswerCheck;
import kz.komek.ticket.domain.Outcome;
import kz.komek.ticket.domain.TicketRefused;
import org.jboss.logging.Logger;

/**
 * Ends all tickets of an outage, some in each transaction: what a rollback or a SIGKILL took back is still open, and is
 * ended by whoever comes next. A ticket that cannot be ended does not keep the others.
 */
@Singleton
class Closing {
    private static final Logger LOG = Logger.getLogger(Closing.class);
    private static final int BATCH = 25;

    private final OutageTable table;
    private final Incidents incidents;
    private final Links links;
    private final InstantSource time;

    Closing(OutageTable table, Incidents incidents, Links links, InstantSource time) {
        this.table = table;
        this.incidents = incidents;
        this.links = links;
        this.time = time;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            while (close(BATCH)) {
                // the next ones
            }
        } catch (RuntimeException e) {
            LOG.warnf(
                    "tickets of an outage were not closed (%s); trying again in 1 s",
                    e.getClass().getSimpleName());
        }
    }

    /** @return whether there is more to do */
    boolean close(int most) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> closeSome(most));
        } catch (TicketRefused | TicketDesk.NoSuchTicket refused) {
            return most > 1 ? closeSingly() : setAside(refused);
        }
    }

    /** One of them cannot be ended: it is found by ending one after the other. */
    private boolean closeSingly() {
        boolean more = true;
        for (int i = 0; i < BATCH && more; i++) more = close(1);
        return more;
    }

    private boolean closeSome(int most) {
        MassOutage outage = table.closing().orElse(null);
        if (outage == null) return false;
        var parts = incidents.openParts(outage.ticket(), table.left(outage.id()), most);
        if (parts.isEmpty()) return finish(outage);
        MassOutage.Closing how = how(outage);
        Outcome outcome = Outcome.valueOf(how.outcome());
        links.closeParts(outage.ticket(), parts, outcome, answers(how), AnswerCheck.required(outcome), how.by());
        return true;
    }

    private boolean setAside(RuntimeException refused) {
        String why = refused instanceof TicketRefused ticket
                ? ticket.refusal().getClass().getSimpleName()
                : refused.getClass().getSimpleName();
        return QuarkusTransaction.requiringNew().call(() -> {
            MassOutage outage = table.closing().orElse(null);
            if (outage == null) return false;
            List<Long> next = incidents.openParts(outage.ticket(), table.left(outage.id()), 1);
            if (next.isEmpty()) table.closed(outage.id(), time.instant());
            else table.leave(outage.id(), next.getFirst(), why);
            return true;
        });
    }

    /** The incident itself ends last, and only when nothing under it is open. */
    private boolean finish(MassOutage outage) {
        var incident = incidents.find(outage.ticket());
        if (table.left(outage.id()).isEmpty() && !incident.status().isOver()) {
            MassOutage.Closing how = how(outage);
            Outcome outcome = Outcome.valueOf(how.outcome());
            links.closeIncident(
                    incident.number(),
                    incident.version(),
                    outcome,
                    answers(how),
                    AnswerCheck.required(outcome),
                    how.by());
        }
        table.closed(outage.id(), time.instant());
        return true;
    }

    private static MassOutage.Closing how(MassOutage outage) {
        return java.util.Objects.requireNonNull(outage.closing());
    }

    private static Map<Language, String> answers(MassOutage.Closing how) {
        var answers = new EnumMap<Language, String>(Language.class);
        for (Language language : Language.values())
            answers.put(language, how.answers().in(language));
        return answers;
    }

    /** For whoever waits for the end. */
    boolean isOver(UUID id) {
        return table.find(id).filter(outage -> outage.closedAt() != null).isPresent();
    }
}
