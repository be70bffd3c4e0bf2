package kz.komek.calendar.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.komek.calendar.domain.Refusal.Why;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;

/**
 * When somebody works, by the city's clock.
 *
 * @param holidaySet whose days it keeps; {@code null}: none, it works on holidays too
 * @param own dates on which it does otherwise
 */
public record WorkingCalendar(
        String id,
        Names names,
        List<Hours> weekly,
        @Nullable String holidaySet,
        List<OwnDay> own,
        int version) {
    /** The one that never closes. It is always there, and always so: clocks that run day and night go by it. */
    public static final String ALWAYS = "ALWAYS";

    /** Somebody who promises something must open again within this time. */
    static final int LONGEST_CLOSED_DAYS = 2 * 366;

    public WorkingCalendar {
        weekly = weekly.stream()
                .sorted(Comparator.comparing(Hours::day).thenComparing(Hours::from))
                .toList();
        own = own.stream().sorted(Comparator.comparing(OwnDay::date)).toList();
    }

    /** @param to 00:00 is the end of the day */
    public record Hours(DayOfWeek day, LocalTime from, LocalTime to) {
        Span span() {
            return new Span(from, to);
        }
    }

    public WorkingCalendar at(int version) {
        return new WorkingCalendar(id, names, weekly, holidaySet, own, version);
    }

    List<Span> on(DayOfWeek day) {
        return weekly.stream()
                .filter(hours -> hours.day() == day)
                .map(Hours::span)
                .toList();
    }

    /**
     * @param holidays of its set
     * @param today it must open again within two years
     */
    public List<Refusal> refusals(List<Holiday> holidays, LocalDate today) {
        var found = new ArrayList<Refusal>();
        Texts.code("id", id).ifPresent(found::add);
        found.addAll(Texts.names(names));
        for (DayOfWeek day : DayOfWeek.values()) wrong("weekly", day.toString(), on(day), found);
        wrongDates(found);
        if (id.equals(ALWAYS) && !neverCloses()) {
            found.add(new Refusal(
                    Why.ALWAYS_OPEN, "weekly", "This calendar is the one that never closes. Make another one."));
        }
        if (weekly.isEmpty()) {
            found.add(new Refusal(Why.HOURS_WRONG, "weekly", "It has no working hours."));
        } else if (found.isEmpty() && !WorkingTime.of(this, holidays).opensWithin(today, LONGEST_CLOSED_DAYS)) {
            found.add(new Refusal(Why.NEVER_OPEN, "own", "It has no working minute within two years."));
        }
        return found;
    }

    private void wrongDates(List<Refusal> found) {
        Set<LocalDate> dates = new HashSet<>();
        for (OwnDay day : own) {
            String field = "own." + day.date();
            if (!dates.add(day.date())) {
                found.add(new Refusal(Why.DATE_TWICE, field, day.date() + " is there twice."));
            }
            Dates.refusal(field, day.date()).ifPresent(found::add);
            wrong(field, day.date().toString(), day.spans(), found);
            Texts.names(day.reason())
                    .forEach(refusal -> found.add(new Refusal(
                            refusal.why(), field + "." + refusal.field(), day.date() + ": " + refusal.words())));
        }
    }

    private static void wrong(String field, String day, List<Span> spans, List<Refusal> found) {
        if (spans.stream().anyMatch(Span::isEmpty)) {
            found.add(new Refusal(Why.HOURS_WRONG, field, day + " ends before it begins."));
        } else if (Span.overlap(spans)) {
            found.add(new Refusal(Why.HOURS_WRONG, field, day + " has hours that overlap."));
        }
    }

    private boolean neverCloses() {
        return holidaySet == null && own.isEmpty() && weekly.equals(alwaysOpen());
    }

    public static List<Hours> alwaysOpen() {
        return List.of(DayOfWeek.values()).stream()
                .map(day -> new Hours(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                .toList();
    }
}
