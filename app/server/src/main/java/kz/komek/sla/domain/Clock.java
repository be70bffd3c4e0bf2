package kz.komek.sla.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import kz.komek.calendar.domain.ClockUnit;
import kz.komek.calendar.domain.Deadline;
import kz.komek.calendar.domain.Pause;
import kz.komek.calendar.domain.PauseReason;
import kz.komek.calendar.domain.Receipt;
import kz.komek.calendar.domain.Target;
import kz.komek.calendar.domain.WorkingTime;
import kz.komek.contract.ResidentsDates;
import kz.komek.notice.domain.Step;
import org.jspecify.annotations.Nullable;

/**
 * One promise on one ticket: from when, how long, by which version of which calendar, when it stood still, and how it ended.
 * It knows by itself when it has to be looked at next. Not thread-safe: whoever changes it holds the lock of its ticket.
 */
public final class Clock {
    private static final Stage DUE = new Stage.Due();
    /** Instants are stored to the microsecond. */
    private static final Duration LEAST = Duration.ofNanos(1000);

    /** How it ended. Stored: never rename one. */
    public enum Outcome {
        MET,
        BREACHED,
        /** It does not matter any more: neither kept nor broken. */
        DROPPED
    }

    /** @param by login of who decided */
    public record Extension(Instant before, String reason, String by, Instant at) {}

    /** What it is set by. @param target {@code null}: somebody named the moment */
    public record Basis(
            String rule,
            int policy,
            @Nullable Target target,
            Receipt receipt,
            @Nullable String calendar,
            int calendarVersion) {}

    private final long id;
    private final long ticket;
    private final ClockKind kind;
    private final Instant start;
    private Basis basis;
    private List<Pause> pauses;
    private @Nullable PauseReason pausedFor;
    private @Nullable Instant pausedAt;
    private Instant due;
    private boolean moved;
    private @Nullable Instant stoppedAt;
    private @Nullable Outcome outcome;
    private @Nullable Extension extension;
    private @Nullable Instant broken;
    private @Nullable Instant seen;
    private @Nullable Instant wakes;
    private @Nullable String said;

    /** As it is stored. @param id 0: not yet */
    public Clock(
            long id,
            long ticket,
            ClockKind kind,
            Instant start,
            Basis basis,
            List<Pause> pauses,
            @Nullable PauseReason pausedFor,
            @Nullable Instant pausedAt,
            Instant due,
            boolean moved,
            @Nullable Instant stoppedAt,
            @Nullable Outcome outcome,
            @Nullable Extension extension,
            @Nullable Instant broken,
            @Nullable Instant seen,
            @Nullable Instant wakes,
            @Nullable String said) {
        this.id = id;
        this.ticket = ticket;
        this.kind = kind;
        this.start = start;
        this.basis = basis;
        this.pauses = List.copyOf(pauses);
        this.pausedFor = pausedFor;
        this.pausedAt = pausedAt;
        this.due = due;
        this.moved = moved;
        this.stoppedAt = stoppedAt;
        this.outcome = outcome;
        this.extension = extension;
        this.broken = broken;
        this.seen = seen;
        this.wakes = wakes;
        this.said = said;
    }

    /** By a target, in the working time that is today's. */
    public static Clock start(
            long ticket, ClockKind kind, Instant start, Policy.Given given, int policy, WorkingTime today) {
        Deadline deadline = Deadline.of(start, given.target(), given.receipt(), today, List.of());
        var basis = new Basis(given.code(), policy, given.target(), given.receipt(), today.calendar(), today.version());
        return begin(ticket, kind, start, basis, due(deadline), false);
    }

    /** Until a moment that somebody named. */
    public static Clock until(long ticket, ClockKind kind, Instant start, Instant due, String rule) {
        var basis = new Basis(rule, 0, null, Receipt.WHEN_IT_CAME, null, 0);
        return begin(ticket, kind, start, basis, due, true);
    }

