package kz.komek.knowledge.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * In which order times are asked, and how much at once: the newest first, a few at a time, never more than a question may
 * cost. Time is cut into days, weeks, and blocks of {@value #WEEKS} weeks: the newest are asked by the day, those before by
 * the week, older ones by the block. A city that writes two million times a year has 5,500 tickets of a day, and 38,000 of
 * a week: too many to look through while somebody types.
 */
public final class Periods {
    public static final int WEEKS = 13;

    private static final int DAYS = 7;
    private static final long SECONDS_OF_A_DAY = 24L * 60 * 60;
    private static final long SECONDS_OF_A_WEEK = DAYS * SECONDS_OF_A_DAY;
    /** Blocks of which single weeks are asked. */
    private static final int FINE_BLOCKS = 2;
    /** Weeks of which single days are asked, beside the one that runs. */
    private static final int FINE_WEEKS = 4;

    private Periods() {}

    /** @param from the first second of it */
    public record Period(String lexeme, long tickets, Instant from) {}

    /**
     * Times that are asked together.
     *
     * @param isLast no more may be read after it
     * @param all there is nothing older
     */
    public record Step(List<Period> periods, boolean isLast, boolean all) {
        public Instant from() {
            return periods.getLast().from();
        }
    }

    public static int week(Instant at) {
        return Math.toIntExact(Math.floorDiv(at.getEpochSecond(), SECONDS_OF_A_WEEK));
    }

    /** The lexemes of a ticket that came then. */
    public static List<String> lexemes(Instant at) {
        int week = week(at);
        return List.of(dayLexeme(day(at)), lexeme(week), blockLexeme(Math.floorDiv(week, WEEKS)));
    }

    /** The lexemes of the days that are asked one by one, to be known beside those of weeks and blocks. */
    public static List<String> newestDays(Instant now) {
        int first = (week(now) - FINE_WEEKS) * DAYS;
        return IntStream.rangeClosed(first, day(now))
                .mapToObj(Periods::dayLexeme)
                .toList();
    }

    private static int day(Instant at) {
        return Math.toIntExact(Math.floorDiv(at.getEpochSecond(), SECONDS_OF_A_DAY));
    }

    private static String dayLexeme(int day) {
        return "#d" + day;
    }

    private static String lexeme(int week) {
        return "#" + week;
    }

    private static String blockLexeme(int block) {
        return "##" + block;
    }

    /** @param tickets how many there are, by lexeme; what is no period is left out */
    public static List<Period> newestFirst(Map<String, Long> tickets) {
        var blocks = new TreeMap<Integer, Long>();
        var weeks = new TreeMap<Integer, Long>();
        tickets.forEach((lexeme, count) -> {
            if (count <= 0 || !lexeme.startsWith("#") || lexeme.startsWith("#d")) return;
            if (lexeme.startsWith("##")) blocks.put(Integer.parseInt(lexeme.substring(2)), count);
            else weeks.put(Integer.parseInt(lexeme.substring(1)), count);
        });
        var all = new ArrayList<Period>();
        int fine = 0;
        for (var block : blocks.descendingMap().entrySet()) {
            int first = block.getKey() * WEEKS;
            if (fine++ < FINE_BLOCKS) {
                weeks.subMap(first, true, first + WEEKS, false)
                        .descendingMap()
                        .forEach((week, count) -> all.addAll(ofWeek(week, count, tickets)));
            } else {
                all.add(new Period(blockLexeme(block.getKey()), block.getValue(), begins(first)));
            }
        }
        return all;
    }

    /** By the day where its days are known, all of them: tickets that were indexed before days were have none. */
    private static List<Period> ofWeek(int week, long count, Map<String, Long> tickets) {
        var days = IntStream.range(0, DAYS)
                .map(day -> week * DAYS + DAYS - 1 - day)
                .filter(day -> tickets.getOrDefault(dayLexeme(day), 0L) > 0)
                .mapToObj(day -> new Period(
                        dayLexeme(day), tickets.get(dayLexeme(day)), Instant.ofEpochSecond(day * SECONDS_OF_A_DAY)))
                .toList();
        return days.stream().mapToLong(Period::tickets).sum() == count
                ? days
                : List.of(new Period(lexeme(week), count, begins(week)));
    }

    private static Instant begins(int week) {
        return Instant.ofEpochSecond(week * SECONDS_OF_A_WEEK);
    }

    /**
     * @param ofTicket what is read for each ticket of a time: all of one is 1, of few words that all have to be there less
     * @param first how much is read in the first step; each further one reads four times as much
     * @param most how much is read in all steps; at least the newest period is
     */
    public static List<Step> steps(List<Period> newestFirst, double ofTicket, long first, long most) {
        var steps = new ArrayList<Step>();
        var together = new ArrayList<Period>();
        double atOnce = first;
        double read = 0;
        double inStep = 0;
        for (int at = 0; at < newestFirst.size(); at++) {
            Period period = newestFirst.get(at);
            double costs = period.tickets() * ofTicket;
            if (read + costs > most && read > 0) break;
            together.add(period);
            read += costs;
            inStep += costs;
            boolean last = at == newestFirst.size() - 1;
            if (inStep >= atOnce || last) {
                steps.add(new Step(List.copyOf(together), last, last));
                together.clear();
                inStep = 0;
                atOnce *= 4;
            }
        }
        if (!together.isEmpty()) steps.add(new Step(List.copyOf(together), true, false));
        else if (!steps.isEmpty() && !steps.getLast().all())
            steps.add(new Step(steps.removeLast().periods(), true, false));
        return steps;
    }
}
