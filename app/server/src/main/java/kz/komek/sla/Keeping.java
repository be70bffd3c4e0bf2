package kz.komek.sla;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kz.komek.calendar.domain.PauseReason;
import kz.komek.calendar.domain.Target;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.contract.ResidentsDates;
import kz.komek.sla.domain.Clock;
import kz.komek.sla.domain.ClockKind;
import kz.komek.sla.domain.TicketClocks;
import kz.komek.ticket.Clocks;
import kz.komek.ticket.ClocksOfParts;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketStatus;
import org.jspecify.annotations.Nullable;

/**
 * What each act does to the clocks of its ticket. Nothing is asked of the database for acts that move none, and nothing for
 * a ticket that just comes in.
 */
@Singleton
class Keeping implements Clocks, ClocksOfParts {
    private static final String NAMED = "NAMED";
    private static final List<ClockKind> AT_FIRST =
            List.of(ClockKind.FIRST_RESPONSE, ClockKind.REGISTRATION, ClockKind.RESOLUTION);

    private final Pending pending;
    private final Targets targets;

    Keeping(Pending pending, Targets targets) {
        this.pending = pending;
        this.targets = targets;
    }

    @Override
    public Optional<Promised> act(Ticket ticket, HistoryEntry entry) {
        if (!concerns(entry) && !entry.details().values().containsKey(HistoryEntry.AT_LATEST)) return Optional.empty();
        // Worked under another ticket, whose clocks count.
        if (ticket.status() == TicketStatus.MERGED && entry.kind() != EventKind.MERGED) return Optional.empty();
        TicketClocks clocks = entry.kind() == EventKind.RECEIVED ? pending.fresh(ticket.id()) : pending.of(ticket.id());
        goOn(ticket, entry, clocks);
        Clock before = clocks.running(ClockKind.RESOLUTION).orElse(null);
        happened(ticket, entry, clocks);
        // What the act has brought back may have waited when it was left.
        goOn(ticket, entry, clocks);
        hasten(entry, clocks);
        Clock clock = clocks.running(ClockKind.RESOLUTION).orElse(before);
        Optional<Promised> promised = promised(ticket, entry, clocks, clock);
        pending.changed(clocks, ticket);
        return promised;
    }

    private static boolean concerns(HistoryEntry entry) {
        return switch (entry.kind()) {
            case RECEIVED,
                    BROUGHT_OVER,
                    REGISTERED,
                    REPLIED,
                    ASKED,
                    CLOSED,
                    REOPENED,
                    RESIDENT_WROTE,
                    SENT,
                    REDIRECTED,
                    ACCEPTED,
                    RETURNED,
                    DISPUTED,
                    PLANNED,
                    ANSWER_PROPOSED,
                    SENT_BACK,
                    MERGED,
                    UNMERGED,
                    COMPLAINS,
                    RISK_WEIGHED,
                    FUNDS_AWAITED,
                    FUNDS_FOUND,
                    EXTENDED,
                    SILENCE_PASSED -> true;
            case FILED,
                    TAKEN,
                    RELEASED,
                    HANDED_OVER,
                    NOTED,
                    MACHINE_WROTE,
                    UNDELIVERED,
                    JOINED,
                    PARTED,
                    SPLIT,
                    LINKED,
                    UNLINKED,
                    RATED,
                    COMPLAINED,
                    COMPLAINED_OF,
                    LOCATED,
                    RESPONSIBLE_LEFT,
                    OVERDUE,
                    PLAN_PASSED -> entry.details().values().containsKey(HistoryEntry.DUE);
        };
    }

    /** Whatever the act: a ticket that waits no more has its time again. */
    private void goOn(Ticket ticket, HistoryEntry entry, TicketClocks clocks) {
        if (ticket.status() == TicketStatus.MERGED) return;
        Instant at = entry.at();
        if (ticket.status() != TicketStatus.WAITING_FOR_RESIDENT) {
            clocks.resume(PauseReason.WAITING_FOR_RESIDENT, at, targets.versions());
            clocks.stop(ClockKind.SILENCE, at);
        }
        if (ticket.status() != TicketStatus.PLANNED && ticket.status() != TicketStatus.WAITING_FOR_RESIDENT) {
            clocks.resume(PauseReason.WAITING_FOR_FUNDS, at, targets.versions());
            clocks.stop(ClockKind.PLAN, at);
        }
    }

