package kz.komek.workqueue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.komek.contract.Language;
import kz.komek.contract.ResidentsDates;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.ticket.domain.Desk;
import kz.komek.workqueue.domain.Coverage.Uncovered;
import kz.komek.workqueue.domain.DeskRules;
import kz.komek.workqueue.domain.Given;
import kz.komek.workqueue.domain.Presence;
import kz.komek.workqueue.domain.Profile;
import kz.komek.workqueue.store.BoardTable;
import kz.komek.workqueue.store.BoardTable.Hands;
import kz.komek.workqueue.store.BoardTable.Length;
import kz.komek.workqueue.store.ProfileTable;
import kz.komek.workqueue.store.TakenTable;
import kz.komek.workqueue.store.TakenTable.InTime;
import org.jspecify.annotations.Nullable;

/** How much waits at the desks, who is there, and whether what comes is taken in time. */
@ApplicationScoped
@Transactional
public class Board {
    /** Beyond it a queue is "more than". */
    public static final int COUNTED = 1_000;

    private static final int COUNTED_ON_THE_WALL = 10_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private final BoardTable table;
    private final TakenTable taken;
    private final ProfileTable profiles;
    private final OnShift onShift;
    private final Staff staff;
    private final InstantSource time;

    Board(BoardTable table, TakenTable taken, ProfileTable profiles, OnShift onShift, Staff staff, InstantSource time) {
        this.table = table;
        this.taken = taken;
        this.profiles = profiles;
        this.onShift = onShift;
        this.staff = staff;
        this.time = time;
    }

    /**
     * A desk as it stands now.
     *
     * @param waiting what nobody has in hand
     * @param more there are more of them than were counted
     * @param oldest since when the longest waiting waits; {@code null}: nothing does
     */
    public record DeskNow(
            Desk desk,
            long waiting,
            boolean more,
            long urgent,
            @Nullable Instant oldest) {}

    /** The desks of somebody. */
    public List<DeskNow> desks(String login) {
        Colleague who = staff.active(login).orElse(null);
        if (who == null) return List.of();
        return desks(Desk.of(who), table.lengths(Desk.of(who), COUNTED + 1), COUNTED);
    }

    private List<DeskNow> desks(Set<Desk> desks, List<Length> lengths, int counted) {
        var now = new ArrayList<DeskNow>();
        for (Desk desk : desks) {
            var there = lengths.stream().filter(one -> one.desk() == desk).toList();
            long waiting = there.stream().mapToLong(Length::count).sum();
            long urgent = there.stream()
                    .filter(Length::urgent)
                    .mapToLong(Length::count)
                    .sum();
            now.add(new DeskNow(
                    desk,
                    Math.min(waiting, counted),
                    waiting > counted,
                    urgent,
                    waiting == 0 ? null : table.oldest(desk).orElse(null)));
        }
        return now;
    }

    /**
     * The wall.
     *
     * @param languages how much of each waits, all desks together; of an unknown one under {@code null}
     */
    public record Wall(
            Instant at,
            List<WallDesk> desks,
            List<InLanguage> languages,
            List<Person> people,
            List<Uncovered> uncovered) {}

    /**
     * @param taken in the last hour, at all desks together
     * @param inTime of them within the target of their desk
     */
    public record InLanguage(@Nullable Language language, long waiting, long taken, long inTime) {}

    /**
     * @param taken in the last hour
     * @param inTime of them within the target
     * @param wanted how many of them were to be in time, by the targets that the desk had when they were taken
     */
    public record WallDesk(DeskNow now, DeskRules rules, long taken, long inTime, long wanted) {}

    /** @param inHand what waits for them @param today what they were given since midnight */
    public record Person(Colleague colleague, Presence presence, Profile profile, long inHand, Given today) {}

    public Wall wall() {
        Instant now = time.instant();
        var all = EnumSet.allOf(Desk.class);
        List<Length> lengths = table.lengths(all, COUNTED_ON_THE_WALL + 1);
        var people = onShift.people();
        Map<String, Profile> known = onShift.profiles(people);
        List<InTime> lately = taken.inTime(now.minus(HOUR));
        return new Wall(
                now,
                wallDesks(desks(all, lengths, COUNTED_ON_THE_WALL), lately),
                languages(lengths, lately),
                people(people, known, now),
                onShift.coverage(known).uncovered());
    }

    private List<WallDesk> wallDesks(List<DeskNow> desks, List<InTime> lately) {
        Map<Desk, DeskRules> rules = profiles.desks();
        return desks.stream()
                .map(desk -> {
                    var there = lately.stream()
                            .filter(one -> one.desk() == desk.desk())
                            .toList();
                    return new WallDesk(desk, rules.get(desk.desk()), taken(there), inTime(there), wanted(there));
                })
                .toList();
    }

    private static long wanted(List<InTime> some) {
        // 80 of 100 of seven are six: five would be less.
        return Math.ceilDiv(some.stream().mapToLong(InTime::percents).sum(), 100);
    }

    private static long taken(List<InTime> some) {
        return some.stream().mapToLong(InTime::taken).sum();
    }

    private static long inTime(List<InTime> some) {
        return some.stream().mapToLong(InTime::inTime).sum();
    }

    private static List<InLanguage> languages(List<Length> lengths, List<InTime> lately) {
        var waiting = new LinkedHashMap<Language, Long>();
        for (Language language : Language.values()) waiting.put(language, 0L);
        waiting.put(null, 0L);
        lengths.forEach(one -> waiting.merge(one.language(), one.count(), Long::sum));
        return waiting.entrySet().stream()
                .map(one -> {
                    var there = lately.stream()
                            .filter(each -> each.language() == one.getKey())
                            .toList();
                    return new InLanguage(one.getKey(), one.getValue(), taken(there), inTime(there));
                })
                .toList();
    }

    private List<Person> people(List<Presence> people, Map<String, Profile> known, Instant now) {
        var hands = table.hands(known.keySet()).stream().collect(Collectors.toMap(Hands::login, Hands::count));
        var given = table.given(midnight(now)).stream().collect(Collectors.toMap(Given::login, Function.identity()));
        var shown = new ArrayList<Person>();
        for (Presence one : people) {
            staff.active(one.login())
                    .ifPresent(colleague -> shown.add(new Person(
                            colleague,
                            one,
                            known.get(one.login()),
                            hands.getOrDefault(one.login(), 0L),
                            given.getOrDefault(one.login(), new Given(one.login(), 0, 0, 0, 0)))));
        }
        return shown;
    }

    private static Instant midnight(Instant now) {
        return LocalDate.ofInstant(now, ResidentsDates.CITY)
                .atStartOfDay(ResidentsDates.CITY)
                .toInstant();
    }
}
