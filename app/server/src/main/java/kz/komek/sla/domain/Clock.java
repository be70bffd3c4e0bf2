package kz.komek.sla.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import kz.komek.calendar.domain.Deadline;
import kz.komek.calendar.domain.Pause;
import kz.komek.calendar.domain.PauseReason;
import kz.komek.calendar.domain.Receipt;
import kz.komek.calendar.domain.Target;
import kz.komek.calendar.domain.WorkingTime;
import org.jspecify.annotations.Nullable;

/**
 * One promise on one ticket: from when, how long, by which version of which calendar, when it stood still, and how it ended.
 * It knows by itself when it has to be looked at next. Not thread-safe: whoever changes it holds the lock of its ticket.
 */
public final class Clock {
    /** So many are told one after the other that it is late. */
    public static final int MOST_STEPS = 16;

    private static final Duration LAST_HOUR = Duration.ofHours(1);
    private static final Stage DUE = new Stage.Due();

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
    private int been;
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
            int been,
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
        this.been = been;
        this.wakes = wakes;
        this.said = said;
    }

    /** By a target, in the working time that is today's. */
    public static Clock start(
            long ticket, ClockKind kind, Instant start, Policy.Given given, int policy, WorkingTime today) {
        Deadline deadline = Deadline.of(start, given.target(), given.receipt(), today, List.of());
        var basis = new Basis(given.code(), policy, given.target(), given.receipt(), today.calendar(), today.version());
        var clock = new Clock(
                0,
                ticket,
                kind,
                start,
                basis,
                List.of(),
                null,
                null,
                due(deadline),
                false,
                null,
                null,
                null,
                0,
                null,
                null);
        clock.wakes = clock.next(clock.measure(today), List.of());
        return clock;
    }

    /** Until a moment that somebody named. */
    public static Clock until(long ticket, ClockKind kind, Instant start, Instant due, String rule) {
        var basis = new Basis(rule, 0, null, Receipt.WHEN_IT_CAME, null, 0);
        var clock = new Clock(
                0, ticket, kind, start, basis, List.of(), null, null, due, true, null, null, null, 0, null, null);
        clock.wakes = clock.next(new Measure(null), List.of());
        return clock;
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
        wakes = null;
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
        wakes = wake(to, measure);
    }

    /** Kept or broken is by the moment of the act, however late anybody looks. */
    public void stop(Instant at) {
        if (!isOver()) end(isLateAt(at) ? Outcome.BREACHED : Outcome.MET, at);
    }

    /** It does not matter any more. What was broken stays broken. */
    public void drop(Instant at) {
        if (!isOver()) end(isLateAt(at) ? Outcome.BREACHED : Outcome.DROPPED, at);
    }

    /** Whether it would have been broken by then; while it stands still no time passes. */
    public boolean isLateAt(Instant at) {
        Instant counted = pausedAt != null && pausedAt.isBefore(at) ? pausedAt : at;
        return counted.isAfter(due);
    }

    private void end(Outcome how, Instant at) {
        outcome = how;
        stoppedAt = at;
        wakes = null;
    }

    /** It matters again, as it was promised. */
    public void again(Calendars calendars, Instant at) {
        if (outcome != Outcome.DROPPED) return;
        outcome = null;
        stoppedAt = null;
        if (pausedAt == null) wakes = wake(at, measure(calendars));
    }

    /**
     * The matter is another one: from the same start there is another time.
     *
     * @return false: nothing of it is another
     */
    public boolean retarget(Policy.Given given, int policy, WorkingTime today, Instant at) {
        if (isOver() || moved) return false;
        boolean same = given.target().equals(basis.target())
                && given.receipt() == basis.receipt()
                && today.calendar().equals(basis.calendar());
        if (same) return false;
        basis = new Basis(given.code(), policy, given.target(), given.receipt(), today.calendar(), today.version());
        due = due(Deadline.of(start, given.target(), given.receipt(), today, pauses));
        look(at, measure(today));
        return true;
    }

    /** Somebody said when it is due. */
    public void move(Instant to, Instant at, Calendars calendars) {
        if (isOver() || to.equals(due)) return;
        due = to;
        moved = true;
        look(at, measure(calendars));
    }

    /** @throws Refused when it was before, or is not later */
    public void extend(Instant until, Instant latest, String reason, String by, Instant at, Calendars calendars) {
        if (!kind.isExtendable()) throw new Refused(new Refusal.NotExtendable(kind));
        if (isOver()) throw new Refused(new Refusal.NotRunning(kind));
        if (extension != null) throw new Refused(new Refusal.ExtendedBefore(kind));
        if (!until.isAfter(due)) throw new Refused(new Refusal.NotLater(due));
        if (until.isAfter(latest)) throw new Refused(new Refusal.TooLate(latest));
        extension = new Extension(due, reason, by, at);
        move(until, at, calendars);
    }

    /** Another moment: what comes after now has not been yet. */
    private void look(Instant at, Measure measure) {
        List<Moment> moments = moments(measure, List.of());
        for (Moment moment : moments)
            if (moment.at().isAfter(at)) been &= ~moment.stage().bit();
        wakes = pausedAt != null ? null : wake(at, measure);
    }

    /** One that is late is looked at again at once: only then it is known who is told next. */
    private @Nullable Instant wake(Instant at, Measure measure) {
        return isLate() && kind.escalates() ? at : next(measure, List.of());
    }

    /** Something that it woke for. @param at when it should have */
    public record Moment(Stage stage, Instant at) {}

    /**
     * What has come by now and was not seen before, in order; each once.
     *
     * @param above when each step above is told, from when it was due; none where nobody is
     */
    public List<Moment> ring(Instant now, List<Target> above, Calendars calendars) {
        if (wakes == null || wakes.isAfter(now)) return List.of();
        Measure measure = measure(calendars);
        var rung = new ArrayList<Moment>();
        for (Moment moment : moments(measure, above(above, calendars))) {
            if (moment.at().isAfter(now) || (been & moment.stage().bit()) != 0) continue;
            been |= moment.stage().bit();
            rung.add(moment);
        }
        wakes = next(measure, above(above, calendars));
        return rung;
    }

    private List<Instant> above(List<Target> steps, Calendars calendars) {
        if (!kind.escalates()) return List.of();
        String calendar = basis.calendar();
        var at = new ArrayList<Instant>();
        for (Target step : steps.subList(0, Math.min(steps.size(), MOST_STEPS))) {
            at.add(
                    calendar == null
                            ? due.plus(Duration.ofSeconds((long) step.amount() * seconds(step)))
                            : due(Deadline.of(due, step, calendars.of(calendar, basis.calendarVersion()), List.of())));
        }
        return at;
    }

    /** Without a calendar all time is working time. */
    private static long seconds(Target target) {
        return switch (target.unit()) {
            case WORKING_MINUTES, MINUTES -> 60;
            case WORKING_HOURS, HOURS -> 3600;
            case WORKING_DAYS, DAYS -> 86_400;
        };
    }

    private @Nullable Instant next(Measure measure, List<Instant> above) {
        return moments(measure, above).stream()
                .filter(moment -> (been & moment.stage().bit()) == 0)
                .map(Moment::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private List<Moment> moments(Measure measure, List<Instant> above) {
        var moments = new ArrayList<Moment>();
        if (kind.warns()) {
            Duration budget = measure.between(start, due).minus(paused(measure));
            moments.add(new Moment(
                    Stage.Warning.THREE_QUARTERS, spent(budget.multipliedBy(3).dividedBy(4), measure)));
            moments.add(new Moment(
                    Stage.Warning.NINE_TENTHS, spent(budget.multipliedBy(9).dividedBy(10), measure)));
            Instant lastHour = due.minus(LAST_HOUR);
            if (lastHour.isAfter(start)) moments.add(new Moment(Stage.Warning.LAST_HOUR, lastHour));
        }
        moments.add(new Moment(DUE, due));
        for (int i = 0; i < above.size(); i++) moments.add(new Moment(new Stage.Above(i), above.get(i)));
        moments.sort(Comparator.comparing(Moment::at)
                .thenComparing(moment -> moment.stage().bit()));
        return moments;
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
        return (been & DUE.bit()) != 0;
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

    /** Stages that it has woken for. */
    public int been() {
        return been;
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
