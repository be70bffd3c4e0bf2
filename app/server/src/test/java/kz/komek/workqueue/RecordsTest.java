package kz.komek.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import kz.komek.testing.KomekTestResource;
import org.junit.jupiter.api.Test;

/** What is only ever added to does not grow for ever. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class RecordsTest {
    private static final String OLD = "now() - interval '401 days'";
    private static final String NEARLY_OLD = "now() - interval '399 days'";

    @Inject
    Records records;

    @Inject
    DataSource database;

    @Test
    void what_is_older_than_it_is_kept_goes_and_what_is_not_stays() throws SQLException {
        for (String at : List.of(OLD, NEARLY_OLD)) {
            execute("insert into presence_spell values ('forgotten', 'READY', null, " + at + " - interval '9 hours', "
                    + at + ")");
            execute("insert into work_taken values (" + at + ", 'OPERATORS', 'KK', 'forgotten', 3, 300, 80)");
            execute("insert into work_closed values (" + at + ", 'forgotten')");
            execute("insert into work_offer (ticket_id, login, at, until, ended_at, ending) values (-1, 'forgotten', "
                    + at + ", " + at + ", " + at + ", 'EXPIRED')");
            execute("insert into bulk_act (id, login, note, at) values (gen_random_uuid(), 'forgotten', 'x', " + at
                    + ")");
        }
        execute("insert into bulk_item (bulk_id, number, result) select id, '1', 'DONE' from bulk_act"
                + " where login = 'forgotten'");
        // A claim is kept for a day only: as long as it may come again.
        execute("insert into work_claim values (gen_random_uuid(), 'forgotten', null, now() - interval '25 hours'),"
                + " (gen_random_uuid(), 'forgotten', null, now() - interval '23 hours')");
        records.forgetWhatIsOld();
        for (String table :
                List.of("presence_spell", "work_taken", "work_closed", "work_offer", "bulk_act", "work_claim"))
            assertThat(count("select count(*) from " + table + " where login = 'forgotten'"))
                    .as(table)
                    .isEqualTo(1);
        assertThat(count("select count(*) from bulk_item where bulk_id in"
                        + " (select id from bulk_act where login = 'forgotten')"))
                .isEqualTo(1);
        assertThat(count("select count(*) from bulk_item b where not exists"
                        + " (select 1 from bulk_act a where a.id = b.bulk_id)"))
                .isZero();
    }

    @Test
    void replicas_that_delete_at_once_share_the_work_and_wait_for_nobody() throws Exception {
        execute("insert into work_closed select " + OLD + ", 'shared' from generate_series(1, 5500)");
        try (var holding = database.getConnection()) {
            holding.setAutoCommit(false);
            try (var statement = holding.createStatement()) {
                // Another replica has these in hand and takes its time.
                statement.execute("select 1 from (select 1 from work_closed where login = 'shared' limit 500"
                        + " for update) held");
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Integer> forgetting = () -> {
                    records.forgetWhatIsOld();
                    return 0;
                };
                for (var one : threads.invokeAll(List.of(forgetting, forgetting, forgetting))) one.get();
            }
            assertThat(count("select count(*) from work_closed where login = 'shared'"))
                    .isEqualTo(500);
            holding.rollback();
        }
        records.forgetWhatIsOld();
        assertThat(count("select count(*) from work_closed where login = 'shared'"))
                .isZero();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
