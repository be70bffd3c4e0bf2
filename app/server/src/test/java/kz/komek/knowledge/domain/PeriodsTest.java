package kz.komek.knowledge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kz.komek.knowledge.domain.Periods.Period;
import kz.komek.knowledge.domain.Periods.Step;
import org.junit.jupiter.api.Test;

class PeriodsTest {
    private static final long DAY = 24L * 60 * 60;
    private static final long WEEK = 7 * DAY;

    @Test
    void a_ticket_has_the_day_the_week_and_the_block_of_weeks_in_which_it_came() {
        assertThat(Periods.lexemes(Instant.ofEpochSecond(2_950 * WEEK))).containsExactly("#d20650", "#2950", "##226");
        assertThat(Periods.lexemes(Instant.ofEpochSecond(2_951 * WEEK - 1)))
                .containsExactly("#d20656", "#2950", "##226");
        assertThat(Periods.lexemes(Instant.ofEpochSecond(2_951 * WEEK))).containsExactly("#d20657", "#2951", "##227");
        assertThat(Periods.lexemes(Instant.EPOCH.minusSeconds(1)))
                .as("brought over from a register older than the epoch")
                .containsExactly("#d-1", "#-1", "##-1");
    }

    @Test
    void of_the_newest_blocks_single_weeks_are_asked_and_nothing_twice() {
        var all = Periods.newestFirst(tickets(2_951 - 40, 2_951));
        assertThat(all.getFirst().lexeme()).isEqualTo("#2951");
        assertThat(all).extracting(Period::lexeme).contains("#2938", "##225").doesNotContain("##226", "#2937");
        assertThat(all.stream().mapToLong(Period::tickets).sum()).isEqualTo(41 * 100);
        assertThat(all).isSortedAccordingTo((a, b) -> b.from().compareTo(a.from()));
    }

    @Test
    void the_newest_weeks_are_asked_by_the_day_where_all_of_a_week_is_known_by_the_day() {
        var now = Instant.ofEpochSecond(2_951 * WEEK + 3 * DAY);
        var known = new HashMap<String, Long>();
        for (long day = 2_940 * 7L; day <= 2_951 * 7L + 3; day++) {
            Periods.lexemes(Instant.ofEpochSecond(day * DAY)).forEach(lexeme -> known.merge(lexeme, 10L, Long::sum));
        }
        known.merge("#2949", 5L, Long::sum); // taken in before days were known
        known.merge("##226", 5L, Long::sum);
        var asked = new HashMap<>(known);
        asked.keySet()
                .removeIf(lexeme ->
                        lexeme.startsWith("#d") && !Periods.newestDays(now).contains(lexeme));
        var all = Periods.newestFirst(asked);
        assertThat(all.stream().map(Period::lexeme).limit(20))
                .startsWith("#d20660", "#d20659", "#d20658", "#d20657", "#d20656")
                .contains("#d20650", "#2949", "#d20636")
                .doesNotContain("#2951", "#2950", "#d20643");
        assertThat(all).extracting(Period::lexeme).contains("#d20629", "#2946").doesNotContain("#d20628");
        assertThat(all.stream().mapToLong(Period::tickets).sum()).isEqualTo(known.get("##226") + known.get("##227"));
        assertThat(all).isSortedAccordingTo((a, b) -> b.from().compareTo(a.from()));
    }

    @Test
    void what_is_no_period_and_what_is_empty_is_left_out() {
        assertThat(Periods.newestFirst(Map.of("су", 5L, "#2950", 0L, "##226", 0L)))
                .isEmpty();
    }

    @Test
    void each_step_reads_four_times_as_many_and_the_last_one_says_whether_there_is_more() {
        var all = Periods.newestFirst(tickets(2_952 - 25, 2_951));
        var steps = Periods.steps(all, 0.5, 100, 100_000);
        assertThat(steps).extracting(step -> step.periods().size()).startsWith(2, 8);
        assertThat(steps.getLast().isLast()).isTrue();
        assertThat(steps.getLast().all()).isTrue();
        assertThat(steps.stream().mapToInt(step -> step.periods().size()).sum()).isEqualTo(all.size());
    }

    @Test
    void no_more_is_read_than_a_question_may_cost() {
        var all = Periods.newestFirst(tickets(2_951 - 200, 2_951));
        for (double share : List.of(0.01, 0.1, 0.9, 1.0)) {
            var steps = Periods.steps(all, share, 100, 1_000);
            double read = steps.stream()
                    .flatMap(step -> step.periods().stream())
                    .mapToDouble(period -> period.tickets() * share)
                    .sum();
            assertThat(read).as("share %s", share).isBetween(0.1, 1_000.0);
            assertThat(steps.stream().filter(Step::isLast)).hasSize(1);
        }
    }

    @Test
    void the_newest_time_is_looked_at_whatever_it_costs() {
        var steps = Periods.steps(List.of(period(9, 1_000_000), period(8, 10)), 1, 10, 100);
        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.periods()).hasSize(1);
            assertThat(step.all()).isFalse();
        });
    }

    private static Period period(int week, long tickets) {
        return new Period("#" + week, tickets, Instant.ofEpochSecond(week * WEEK));
    }

    /** A hundred a week, of no day that is known. */
    private static Map<String, Long> tickets(int from, int to) {
        var all = new HashMap<String, Long>();
        IntStream.rangeClosed(from, to)
                .forEach(week -> Periods.lexemes(Instant.ofEpochSecond(week * WEEK)).stream()
                        .filter(lexeme -> !lexeme.startsWith("#d"))
                        .forEach(lexeme -> all.merge(lexeme, 100L, Long::sum)));
        return all;
    }
}
