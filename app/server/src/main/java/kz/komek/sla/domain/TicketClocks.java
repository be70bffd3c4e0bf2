package kz.komek.sla.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.komek.calendar.domain.PauseReason;

/** All clocks of one ticket, those that have ended too, and what an act does to them. */
public final class TicketClocks {
    private final long ticket;
    private final List<Clock> clocks;
    private final Set<Clock> changed = new LinkedHashSet<>();

    public TicketClocks(long ticket, Collection<Clock> stored) {
        this.ticket = ticket;
        this.clocks = new ArrayList<>(stored);
    }

    public long ticket() {
        return ticket;
    }

    public List<Clock> all() {
        return List.copyOf(clocks);
    }

    public Optional<Clock> running(ClockKind kind) {
        return clocks.stream()
                .filter(clock -> clock.kind() == kind && !clock.isOver())
                .findFirst();
    }

    /** Whether there was one, running or not. */
    public boolean knows(ClockKind kind) {
        return clocks.stream().anyMatch(clock -> clock.kind() == kind);
    }

    public Optional<Clock> last(ClockKind kind) {
        return clocks.stream().filter(clock -> clock.kind() == kind).reduce((earlier, later) -> later);
    }

    /** What was done before it began. @param ended of this ticket */
    public void take(Clock ended) {
        clocks.add(ended);
        changed.add(ended);
    }

    /** Where there is none of its kind. */
    public void start(Clock clock) {
        if (running(clock.kind()).isPresent()) return;
        clocks.add(clock);
        changed.add(clock);
    }

    public void stop(ClockKind kind, Instant at) {
        running(kind).ifPresent(clock -> {
            clock.stop(at);
            changed.add(clock);
        });
    }

    public void drop(ClockKind kind, Instant at) {
        running(kind).ifPresent(clock -> {
            clock.drop(at);
            changed.add(clock);
        });
    }

    /** A question to the resident stops the time of all that wait for the answer. */
    public void pause(PauseReason why, Instant at) {
        for (Clock clock : clocks) {
            if (clock.isOver() || clock.pausedAt() != null || !standsStill(clock, why)) continue;
            clock.pause(why, at);
            changed.add(clock);
        }
    }

    private static boolean standsStill(Clock clock, PauseReason why) {
        return switch (why) {
            case WAITING_FOR_RESIDENT -> clock.kind().waitsForResident();
            case WAITING_FOR_FUNDS -> clock.kind() == ClockKind.RESOLUTION;
        };
    }

    public void resume(PauseReason why, Instant at, Calendars calendars) {
        for (Clock clock : clocks) {
            if (clock.isOver() || clock.pausedFor() != why) continue;
            clock.resume(why, at, calendars);
            changed.add(clock);
        }
    }

    /** It is worked under another ticket. */
    public void dropAll(Instant at) {
        for (Clock clock : clocks) {
            if (clock.isOver()) continue;
            clock.drop(at);
            changed.add(clock);
        }
    }

    /** It is worked by itself again: what ended with the merge goes on, late or not. */
    public void again(Instant merged) {
        for (Clock clock : clocks) {
            if (!merged.equals(clock.stoppedAt())) continue;
            clock.again();
            changed.add(clock);
        }
    }

    /** What was dropped last of its kind matters again. @return false: nothing was */
    public boolean again(ClockKind kind) {
        Optional<Clock> last = last(kind).filter(clock -> clock.outcome() == Clock.Outcome.DROPPED);
        last.ifPresent(clock -> {
            clock.again();
            changed.add(clock);
        });
        return last.isPresent();
    }

    /** While a ticket is merged nothing ends: then it is the moment of the merge, which ended the promise itself. */
    public Optional<Instant> lastEnded() {
        return clocks.stream()
                .map(Clock::stoppedAt)
                .flatMap(at -> Optional.ofNullable(at).stream())
                .max(Instant::compareTo);
    }

    /** Others are told of them now. */
    public void otherLadder() {
        clocks.stream().filter(clock -> !clock.isOver()).forEach(changed::add);
    }

    /** Whoever changed one by itself says so. */
    public void changed(Clock clock) {
        changed.add(clock);
    }

    /** Since the last time; they are to be written. */
    public List<Clock> takeChanged() {
        var taken = List.copyOf(changed);
        changed.clear();
        return taken;
    }
}
