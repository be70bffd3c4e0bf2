package kz.komek.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class StaffTest {
    @Inject
    Staff staff;

    @Inject
    DataSource database;

    private final Caller dana = Caller.staff("dana");

    @Test
    void whoever_another_replica_lets_go_is_out_at_once() throws SQLException {
        dana.put("/api/v1/staff/bell.heard", null, person(true));
        // Three times, so that the reading every 20 s cannot be what saw them all.
        for (boolean active : new boolean[] {false, true, false}) {
            try (var elsewhere = database.getConnection();
                    var statement = elsewhere.createStatement()) {
                statement.execute("update staff set active = " + active + " where login = 'bell.heard'");
                statement.execute("select pg_notify('" + Staff.BELL + "', '')");
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(4))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> staff.active("bell.heard").isPresent() == active);
        }
    }

    @Test
    void every_replica_is_told_of_a_change_with_its_commit() throws SQLException {
        dana.put("/api/v1/staff/bell.rung", null, person(true));
        try (var elsewhere = database.getConnection();
                var statement = elsewhere.createStatement()) {
            statement.execute("listen " + Staff.BELL);
            var heard = elsewhere.unwrap(PGConnection.class);
            heard.getNotifications(1);
            assertThat(dana.put("/api/v1/staff/bell.rung", 1, person(false)).status())
                    .isEqualTo(200);
            assertThat(heard.getNotifications(4_000)).isNotEmpty();
            assertThat(dana.put("/api/v1/staff/bell.rung", 1, person(true)).status())
                    .as("stale: nothing is changed")
                    .isEqualTo(412);
            assertThat(heard.getNotifications(200)).isEmpty();
            statement.execute("unlisten *");
        }
    }

    @Test
    void colleagues_are_found_by_a_piece_of_a_name_and_by_where_they_work_while_they_work() {
        dana.put("/api/v1/staff/bell.gone", null, person(true));
        dana.put("/api/v1/staff/bell.gone", 1, person(false));
        dana.put("/api/v1/staff/bell.here", null, person(true));
        assertThat(colleagues("?text=BELL.").findValuesAsText("login"))
                .contains("bell.here")
                .doesNotContain("bell.gone");
        assertThat(colleagues("?organisation=SU_TURKISTAN&organisation=SU_ARYS").findValuesAsText("login"))
                .contains("nurlan")
                .doesNotContain("bell.here", "aigul");
        assertThat(colleagues("?text=bell.here").get(0).path("organisation").isNull())
                .isTrue();
        assertThat(colleagues("?text=bell.here").get(0).properties())
                .as("no more is told of anybody")
                .hasSize(3);
        assertThat(colleagues("").size()).isLessThanOrEqualTo(50);
    }

    private static JsonNode colleagues(String query) {
        return Caller.staff("aigul").get("/api/v1/colleagues" + query).json();
    }

    private static Map<String, Object> person(boolean active) {
        return Map.of("name", "Bell", "roles", List.of("OPERATOR"), "languages", List.of("kk"), "active", active);
    }
}
