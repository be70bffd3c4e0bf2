package kz.komek.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import kz.komek.testing.KomekTestResource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** In a schema of its own, as the register was before it had clocks. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class MigrationTest {
    @Inject
    DataSource dataSource;

    @Test
    void what_was_promised_before_there_were_clocks_stays_promised() throws SQLException {
        migrate("110");
        execute(
                ticket(1, "RECEIVED", null, "null"),
                ticket(2, "WAITING_FOR_RESIDENT", null, "'2026-01-03T00:00Z'"),
                ticket(3, "CLOSED", "RESOLVED", "null"),
                ticket(4, "REGISTERED", null, "null"),
                "update clocks_before.ticket set issue = 'WATER_NONE', issue_revision = 1 where id = 4",
                ticket(5, "REGISTERED", null, "null"),
                "update clocks_before.ticket set status = 'MERGED', merged_into = 4, merged_from = 'REGISTERED' where id = 5");
        migrate("120");
        assertThat(rows("select ticket_id || ' ' || kind || ' ' || rule || ' ' || moved || ' '"
                        + " || (due_at = '2026-01-16T00:00Z') || ' ' || coalesce(paused_for, '') || ' '"
                        + " || (wakes_at is not null) from clocks_before.clock order by ticket_id"))
                .containsExactly(
                        "1 RESOLUTION NAMED false true  true",
                        "2 RESOLUTION NAMED false true WAITING_FOR_RESIDENT false",
                        "4 RESOLUTION NAMED true true  true",
                        "5 RESOLUTION NAMED true true  false");
    }

    private static String ticket(int id, String status, String outcome, String paused) {
        return "insert into clocks_before.ticket (id, number, version, status, title, channel, account, anonymous,"
                + " resident_waits, received_at, changed_at, due_at, promised_from, rank, paused_at, outcome, closed_at)"
                + " values (" + id + ", '000000000" + id + "', 1, '" + status + "', 'Су', 'WEB', 'site', true, true,"
                + " '2026-01-01T00:00Z', '2026-01-01T00:00Z', '2026-01-16T00:00Z', '2026-01-01T00:00Z',"
                + " '2026-01-01T00:00Z', " + paused + ", "
                + (outcome == null ? "null, null" : "'" + outcome + "', '2026-01-02T00:00Z'") + ")";
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("clocks_before")
                .locations("db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private void execute(String... all) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : all) statement.execute(sql);
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (found.next()) rows.add(found.getString(1));
            return rows;
        }
    }
}
