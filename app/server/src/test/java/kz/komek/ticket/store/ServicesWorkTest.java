package kz.komek.ticket.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import kz.komek.testing.KomekTestResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class ServicesWorkTest {
    @Inject
    DataSource database;

    @Test
    void whether_an_organisation_has_work_is_asked_of_its_own_indexes_only() throws SQLException {
        assertThat(plan("select 1"))
                .doesNotContain("Seq Scan")
                .contains("ticket_queue_sent_to", "ticket_queue_work_at", "ticket_held_by");
        assertThat(plan("drop index ticket_queue_service, ticket_held_by"))
                .as("where what is open anywhere is too much to read through")
                .contains("ticket_helped_by", "ticket_help_held_by");
    }

    private String plan(String before) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("set local enable_seqscan = off");
                statement.execute(before);
                var plan = new StringBuilder();
                try (var rows = statement.executeQuery("explain " + ServicesWork.ANY.replace("?", "'SU_ARYS'"))) {
                    while (rows.next()) plan.append(rows.getString(1)).append('\n');
                }
                return plan.toString();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
