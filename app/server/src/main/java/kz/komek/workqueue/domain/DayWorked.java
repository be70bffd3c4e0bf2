package kz.komek.workqueue.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How somebody's day went, by the city's clock.
 *
 * @param times into which their time went; what is not here took none
 * @param shifts from when until when they were there; one over midnight is a part of both days
 * @param taken what they took from a desk
 */
public record DayWorked(
        String login, LocalDate day, Map<Doing, Duration> times, List<Stretch> shifts, long taken, long closed) {
    public record Stretch(Instant from, Instant until) {}

    public record Done(String login, LocalDate day, long taken, long closed) {}

    private record Key(String login, LocalDate day) {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::day).reversed().thenComparing(Key::login);
    }

    private static final class Making {
        private final Map<Doing, Duration> times = new EnumMap<>(Doing.class);
        private final List<Stretch> shifts = new ArrayList<>();
        private long taken;
        private long closed;

        private void add(Doing doing, Instant from, Instant until) {
            times.merge(doing, Duration.between(from, until), Duration::plus);
            boolean goesOn = !shifts.isEmpty() && shifts.getLast().until().equals(from);
            Instant began = goesOn ? shifts.removeLast().from() : from;
            shifts.add(new Stretch(began, until));
        }
    }

    /** The newest day first. @param until not with it */
    public static List<DayWorked> of(
            Collection<Spell> spells, Collection<Done> done, ZoneId zone, LocalDate from, LocalDate until) {
        var days = new TreeMap<Key, Making>(Key.ORDER);
        spells.stream()
                .sorted(Comparator.comparing(Spell::login).thenComparing(Spell::began))
                .forEach(spell -> add(spell, zone, from, until, days));
        for (Done one : done) {
            var making = days.computeIfAbsent(new Key(one.login(), one.day()), none -> new Making());
            making.taken += one.taken();
            making.closed += one.closed();
        }
        return days.entrySet().stream()
                .map(each -> new DayWorked(
                        each.getKey().login(),
                        each.getKey().day(),
                        each.getValue().times,
                        List.copyOf(each.getValue().shifts),
                        each.getValue().taken,
                        each.getValue().closed))
                .toList();
    }

    private static void add(Spell spell, ZoneId zone, LocalDate from, LocalDate until, Map<Key, Making> days) {
        Doing doing = Doing.of(spell.state(), spell.reason());
        if (doing == null) return;
        LocalDate first = LocalDate.ofInstant(spell.began(), zone);
        for (LocalDate day = first.isBefore(from) ? from : first; day.isBefore(until); day = day.plusDays(1)) {
            Instant began = later(spell.began(), day.atStartOfDay(zone).toInstant());
            Instant ended =
                    earlier(spell.ended(), day.plusDays(1).atStartOfDay(zone).toInstant());
            if (!began.isBefore(ended)) break;
            days.computeIfAbsent(new Key(spell.login(), day), none -> new Making())
                    .add(doing, began, ended);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