    private void happened(Ticket ticket, HistoryEntry entry, TicketClocks clocks) {
        Instant at = entry.at();
        switch (entry.kind()) {
            case RECEIVED -> comesIn(ticket, clocks);
            case BROUGHT_OVER -> begin(ticket, clocks, at);
            case REGISTERED -> {
                clocks.stop(ClockKind.REGISTRATION, at);
                isAbout(ticket, clocks, at);
            }
            case COMPLAINS, RISK_WEIGHED -> isAbout(ticket, clocks, at);
            case REPLIED -> answered(clocks, at);
            case ASKED -> {
                answered(clocks, at);
                clocks.pause(PauseReason.WAITING_FOR_RESIDENT, at);
                clocks.drop(ClockKind.SILENCE, at);
                start(ClockKind.SILENCE, targets.about(ticket), clocks, at);
            }
            case SENT, REDIRECTED -> sent(ticket, entry, clocks);
            case ACCEPTED, RETURNED, DISPUTED, ANSWER_PROPOSED -> clocks.stop(ClockKind.ACCEPTANCE, at);
            case PLANNED -> planned(ticket, clocks, at);
            case CLOSED -> closed(clocks, at);
            case REOPENED -> start(ClockKind.RESOLUTION, targets.about(ticket), clocks, at);
            case EXTENDED -> start(ClockKind.EXTENSION_NOTICE, targets.about(ticket), clocks, at);
            case MERGED -> clocks.dropAll(at);
            case UNMERGED -> clocks.lastEnded().ifPresent(merged -> clocks.again(merged));
            case FUNDS_AWAITED -> clocks.pause(PauseReason.WAITING_FOR_FUNDS, at);
            case FUNDS_FOUND -> clocks.resume(PauseReason.WAITING_FOR_FUNDS, at, targets.versions());
            default -> {
                // It moves only what it names, or what waited.
            }
        }
    }

    private void comesIn(Ticket ticket, TicketClocks clocks) {
        // What was done for it in the older register nobody here knows: its clocks begin when it is brought over.
        if (ticket.channel() != Channel.OLDER_REGISTER) begin(ticket, clocks, ticket.receivedAt());
    }

    private void begin(Ticket ticket, TicketClocks clocks, Instant from) {
        Targets.About about = targets.about(ticket);
        for (ClockKind kind : AT_FIRST) {
            if (!clocks.knows(kind)) start(kind, about, clocks, from);
        }
    }

    /**
     * The resident has waited since the whole came, and heard of it what they heard. What it is about somebody has to find
     * out from now on.
     */
    @Override
    public void split(Ticket part, Ticket whole, Instant at) {
        TicketClocks before = pending.of(whole.id());
        TicketClocks clocks = pending.fresh(part.id());
        for (ClockKind kind : new ClockKind[] {ClockKind.FIRST_RESPONSE, ClockKind.FORWARDING}) {
            before.last(kind)
                    .filter(clock -> clock.outcome() == Clock.Outcome.MET || clock.outcome() == Clock.Outcome.BREACHED)
                    .ifPresent(clock -> clocks.take(clock.ofPart(part.id())));
        }
        Targets.About about = targets.about(part);
        for (ClockKind kind : AT_FIRST) {
            if (!clocks.knows(kind)) start(kind, about, clocks, begins(kind, before, whole, at));
        }
    }

    /**
     * What its state asks for and nobody began, because it was open before there were clocks. A silence is counted from
     * now: nobody has told its resident before that it would end the ticket.
     */
    void takeUp(Ticket ticket, Instant now) {
        TicketClocks clocks = pending.of(ticket.id());
        Targets.About about = targets.about(ticket);
        switch (ticket.status()) {
            case WAITING_FOR_RESIDENT -> {
                if (!clocks.knows(ClockKind.SILENCE)) start(ClockKind.SILENCE, about, clocks, now);
            }
            case PLANNED -> {
                if (!clocks.knows(ClockKind.PLAN)) plan(ticket, clocks, now);
            }
            default -> {
                // It waits for no day of its own.
            }
        }
        if (!clocks.knows(ClockKind.STATUTORY)) start(ClockKind.STATUTORY, about, clocks, ticket.receivedAt());
        pending.changed(clocks, ticket);
    }

