package kz.komek.outage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
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
import org.jspecify.annotations.Nullable;

/**
 * Ends all tickets of an outage, some in each transaction: what a rollback or a SIGKILL took back is still open, and is
 * ended by whoever comes next. A ticket that cannot be ended does not keep the others: it comes out of the incident and
 * waits for somebody.
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

    /** What cannot be ended, and of which outage. @param ticket {@code null}: the incident itself */
    private static final class Unended extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient MassOutage outage;
        private final transient @Nullable Long ticket;

        Unended(MassOutage outage, @Nullable Long ticket, RuntimeException refused) {
            super(
                    refused instanceof TicketRefused why
                            ? why.refusal().getClass().getSimpleName()
                            : refused.getClass().getSimpleName(),
                    refused,
                    false,
                    false);
            this.outage = outage;
            this.ticket = ticket;
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }

    /** @return whether there is more to do */
    boolean close(int most) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> closeSome(most));
        } catch (Unended one) {
            // One of several: it is found by ending one after the other.
            if (one.ticket != null && most > 1) return closeSingly();
            setAside(one);
            return true;
        }
    }

    private boolean closeSingly() {
        boolean more = true;
        for (int i = 0; i < BATCH && more; i++) more = close(1);
        return more;
    }

    private boolean closeSome(int most) {
        MassOutage outage = table.closing().orElse(null);
        if (outage == null) return false;
        var parts = incidents.openParts(outage.ticket(), table.left(outage.id()), most);
        if (parts.isEmpty()) finish(outage);
        else end(outage, parts);
        return true;
    }

    private void end(MassOutage outage, List<Long> parts) {
        MassOutage.Closing how = how(outage);
        Outcome outcome = Outcome.valueOf(how.outcome());
        try {
            links.closeParts(outage.ticket(), parts, outcome, answers(how), AnswerCheck.required(outcome), how.by());
        } catch (TicketRefused | TicketDesk.NoSuchTicket refused) {
            throw new Unended(outage, parts.getFirst(), refused);
        }
    }

    /** After the rollback: exactly the one that was refused, whatever was put under the incident meanwhile. */
    private void setAside(Unended one) {
        Instant now = time.instant();
        QuarkusTransaction.requiringNew().run(() -> {
            if (one.ticket != null) {
                table.leave(one.outage.id(), one.ticket, one.why());
                incidents.letGo(one.ticket, one.outage.ticket(), "NOT_CLOSED_WITH_THE_OTHERS", now);
            } else if (!hasOpenParts(one.outage)) {
                LOG.warnf("the incident of an outage stays open (%s)", one.why());
                table.closed(one.outage.id(), now);
            }
        });
    }

    /** The incident itself ends last, and only when nothing under it is open. */
    private void finish(MassOutage outage) {
        var incident = incidents.find(outage.ticket());
        if (!incident.status().isOver() && !hasOpenParts(outage)) {
            MassOutage.Closing how = how(outage);
            Outcome outcome = Outcome.valueOf(how.outcome());
            try {
                links.closeIncident(
                        incident.number(),
                        incident.version(),
                        outcome,
                        answers(how),
                        AnswerCheck.required(outcome),
                        how.by());
            } catch (TicketRefused | TicketDesk.NoSuchTicket refused) {
                throw new Unended(outage, null, refused);
            }
        }
        table.closed(outage.id(), time.instant());
    }

    private boolean hasOpenParts(MassOutage outage) {
        return !incidents.openParts(outage.ticket(), List.of(), 1).isEmpty();
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
