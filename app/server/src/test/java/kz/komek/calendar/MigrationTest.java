package kz.komek.calendar;

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

/** In a schema of its own, as the register was before calendars had versions. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class MigrationTest {
    @Inject
    DataSource dataSource;

    @Test
    void calendars_that_were_there_keep_their_versions() throws SQLException {
        migrate("98");
        execute(
                "insert into older.working_calendar (id, kk, ru, en, weekly, version) values"
                        + " ('DESK', 'а', 'б', 'c', '[{\"day\":\"MONDAY\",\"from\":\"09:00\",\"to\":\"18:00\"}]', 3)",
                "insert into older.organisation (code, kind, kk, ru, en, calendar, active, version)"
                        + " values ('BODY', 'OTHER', 'а', 'б', 'c', 'DESK', true, 1)",
                "insert into older.change_log (what, id, at, by, before, after) values"
                        + log(1, "09:00:00", "16:00:00", "dana") + "," + log(2, "09:00:00", "17:00:00", "dana") + ","
                        + log(3, "09:00:00", "18:00:00", "admin"));
        migrate("110");
        assertThat(rows("select calendar || ' ' || version || ' ' || (weekly -> 0 ->> 'to') || ' ' || made_by"
                        + " from older.working_calendar_version where calendar = 'DESK' order by version"))
                .containsExactly("DESK 1 16:00:00 dana", "DESK 2 17:00:00 dana", "DESK 3 18:00 admin");
        assertThat(rows("select id || ' ' || version from older.working_calendar order by id"))
                .containsExactly("ALWAYS 1", "DESK 3");
        assertThat(rows("select calendar from older.organisation where code = 'BODY'"))
                .containsExactly("DESK");
    }

    private static String log(int version, String from, String to, String by) {
        return " ('working-calendars', 'DESK', '2026-01-0" + version + "T00:00:00Z', '" + by
                + "', null, '{\"id\":\"DESK\",\"names\":{\"kk\":\"а\",\"ru\":\"б\",\"en\":\"c\"},\"weekly\":"
                + "[{\"day\":\"MONDAY\",\"from\":\"" + from + "\",\"to\":\"" + to + "\"}],\"version\":" + version
                + "}')";
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("older")
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