    private static Instant begins(ClockKind kind, TicketClocks whole, Ticket received, Instant at) {
        Optional<Instant> running = whole.running(kind).map(Clock::start);
        return running.orElse(kind == ClockKind.RESOLUTION ? received.receivedAt() : at);
    }

    /** What an organisation was given, it keeps; corrected words move nothing. */
    private void isAbout(Ticket ticket, TicketClocks clocks, Instant at) {
        Targets.About about = targets.about(ticket);
        if (ticket.execution().organisation() == null) retarget(ClockKind.RESOLUTION, about, clocks);
        retarget(ClockKind.FIRST_RESPONSE, about, clocks);
        retarget(ClockKind.REGISTRATION, about, clocks);
        for (ClockKind kind : new ClockKind[] {ClockKind.STATUTORY, ClockKind.FORWARDING}) {
            Optional<Clock> running = clocks.running(kind);
            if (about.given(kind).isEmpty()) clocks.drop(kind, at);
            else if (running.isPresent() || clocks.again(kind)) retarget(kind, about, clocks);
            else if (!forwarded(kind, ticket) && clocks.all().stream().noneMatch(clock -> clock.kind() == kind)) {
                start(kind, about, clocks, countedFrom(kind, ticket, at));
            }
        }
    }

    /** The law counts from the day of receipt; who had it before us may well have forwarded it in time. */
    private static Instant countedFrom(ClockKind kind, Ticket ticket, Instant at) {
        return kind == ClockKind.FORWARDING && ticket.channel() == Channel.OLDER_REGISTER ? at : ticket.receivedAt();
    }

    private static boolean forwarded(ClockKind kind, Ticket ticket) {
        return kind == ClockKind.FORWARDING && ticket.execution().organisation() != null;
    }

    /** A risk makes the end come sooner, never later. */
    private static void hasten(HistoryEntry entry, TicketClocks clocks) {
        String latest = entry.details().values().get(HistoryEntry.AT_LATEST);
        if (latest == null) return;
        Instant end = Instant.parse(latest);
        clocks.running(ClockKind.RESOLUTION)
                .filter(clock -> end.isBefore(clock.due()))
                .ifPresent(clock -> {
                    clock.move(end, entry.at());
                    clocks.changed(clock);
                });
    }

    private static void answered(TicketClocks clocks, Instant at) {
        clocks.stop(ClockKind.FIRST_RESPONSE, at);
        clocks.stop(ClockKind.EXTENSION_NOTICE, at);
    }

    private void sent(Ticket ticket, HistoryEntry entry, TicketClocks clocks) {
        Instant at = entry.at();
        clocks.stop(ClockKind.REGISTRATION, at);
        clocks.stop(ClockKind.FORWARDING, at);
        clocks.drop(ClockKind.ACCEPTANCE, at);
        Targets.About about = targets.about(ticket);
        start(ClockKind.ACCEPTANCE, about, clocks, at);
        boolean named = entry.details().values().containsKey(HistoryEntry.DUE);
        // Else it keeps what the resident was promised.
        boolean itsOwn = about.given(ClockKind.RESOLUTION)
                .filter(found -> found.given().byOrganisation())
                .isPresent();
        if (itsOwn && !named) retarget(ClockKind.RESOLUTION, about, clocks);
        clocks.otherLadder();
    }

    private void planned(Ticket ticket, TicketClocks clocks, Instant at) {
        clocks.stop(ClockKind.ACCEPTANCE, at);
        clocks.drop(ClockKind.PLAN, at);
        // Only while it waits for funds can somebody decide that they were found.
        if (!ticket.execution().waitsForFunds()) {
            clocks.resume(PauseReason.WAITING_FOR_FUNDS, at, targets.versions());
        }
        plan(ticket, clocks, at);
    }

