package kz.komek.workqueue.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import kz.komek.workqueue.domain.DayWorked.Done;
import kz.komek.workqueue.domain.DayWorked.Stretch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DayWorkedTest {
    private static final ZoneId CITY = ZoneId.of("Asia/Almaty");
    private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 20);

    @Test
    void time_goes_by_state_and_a_break_by_its_reason() {
        var day = day(
                spell(Activity.READY, null, "2026-03-20T09:00", "2026-03-20T12:00"),
                spell(Activity.BREAK, AwayReason.LUNCH, "2026-03-20T12:00", "2026-03-20T12:40"),
                spell(Activity.BREAK, AwayReason.NO_ANSWER, "2026-03-20T12:40", "2026-03-20T12:50"),
                spell(Activity.ON_CALL, null, "2026-03-20T12:50", "2026-03-20T12:55"),
                spell(Activity.WRAP_UP, null, "2026-03-20T12:55", "2026-03-20T12:56"),
                spell(Activity.READY, null, "2026-03-20T12:56", "2026-03-20T13:00"));
        assertThat(day.times())
                .isEqualTo(Map.of(
                        Doing.READY, Duration.ofMinutes(184),
                        Doing.LUNCH, Duration.ofMinutes(40),
                        Doing.NO_ANSWER, Duration.ofMinutes(10),
                        Doing.ON_CALL, Duration.ofMinutes(5),
                        Doing.WRAP_UP, Duration.ofMinutes(1)));
        assertThat(day.shifts()).containsExactly(stretch("2026-03-20T09:00", "2026-03-20T13:00"));
    }

    @Test
    void whoever_goes_home_and_comes_again_has_two_shifts_and_whose_line_broke_has_one() {
        var day = day(
                spell(Activity.READY, null, "2026-03-20T09:00", "2026-03-20T10:00"),
                spell(Activity.OFF, AwayReason.VANISHED, "2026-03-20T10:00", "2026-03-20T10:05"),
                spell(Activity.READY, null, "2026-03-20T10:05", "2026-03-20T11:00"),
                spell(Activity.OFF, null, "2026-03-20T11:00", "2026-03-20T14:00"),
                spell(Activity.READY, null, "2026-03-20T14:00", "2026-03-20T15:00"));
        assertThat(day.shifts())
                .containsExactly(
                        stretch("2026-03-20T09:00", "2026-03-20T11:00"),
                        stretch("2026-03-20T14:00", "2026-03-20T15:00"));
        assertThat(day.times().get(Doing.VANISHED)).isEqualTo(Duration.ofMinutes(5));
        assertThat(day.times().get(Doing.READY)).isEqualTo(Duration.ofMinutes(175));
    }

    @Test
    void a_night_shift_is_a_part_of_both_days_and_what_lies_outside_of_those_asked_for_is_left_out() {
        var night = spell(Activity.READY, null, "2026-03-19T20:00", "2026-03-21T08:00");
        var days = DayWorked.of(List.of(night), List.of(), CITY, FRIDAY.minusDays(1), FRIDAY.plusDays(1));
        assertThat(days).extracting(DayWorked::day).containsExactly(FRIDAY, FRIDAY.minusDays(1));
        assertThat(days.getFirst().times().get(Doing.READY)).isEqualTo(Duration.ofHours(24));
        assertThat(days.getLast().times().get(Doing.READY)).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void the_day_on_which_the_clocks_were_set_back_has_25_hours() {
        var all = spell(Activity.READY, null, "2024-02-28T00:00", "2024-03-02T00:00");
        var before = LocalDate.of(2024, 2, 29);
        var day = DayWorked.of(List.of(all), List.of(), CITY, before, before.plusDays(1));
        assertThat(day.getFirst().times().get(Doing.READY)).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void what_somebody_did_without_being_on_shift_is_counted_too() {
        var days = DayWorked.of(
                List.of(),
                List.of(new Done("bolat", FRIDAY, 3, 0), new Done("bolat", FRIDAY, 0, 2)),
                CITY,
                FRIDAY,
                FRIDAY.plusDays(1));
        assertThat(days).containsExactly(new DayWorked("bolat", FRIDAY, Map.of(), List.of(), 3, 2));
    }

    private static DayWorked day(Spell... spells) {
        var days = DayWorked.of(List.of(spells), List.of(), CITY, FRIDAY, FRIDAY.plusDays(1));
        assertThat(days).hasSize(1);
        return days.getFirst();
    }

    private static Spell spell(Activity state, @Nullable AwayReason reason, String began, String ended) {
        return new Spell("aigul", state, reason, at(began), at(ended));
    }

    private static Stretch stretch(String from, String until) {
        return new Stretch(at(from), at(until));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(CITY).toInstant();
    }
}
