package kz.komek.sla;

import static kz.komek.Matters.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.ResidentsDates;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tickets as they were before there were clocks. */
@QuarkusTest
class TakingUpTest {
    @Inject
    Intake intake;

    @Inject
    NumberBlocks blocks;

    @Inject
    TicketNumbers numbers;

    @Inject
    DataSource database;

    @Inject
    TakingUp takingUp;

    private Matters matters;

    @BeforeEach
    void two_services() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
        matters.twoServices();
    }

    @Test
    void each_gets_what_its_state_asks_for_once_however_many_servers_begin_and_stop() throws Exception {
        String asked = matters.open("Жарық жоқ", Matters.phone("+77011234801"));
        matters.register(asked, "INCIDENT");
        done(Caller.staff("aigul")
                .put(
                        "/api/v1/tickets/" + asked + "/messages/" + UUID.randomUUID(),
                        Map.of("kind", "QUESTION", "text", "Қай мекенжай?")));
        String planned = matters.open("Жоспар", null);
        matters.register(planned, "INCIDENT");
        done(matters.act("bolat", planned, "dispatch", Map.of("organisation", "TEST_SU")));
        String day = LocalDate.now(ResidentsDates.CITY).plusDays(20).toString();
        done(matters.act("su", planned, "plan", Map.of("date", day, "note", "материал")));
        String appeal = matters.open("Шағым", null);
        matters.register(appeal, "COMPLAINT");
        String simple = matters.open("Су", null);
        var before = new ArrayList<List<String>>();
        for (String number : List.of(asked, planned, appeal, simple)) before.add(kinds(number));
        String theirs = "ticket_id in (" + id(asked) + ", " + id(planned) + ", " + id(appeal) + ", " + id(simple) + ")";
        matters.execute("delete from clock where kind in ('SILENCE', 'PLAN', 'STATUTORY') and " + theirs);

        matters.execute("update clock_taking_up set after_id = " + (id(asked) - 1) + ", last_id = " + id(simple));
        assertThat(takingUp.batch(1)).as("stopped in the middle").isTrue();
        assertThat(kinds(asked)).contains("SILENCE");
        assertThat(kinds(planned)).doesNotContain("PLAN");
        try (var servers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < 8; i++) {
                all.add(servers.submit(() -> {
                    while (takingUp.batch(2)) {
                        // goes on
                    }
                }));
            }
            for (var one : all) one.get();
        }
        takingUp.batch(2);
        var after = new ArrayList<List<String>>();
        for (String number : List.of(asked, planned, appeal, simple)) after.add(kinds(number));
        assertThat(after).isEqualTo(before);
        assertThat(matters.count("select count(*) from clock where wakes_at is not null and (kind = 'SILENCE' or kind ="
                        + " 'PLAN' or kind = 'STATUTORY') and " + theirs))
                .as("and they wait to be looked at")
                .isEqualTo(3);

        matters.execute("update clock_taking_up set after_id = " + (id(asked) - 1));
        takingUp.batch(200);
        assertThat(kinds(appeal)).as("the same again changes nothing").isEqualTo(before.get(2));
    }

    private List<String> kinds(String number) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select kind from clock where ticket_id = " + id(number) + " order by kind")) {
            var all = new ArrayList<String>();
            while (rows.next()) all.add(rows.getString(1));
            return all;
        }
    }

    private long id(String number) throws SQLException {
        return matters.count("select id from ticket where number = '" + number + "'");
    }
}
