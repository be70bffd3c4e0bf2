package kz.komek.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.testing.KomekTestResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class OtherWatchTest {
    @Inject
    DataSource dataSource;

    @Inject
    InstantSource time;

    @Test
    void each_week_tells_its_share_of_other_and_the_words_in_it() throws SQLException {
        String now = time.instant().toString();
        // Others' tickets of this week are there too.
        var before = Caller.staff("dana")
                .get("/api/v1/catalogue/other?weeks=12")
                .json()
                .path(0);
        // This week: ten filed, four other, one not filed; a year ago: two hundred other.
        execute("""
                insert into ticket (id, number, version, status, title, channel, account, anonymous, resident_waits,
                                    received_at, changed_at, due_at, rank, issue)
                select 900000 + n, to_char(1000000000 + n, 'FM0000000000'), 1, 'RECEIVED',
                       case when n <= 10 then 'Су жоқ' else 'Дрон ұшып жүр ' || n end, 'WEB', 'web', true, true,
                       case when n <= 15 then timestamptz '%1$s' else timestamptz '%1$s' - interval '400 days' end,
                       timestamptz '%1$s', timestamptz '%1$s', timestamptz '%1$s',
                       case when n <= 10 then 'WATER_NONE' when n = 15 then null else 'ORDER_OTHER' end
                from generate_series(1, 215) n
                """.formatted(now));
        var weeks = Caller.staff("dana").get("/api/v1/catalogue/other?weeks=12").json();
        assertThat(weeks.size()).isEqualTo(12);
        var week = weeks.path(0);
        assertThat(week.path("week").asText()).matches("20\\d\\d-W[0-5]\\d");
        for (var more : Map.of("every", 15, "other", 4, "unfiled", 1).entrySet()) {
            assertThat(week.path(more.getKey()).asLong()
                            - before.path(more.getKey()).asLong())
                    .as(more.getKey())
                    .isEqualTo(more.getValue().longValue());
        }
        double without = week.path("other").asDouble() + week.path("unfiled").asDouble();
        assertThat(week.path("share").asDouble())
                .isCloseTo(without / week.path("every").asDouble(), within(0.0006));
        assertThat(week.path("words").path(0).path("titles").asInt()).isEqualTo(5);
        assertThat(week.path("words").toString()).contains("дрон").doesNotContain("су");
        assertThat(weeks.path(11).path("every").asLong()).isZero();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