    private static Clock begin(long ticket, ClockKind kind, Instant start, Basis basis, Instant due, boolean moved) {
        return new Clock(
                0, ticket, kind, start, basis, List.of(), null, null, due, moved, null, null, null, null, null, null,
                null);
    }

    /** What was done for a whole was done for its part, as late as it was. */
    public Clock ofPart(long part) {
        return new Clock(
                0, part, kind, start, basis, pauses, null, null, due, moved, stoppedAt, outcome, extension, broken,
                seen, null, said);
    }

    private static Instant due(Deadline deadline) {
        Instant due = deadline.due();
        if (due == null) throw new IllegalStateException("a pause has not ended");
        return due;
    }

    /** The same act twice stops it once. It stands still from the first reason to the end of the last. */
    public void pause(PauseReason why, Instant at) {
        if (isOver() || pausedAt != null) return;
        pausedFor = why;
        pausedAt = at;
    }

    public void resume(PauseReason why, Instant at, Calendars calendars) {
        if (pausedAt == null || pausedFor != why || isOver()) return;
        Instant from = pausedAt;
        pausedAt = null;
        pausedFor = null;
        Measure measure = measure(calendars);
        Instant to = at.isBefore(from) ? from : at;
        var all = new ArrayList<>(pauses);
        all.add(new Pause(from, to, why));
        pauses = List.copyOf(all);
        if (!from.isBefore(due)) {
            // It was late before it stood still.
        } else if (moved || basis.target() == null) {
            due = measure.plus(to, measure.between(from, due));
        } else {
            due = due(deadline(calendars));
        }
    }

    /** Kept or broken is by the moment of the act, however late anybody looks. */
    public void stop(Instant at) {
        if (!isOver()) end(isBrokenAt(at) ? Outcome.BREACHED : Outcome.MET, at);
    }

    /** It does not matter any more. What was broken stays broken. */
    public void drop(Instant at) {
        if (!isOver()) end(isBrokenAt(at) ? Outcome.BREACHED : Outcome.DROPPED, at);
    }

    private boolean isBrokenAt(Instant at) {
        return broken != null || isLateAt(at);
    }

    /** Whether it is late by then; while it stands still no time passes. */
    public boolean isLateAt(Instant at) {
        Instant counted = pausedAt != null && pausedAt.isBefore(at) ? pausedAt : at;
        return kind.canBeLate() && counted.isAfter(due);
    }

    private void end(Outcome how, Instant at) {
        outcome = how;
        stoppedAt = at;
    }

    /** It matters again, as it was promised. */
    public void again() {
        outcome = null;
        stoppedAt = null;
    }

    /**
     * The matter is another one: from the same start there is another time.
     *
     * @return false: nothing of it is another
     */
    public boolean retarget(Policy.Given given, int policy, WorkingTime today) {
        if (isOver() || moved) return false;
        boolean same = given.target().equals(basis.target())
                && given.receipt() == basis.receipt()
                && today.calendar().equals(basis.calendar());
        if (same) return false;
        basis = new Basis(given.code(), policy, given.target(), given.receipt(), today.calendar(), today.version());
        put(due(Deadline.of(start, given.target(), given.receipt(), today, pauses)));
        return true;
    }

    /** Somebody said when it is due. What was late by then was not kept, however much more time there is now. */
    public void move(Instant to, Instant at) {
        if (isOver() || to.equals(due)) return;
        if (broken == null && isLateAt(at)) broken = due;
        moved = true;
        // Whoever says so knows how long it stood still until then: only what comes is added.
        if (pausedAt != null && pausedAt.isBefore(at)) {
            var all = new ArrayList<>(pauses);
            all.add(new Pause(pausedAt, at, Objects.requireNonNull(pausedFor)));
            pauses = List.copyOf(all);
            pausedAt = at;
        }
        put(to);
    }

    /** Another moment, which nobody has seen pass. */
    private void put(Instant to) {
        due = to;
        if (seen != null && !to.isAfter(seen)) seen = to.minus(LEAST);
    }

