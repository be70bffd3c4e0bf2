package kz.komek.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ticket that asked an older register and commits after the newer one: no pass in between can have seen it. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class AddressSweepTest {
    @Inject
    AddressSweep sweep;

    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    private Matters matters;

    @BeforeEach
    void until_the_core_has_marked_the_floor() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
    }

    @Test
    void a_ticket_that_commits_just_after_the_register_changed_is_asked_about_too() throws SQLException {
        String number = matters.open("Су жоқ", null);
        try (var late = database.getConnection()) {
            asksBefore(late, number, "Тұлпар көшесі 4", "тулпар 4");
            knows("tulpar", "Тұлпар");
            awaitSweep("running = (select version from territory_version)");
            late.commit();
            late.setAutoCommit(true);
        }
        awaitLocated(number, "arys-tulpar-4");
    }

    @Test
    void a_long_transaction_holds_up_nobody_else_and_is_asked_about_when_it_has_ended() throws SQLException {
        String number = matters.open("Су жоқ", null);
        String other = matters.open("Су жоқ", null);
        try (var late = database.getConnection()) {
            asksBefore(late, number, "Қыран көшесі 4", "кыран 4");
            matters.execute(asked(other, "Қыран көшесі 4", "кыран 4"));
            knows("kyran", "Қыран");
            awaitLocated(other, "arys-kyran-4");
            awaitSweep("early and asked < running");
            late.commit();
            late.setAutoCommit(true);
        }
        sweep.sweep();
        awaitLocated(number, "arys-kyran-4");
        awaitSweep("asked = running and not early");
    }

    private static void asksBefore(Connection late, String number, String address, String key) throws SQLException {
        late.setAutoCommit(false);
        try (var statement = late.createStatement()) {
            statement.execute(asked(number, address, key));
        }
    }

    /** As intake leaves a ticket whose address nobody knows. */
    private static String asked(String number, String address, String key) {
        return "update ticket set district = 'arys', address = '" + address + "', territory_how = 'UNKNOWN',"
                + " territory_key = '" + key + "' where number = '" + number + "'";
    }

    private static void knows(String code, String name) {
        String csv = "code,parent,kind,kk,ru,en\narys-" + code + ",arys,STREET," + name + " көшесі,улица " + name + ","
                + name + " street\narys-" + code + "-4,arys-" + code + ",HOUSE,4,4,4\n";
        var taken = Caller.staff("dana")
                .send("POST", "/api/v1/territory/imports", "text/csv", csv.getBytes(UTF_8), Map.of());
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
    }

    private void awaitSweep(String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> matters.count("select count(*) from territory_sweep where " + state) == 1);
    }

    private void awaitLocated(String number, String territory) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Caller.staff("aigul")
                                .get("/api/v1/tickets/" + number)
                                .json()
                                .path("address")
                                .path("territory")
                                .asText())
                        .isEqualTo(territory));
    }
}
