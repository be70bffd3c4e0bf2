package kz.komek.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import kz.komek.catalogue.domain.FrequentWords;
import kz.komek.catalogue.domain.FrequentWords.Counted;
import kz.komek.catalogue.store.OtherTickets;
import kz.komek.contract.ResidentsDates;

/** Whether the catalogue still fits what people ask for: a list with a third of everything in "other" is broken. */
@ApplicationScoped
@Transactional
public class OtherWatch {
    private static final int MOST_TITLES = 5000;
    private static final int MOST_WORDS = 20;

    private final OtherTickets tickets;
    private final InstantSource time;

    OtherWatch(OtherTickets tickets, InstantSource time) {
        this.tickets = tickets;
        this.time = time;
    }

    /**
     * @param week ISO, as 2026-W47
     * @param every all tickets that came in it
     * @param other filed under an issue called other
     * @param unfiled under no issue, or not yet
     * @param share of both in all, from 0 to 1
     * @param words of the titles of both
     */
    public record Week(
            String week, LocalDate monday, long every, long other, long unfiled, double share, List<Counted> words) {}

    /** The newest first, the running week too. */
    public List<Week> weeks(int count) {
        LocalDate thisMonday = LocalDate.ofInstant(time.instant(), ResidentsDates.CITY)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var counts = tickets.counts(
                start(thisMonday.minusWeeks(count - 1L)), start(thisMonday.plusWeeks(1)), ResidentsDates.CITY);
        return IntStream.range(0, count)
                .mapToObj(ago -> {
                    LocalDate monday = thisMonday.minusWeeks(ago);
                    var counted = counts.getOrDefault(monday, new OtherTickets.Counts(0, 0, 0));
                    long both = counted.other() + counted.unfiled();
                    var titles = both == 0
                            ? List.<String>of()
                            : tickets.titles(start(monday), start(monday.plusWeeks(1)), MOST_TITLES);
                    return new Week(
                            "%d-W%02d"
                                    .formatted(
                                            monday.get(IsoFields.WEEK_BASED_YEAR),
                                            monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                            monday,
                            counted.every(),
                            counted.other(),
                            counted.unfiled(),
                            counted.every() == 0 ? 0 : Math.round(1000.0 * both / counted.every()) / 1000.0,
                            FrequentWords.of(titles, MOST_WORDS));
                })
                .toList();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ResidentsDates.CITY).toInstant();
    }
}