    /** @throws Refused when it was before, or is not later */
    public void extend(Instant until, Instant latest, String reason, String by, Instant at) {
        if (!kind.isExtendable()) throw new Refused(new Refusal.NotExtendable(kind));
        if (isOver()) throw new Refused(new Refusal.NotRunning(kind));
        if (extension != null) throw new Refused(new Refusal.ExtendedBefore(kind));
        Instant least = due.isBefore(at) ? at : due;
        if (!until.isAfter(least)) throw new Refused(new Refusal.NotLater(least));
        if (until.isAfter(latest)) throw new Refused(new Refusal.TooLate(latest));
        extension = new Extension(due, reason, by, at);
        move(until, at);
    }

    /** Something that it woke for. @param at when it should have */
    public record Moment(Stage stage, Instant at) {}

    /**
     * What has come by now and was not seen before, in order; each once.
     *
     * @param ladder steps in force, from the first
     */
    public List<Moment> ring(Instant now, List<Step> ladder, Calendars calendars) {
        if (wakes == null || wakes.isAfter(now)) return List.of();
        var rung = moments(ladder, calendars).stream()
                .filter(moment -> !isSeen(moment.at()) && !moment.at().isAfter(now))
                .toList();
        seen = now;
        return rung;
    }

    /** When it has to be looked at next; whatever moved it, this comes last. @param ladder steps in force */
    public void arm(List<Step> ladder, Calendars calendars) {
        wakes = isOver() || pausedAt != null
                ? null
                : moments(ladder, calendars).stream()
                        .map(Moment::at)
                        .filter(at -> !isSeen(at))
                        .findFirst()
                        .orElse(null);
    }

    private boolean isSeen(Instant at) {
        return seen != null && !at.isAfter(seen);
    }

    private List<Moment> moments(List<Step> ladder, Calendars calendars) {
        var moments = new ArrayList<Moment>();
        moments.add(new Moment(DUE, due));
        if (kind.warns()) {
            Measure measure = measure(calendars);
            WorkingTime open =
                    basis.calendar() == null ? null : calendars.of(basis.calendar(), basis.calendarVersion());
            for (int i = 0; i < ladder.size(); i++) {
                Step step = ladder.get(i);
                Instant at = at(step, measure, open);
                if (at != null) moments.add(new Moment(new Stage.Told(i + 1, step), at));
            }
        }
        moments.sort(Comparator.comparing(Moment::at)
                .thenComparing(moment -> moment.stage().rank()));
        return moments;
    }

    /** @param open {@code null}: somebody named the moment, and all time is working time */
    private @Nullable Instant at(Step step, Measure measure, @Nullable WorkingTime open) {
        return switch (step.when()) {
            case BEFORE -> {
                Instant at = before(step, measure, open);
                yield at.isAfter(start) ? at : null;
            }
            case AT_BREACH -> due;
            case AFTER -> kind.escalates() ? after(step, open) : null;
        };
    }

    private Instant before(Step step, Measure measure, @Nullable WorkingTime open) {
        return switch (step.unit()) {
            case PERCENT -> {
                Duration budget = measure.between(start, due).minus(paused(measure));
                yield spent(budget.multipliedBy(step.amount()).dividedBy(100), measure);
            }
            case HOURS -> due.minus(Duration.ofHours(step.amount()));
            case WORKING_HOURS -> new Measure(open).minus(start, due, Duration.ofHours(step.amount()));
            case WORKING_DAYS -> open == null ? due.minus(Duration.ofDays(step.amount())) : days(step.amount(), open);
        };
    }

    /** At the same hour, so many worked days before. */
    private Instant days(int before, WorkingTime open) {
        var at = due.atZone(ResidentsDates.CITY);
        for (int left = before; left > 0 && at.toInstant().isAfter(start); ) {
            at = at.minusDays(1);
            if (!open.on(at.toLocalDate()).spans().isEmpty()) left--;
        }
        return at.toInstant();
    }

