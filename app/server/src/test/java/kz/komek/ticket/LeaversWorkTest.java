package kz.komek.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class LeaversWorkTest {
    @Inject
    Intake intake;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Test
    void open_work_of_somebody_who_leaves_goes_back_to_the_queue_and_closed_work_stays_theirs() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        var dana = Caller.staff("dana");
        var person = Map.of("name", "Leaver", "roles", List.of("OPERATOR"), "languages", List.of("kk"), "active", true);
        String password = dana.put("/api/v1/staff/marat", null, person)
                .json()
                .path("initialPassword")
                .asText();
        var leaver =
                new Caller(Caller.logIn("marat", password).json().path("token").asText());
        String open = ticket();
        String closed = ticket();
        for (String number : List.of(open, closed)) {
            assertThat(leaver.call("PUT", "/api/v1/tickets/" + number + "/assignment", null)
                            .status())
                    .isEqualTo(200);
        }
        execute("update ticket set status = 'CLOSED', outcome = 'RESOLVED', closed_at = changed_at where number = '"
                + closed + "'");

        var gone = Map.of("name", "Leaver", "roles", List.of("OPERATOR"), "languages", List.of("kk"), "active", false);
        assertThat(dana.put("/api/v1/staff/marat", 1, gone).status()).isEqualTo(200);

        var aigul = Caller.staff("aigul");
        var back = aigul.get("/api/v1/tickets/" + open).json();
        assertThat(back.path("assignee").isNull()).isTrue();
        assertThat(back.path("history").findValuesAsText("kind")).endsWith("RELEASED");
        assertThat(aigul.get("/api/v1/tickets/" + closed)
                        .json()
                        .path("assignee")
                        .path("login")
                        .asText())
                .isEqualTo("marat");
    }

    private String ticket() throws SQLException {
        UUID id = UUID.randomUUID();
        String address = id + "@mail.test";
        intake.take(List.of(new ContactReceived(
                id,
                Channel.EMAIL,
                "109@komek.test",
                Instant.now(),
                new Handle(Handle.Kind.EMAIL, address, null),
                Language.KK,
                null,
                "Су жоқ",
                "Су жоқ",
                null,
                List.of(),
                new ContactReceived.Thread("<" + address + ">", List.of(), List.of()),
                null,
                false,
                null,
                ContactReceived.Nature.MESSAGE,
                List.of())));
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select t.number from ticket t join message m on m.ticket_id = t.id where m.id = ?")) {
            select.setObject(1, id);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
