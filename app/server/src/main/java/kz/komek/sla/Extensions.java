package kz.komek.sla;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import kz.komek.contract.ResidentsDates;
import kz.komek.sla.domain.Calendars;
import kz.komek.sla.domain.Clock;
import kz.komek.sla.domain.ClockKind;
import kz.komek.sla.domain.Refusal;
import kz.komek.sla.domain.Refused;
import kz.komek.ticket.Terms;
import kz.komek.ticket.domain.Act;
import kz.komek.ticket.domain.Ticket;

/** The deadlines of a ticket, and what people decide about them. */
@ApplicationScoped
@Transactional
public class Extensions {
    /** Article 76 of the Administrative Procedural and Process-related Code, K2000000350. */
    private static final int MONTHS_OF_THE_LAW = 2;

    private static final Duration OURS = Duration.ofDays(365);

    private final Terms terms;
    private final Pending pending;
    private final Targets targets;
    private final InstantSource time;

    Extensions(Terms terms, Pending pending, Targets targets, InstantSource time) {
        this.terms = terms;
        this.pending = pending;
        this.targets = targets;
        this.time = time;
    }

    /** In the order in which they began, those that ended too. */
    public List<Clock> clocks(String number, String by) {
        return pending.of(terms.look(number, by).id()).all();
    }

    /** By which clocks were set, for whoever explains them. */
    public Calendars calendars() {
        return targets.versions();
    }

    /**
     * More time, once, with a reason.
     *
     * @param version the version of the ticket that the writer saw
     */
    public void extend(String number, int version, ClockKind kind, Instant until, String reason, String by) {
        Ticket ticket = terms.lock(number, version, Act.EXTEND, by);
        Instant now = time.instant();
        var clocks = pending.of(ticket.id());
        Clock clock = clocks.running(kind).orElseThrow(() -> new Refused(new Refusal.NotRunning(kind)));
        Instant to = until.truncatedTo(ChronoUnit.SECONDS);
        clock.extend(to, latest(clock), reason.strip(), by, now);
        clocks.changed(clock);
        pending.changed(clocks, ticket);
        terms.extend(ticket, kind.name(), to, reason, by, now);
    }

    private static Instant latest(Clock clock) {
        return switch (clock.kind()) {
            case STATUTORY ->
                clock.due()
                        .atZone(ResidentsDates.CITY)
                        .plusMonths(MONTHS_OF_THE_LAW)
                        .toInstant();
            case FIRST_RESPONSE, REGISTRATION, ACCEPTANCE, RESOLUTION, FORWARDING, EXTENSION_NOTICE, PLAN, SILENCE ->
                clock.due().plus(OURS);
        };
    }

    /** What is planned for when there are funds takes no time meanwhile; an inspector decides so, and says why. */
    public void awaitFunds(String number, int version, boolean still, String reason, String by) {
        Ticket ticket = terms.lock(number, version, Act.AWAIT_FUNDS, by);
        terms.awaitFunds(ticket, still, reason, by, time.instant());
    }
}
