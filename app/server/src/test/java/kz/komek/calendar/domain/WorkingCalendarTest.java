package kz.komek.calendar.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import kz.komek.calendar.domain.Refusal.Why;
import kz.komek.calendar.domain.WorkingCalendar.Hours;
import kz.komek.contract.Names;
import org.junit.jupiter.api.Test;

class WorkingCalendarTest {
    @Test
    void hours_of_a_week_neither_overlap_nor_end_before_they_begin() {
        assertThat(week(hours(9, 13), hours(14, 18))).isEmpty();
        assertThat(week(hours(0, 0))).as("the whole day").isEmpty();
        assertThat(week(hours(9, 14), hours(13, 18))).containsExactly(Why.HOURS_WRONG);
        assertThat(week(hours(0, 0), hours(13, 18))).containsExactly(Why.HOURS_WRONG);
        assertThat(week(hours(18, 9))).containsExactly(Why.HOURS_WRONG);
        assertThat(week()).containsExactly(Why.HOURS_WRONG);
    }

    private static Hours hours(int from, int to) {
        return new Hours(DayOfWeek.MONDAY, LocalTime.of(from, 0), LocalTime.of(to, 0));
    }

    private static List<Why> week(Hours... hours) {
        return new WorkingCalendar("WEEK", new Names("апта", "неделя", "week"), List.of(hours), null, List.of(), 1)
                .refusals(List.of(), LocalDate.of(2026, 11, 21)).stream()
                        .map(Refusal::why)
                        .toList();
    }
}