    private static void plan(Ticket ticket, TicketClocks clocks, Instant at) {
        LocalDate date = ticket.execution().plannedFor();
        if (date == null) return;
        Instant end = date.plusDays(1).atStartOfDay(ResidentsDates.CITY).toInstant();
        clocks.start(Clock.until(ticket.id(), ClockKind.PLAN, at, end, NAMED));
    }

    private static void closed(TicketClocks clocks, Instant at) {
        answered(clocks, at);
        for (ClockKind kind : ClockKind.values()) {
            switch (kind) {
                case RESOLUTION, STATUTORY, REGISTRATION, FORWARDING -> clocks.stop(kind, at);
                case FIRST_RESPONSE, EXTENSION_NOTICE, ACCEPTANCE, PLAN, SILENCE -> clocks.drop(kind, at);
            }
        }
    }

    private static void start(ClockKind kind, Targets.About about, TicketClocks clocks, Instant from) {
        about.given(kind)
                .ifPresent(found -> clocks.start(
                        Clock.start(clocks.ticket(), kind, from, found.given(), found.policy(), found.today())));
    }

    private static void retarget(ClockKind kind, Targets.About about, TicketClocks clocks) {
        Clock clock = clocks.running(kind).orElse(null);
        if (clock == null) return;
        // By the targets of then: who changes targets or corrects a word moves no promise, only another matter does.
        if (about.isAsPromised(clock)) return;
        about.given(kind).ifPresent(found -> {
            if (clock.retarget(found.given(), found.policy(), found.today())) clocks.changed(clock);
        });
    }

    /** The resident's clock is the ticket's deadline; whatever the act itself named goes before what it computed. */
    private Optional<Promised> promised(
            Ticket ticket, HistoryEntry entry, TicketClocks clocks, @Nullable Clock counted) {
        Clock clock = counted;
        String named = entry.details().values().get(HistoryEntry.DUE);
        if (named != null) {
            Instant due = Instant.parse(named);
            if (clock == null || clock.isOver()) {
                if (ticket.status().isOver()) return Optional.empty();
                clock = Clock.until(ticket.id(), ClockKind.RESOLUTION, entry.at(), due, NAMED);
                clocks.start(clock);
            } else {
                clock.move(due, entry.at());
            }
            say(clock, ticket, entry);
            clocks.changed(clock);
            return Optional.of(new Promised(due, counted(clock), clock.pausedAt(), clock.broken(), Map.of()));
        }
        if (clock == null || clock.outcome() == Clock.Outcome.DROPPED) return Optional.empty();
        Instant since = clock.isOver() ? null : clock.pausedAt();
        boolean sameDue = clock.due().equals(ticket.dueAt());
        if (sameDue && Objects.equals(since, ticket.pausedAt())) return Optional.empty();
        if (!sameDue) say(clock, ticket, entry);
        clocks.changed(clock);
        return Optional.of(
                new Promised(clock.due(), counted(clock), since, clock.broken(), sameDue ? Map.of() : details(clock)));
    }

    private static Ticket.@Nullable Counted counted(Clock clock) {
        String calendar = clock.basis().calendar();
        return calendar == null || !clock.runsInWorkingTime()
                ? null
                : new Ticket.Counted(calendar, clock.basis().calendarVersion());
    }

    private static void say(Clock clock, Ticket ticket, HistoryEntry entry) {
        Language language = ticket.language() == null ? Language.KK : ticket.language();
        clock.say(new ResidentsDates(language, entry.at()).by(clock.due()));
    }

    private static Map<String, String> details(Clock clock) {
        var details = new HashMap<String, String>();
        details.put(HistoryEntry.DUE, clock.due().toString());
        Target target = clock.basis().target();
        if (target != null && clock.isComputed()) details.put("target", target.amount() + " " + target.unit());
        @Nullable String calendar = clock.basis().calendar();
        if (calendar != null) details.put("calendar", calendar);
        details.put("promisedBy", clock.basis().rule());
        return details;
    }
}
