package kz.komek.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthPlanTest {
    @Test
    void the_month_is_the_table_of_2023() {
        var plan = Words.month(1);
        assertThat(plan.total()).isEqualTo(52_056);
        assertThat(plan.rows().stream().mapToInt(MonthPlan.Row::overdue).sum()).isEqualTo(45);
    }

    /** What a fiftieth comes to: rounded figure by figure, so that it is known beforehand to the unit. */
    @Test
    void a_fiftieth_is_known_to_the_unit() {
        var plan = Words.month(50);
        var city = plan.rows().getFirst();
        assertThat(city.district().code()).isEqualTo("turkistan");
        assertThat(city.closed()).isEqualTo(604);
        assertThat(city.inProgress()).isEqualTo(4);
        assertThat(city.overdue()).isEqualTo(1);
        assertThat(plan.total()).isEqualTo(1_039);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50, 1_000})
    void the_days_together_are_the_month(int parts) {
        var plan = Words.month(parts);
        var all = new ArrayList<MonthPlan.Planned>();
        for (int day = 0; day < MonthPlan.DAYS; day++) all.addAll(plan.of(day));
        assertThat(all).hasSize(plan.total());
        for (var row : plan.rows()) {
            assertThat(all.stream()
                            .filter(one -> one.equals(new MonthPlan.Planned(row.district(), MonthPlan.Fate.OVERDUE))))
                    .hasSize(row.overdue());
        }
        assertThat(plan.of(0)).noneMatch(one -> one.fate() == MonthPlan.Fate.IN_PROGRESS);
    }
}
