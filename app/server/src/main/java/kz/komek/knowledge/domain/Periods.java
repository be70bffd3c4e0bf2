package kz.komek.knowledge.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * In which order times are asked, and how much at once: the newest first, a few at a time, never more than a question may
 * cost. Time is cut into weeks, and into blocks of {@value #WEEKS} of them: of the newest weeks are asked one by one, older
 * ones by the block.
 */
public final class Periods {
    public static final int WEEKS = 13;

    private static final long SECONDS_OF_A_WEEK = 7L * 24 * 60 * 60;
    /** Blocks of which single weeks are asked. */
    private static final int FINE_BLOCKS = 2;

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
        return List.of(lexeme(week), blockLexeme(Math.floorDiv(week, WEEKS)));
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
            if (count <= 0 || !lexeme.startsWith("#")) return;
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
                        .forEach((week, count) -> all.add(new Period(lexeme(week), count, begins(week))));
            } else {
                all.add(new Period(blockLexeme(block.getKey()), block.getValue(), begins(first)));
            }
        }
        return all;
    }

    private static Instant begins(int week) {
        return Instant.ofEpochSecond(week * SECONDS_OF_A_WEEK);
    }

    /**
     * @param share of all tickets that have the rarest of the words, from 0 to 1
     * @param first how many of those are read in the first step; each further one reads four times as many
     * @param most how many are read in all steps; at least the newest period is
     */
    public static List<Step> steps(List<Period> newestFirst, double share, long first, long most) {
        var steps = new ArrayList<Step>();
        var together = new ArrayList<Period>();
        double atOnce = first;
        double read = 0;
        double inStep = 0;
        for (int at = 0; at < newestFirst.size(); at++) {
            Period period = newestFirst.get(at);
            double costs = period.tickets() * share;
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