    private Instant after(Step step, @Nullable WorkingTime open) {
        Target wait = switch (step.unit()) {
            case PERCENT -> throw new IllegalArgumentException("per cent are counted to the deadline");
            case HOURS -> new Target(step.amount(), ClockUnit.HOURS);
            case WORKING_HOURS -> new Target(step.amount(), open == null ? ClockUnit.HOURS : ClockUnit.WORKING_HOURS);
            case WORKING_DAYS -> new Target(step.amount(), open == null ? ClockUnit.DAYS : ClockUnit.WORKING_DAYS);
        };
        if (open != null) return due(Deadline.of(due, wait, open, List.of()));
        int hours = wait.unit() == ClockUnit.DAYS ? 24 * wait.amount() : wait.amount();
        return due.plus(Duration.ofHours(hours));
    }

    /** When so much of the time has passed outside the pauses. */
    private Instant spent(Duration time, Measure measure) {
        Instant begin = start;
        Duration left = time;
        for (Pause pause : pauses) {
            Duration before = measure.between(begin, pause.from());
            if (left.compareTo(before) <= 0) break;
            left = left.minus(before);
            begin = Objects.requireNonNull(pause.to());
        }
        return measure.plus(begin, left);
    }

    /** Until it is due. */
    private Duration paused(Measure measure) {
        Duration paused = Duration.ZERO;
        for (Pause pause : pauses) {
            Instant end = Objects.requireNonNull(pause.to());
            if (pause.from().isBefore(due)) paused = paused.plus(measure.between(pause.from(), end));
        }
        return paused;
    }

    private Measure measure(Calendars calendars) {
        String calendar = basis.calendar();
        if (calendar == null || !runsInWorkingTime()) return new Measure(null);
        return measure(calendars.of(calendar, basis.calendarVersion()));
    }

    private Measure measure(WorkingTime time) {
        return new Measure(runsInWorkingTime() ? time : null);
    }

    /** Else in plain time. */
    public boolean runsInWorkingTime() {
        Target target = basis.target();
        return target != null && target.unit().working();
    }

    /** By its target; empty of meaning once somebody has said when it is due. */
    public Deadline deadline(Calendars calendars) {
        Target target = basis.target();
        String calendar = basis.calendar();
        if (target == null || calendar == null) throw new IllegalStateException("it was named, not computed");
        return Deadline.of(start, target, basis.receipt(), calendars.of(calendar, basis.calendarVersion()), pauses);
    }

    public void say(String text) {
        said = text;
    }

    public boolean isOver() {
        return outcome != null;
    }

    /** It was due, and that has been seen. */
    public boolean isLate() {
        return isSeen(due);
    }

    /** The target says when it is due. */
    public boolean isComputed() {
        return !moved && basis.target() != null;
    }

    public long id() {
        return id;
    }

    public long ticket() {
        return ticket;
    }

    public ClockKind kind() {
        return kind;
    }

    public Instant start() {
        return start;
    }

    public Basis basis() {
        return basis;
    }

    /** Those that have ended. */
    public List<Pause> pauses() {
        return pauses;
    }

    public @Nullable PauseReason pausedFor() {
        return pausedFor;
    }

    public @Nullable Instant pausedAt() {
        return pausedAt;
    }

    /** While it stands still: as it would be if it went on at that moment. */
    public Instant due() {
        return due;
    }

    /** Somebody said when it is due. */
    public boolean moved() {
        return moved;
    }

    public @Nullable Instant stoppedAt() {
        return stoppedAt;
    }

    public @Nullable Outcome outcome() {
        return outcome;
    }

    public @Nullable Extension extension() {
        return extension;
    }

    /** When the promise was not kept though it has another date now; {@code null}: it never was moved when it was late. */
    public @Nullable Instant broken() {
        return broken;
    }

    /** Whatever was to come until then has been told; {@code null}: nothing was to come yet. */
    public @Nullable Instant seen() {
        return seen;
    }

    /** When it has to be looked at; {@code null}: never. */
    public @Nullable Instant wakes() {
        return wakes;
    }

    /** What the resident was told, in their words. */
    public @Nullable String said() {
        return said;
    }
}
