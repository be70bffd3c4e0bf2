package kz.komek.calendar.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.komek.calendar.domain.Refusal.Why;
import kz.komek.contract.Names;

/** The dates of a country, or of a city, that are not like their weekday. */
public record HolidaySet(String id, Names names, List<Holiday> days, int version) {
    public HolidaySet {
        days = named(days.stream().sorted(Comparator.comparing(Holiday::date)).toList());
    }

    /** A day off that moved is called as its holiday. */
    private static List<Holiday> named(List<Holiday> days) {
        Map<LocalDate, Holiday> holidays = days.stream()
                .filter(day -> day.kind() == HolidayKind.HOLIDAY)
                .collect(Collectors.toMap(Holiday::date, Function.identity(), (first, second) -> first));
        return days.stream()
                .map(day -> {
                    if (day.kind() != HolidayKind.MOVED || day.movedFrom() == null) return day;
                    Holiday from = holidays.get(day.movedFrom());
                    return from == null
                            ? day
                            : new Holiday(day.date(), day.kind(), from.names(), day.movedFrom(), null);
                })
                .toList();
    }

    public HolidaySet at(int version) {
        return new HolidaySet(id, names, days, version);
    }

    /** What is wrong with one of its days, by date. */
    public record Wrong(LocalDate date, Refusal refusal) {}

    public List<Refusal> refusals() {
        var found = new ArrayList<Refusal>();
        Texts.code("id", id).ifPresent(found::add);
        found.addAll(Texts.names(names));
        for (Wrong wrong : wrongDays()) {
            Refusal refusal = wrong.refusal();
            found.add(new Refusal(refusal.why(), "days." + wrong.date() + "." + refusal.field(), refusal.words()));
        }
        return found;
    }

    public List<Wrong> wrongDays() {
        var found = new ArrayList<Wrong>();
        Set<LocalDate> seen = new HashSet<>();
        Set<LocalDate> holidays = days.stream()
                .filter(day -> day.kind() == HolidayKind.HOLIDAY)
                .map(Holiday::date)
                .collect(Collectors.toSet());
        Set<LocalDate> moved = new HashSet<>();
        for (Holiday day : days) {
            if (!seen.add(day.date())) {
                add(found, day, Why.DATE_TWICE, "date", day.date() + " is there twice.");
            }
            Dates.refusal("date", day.date()).ifPresent(refusal -> found.add(new Wrong(day.date(), refusal)));
            switch (day.kind()) {
                case MOVED -> movedWrong(day, holidays, moved, found);
                case WORKING -> {
                    Texts.names(day.names()).forEach(refusal -> found.add(new Wrong(day.date(), refusal)));
                    if (day.hoursOf() == null) {
                        add(found, day, Why.HOURS_OF_MISSING, "hours_of", "Say of which weekday the hours are.");
                    }
                }
                case HOLIDAY, DAY_OFF, EXTRA ->
                    Texts.names(day.names()).forEach(refusal -> found.add(new Wrong(day.date(), refusal)));
            }
        }
        return found;
    }

    private static void movedWrong(Holiday day, Set<LocalDate> holidays, Set<LocalDate> moved, List<Wrong> found) {
        LocalDate from = day.movedFrom();
        if (from == null) {
            add(found, day, Why.MOVED_WITHOUT_HOLIDAY, "moved_from", "Say from which holiday it moved.");
        } else if (!holidays.contains(from)) {
            add(found, day, Why.MOVED_WITHOUT_HOLIDAY, "moved_from", from + " is no holiday of this set.");
        } else if (!from.isBefore(day.date())) {
            add(found, day, Why.MOVED_WITHOUT_HOLIDAY, "moved_from", "A day off moves to a day after its holiday.");
        } else if (!moved.add(from)) {
            add(found, day, Why.MOVED_WITHOUT_HOLIDAY, "moved_from", from + " has moved to another day already.");
        }
    }

    private static void add(List<Wrong> found, Holiday day, Why why, String field, String words) {
        found.add(new Wrong(day.date(), new Refusal(why, field, words)));
    }
}
