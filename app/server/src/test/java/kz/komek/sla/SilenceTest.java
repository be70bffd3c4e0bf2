package kz.komek.sla;

import static kz.komek.Matters.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Language;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.platform.wiring.Backlog;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is silent whose words lie unread: with a real broker, and an intake that is behind. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class SilenceTest {
    @Inject
    Intake intake;

    @Inject
    NumberBlocks blocks;

    @Inject
    TicketNumbers numbers;

    @Inject
    DataSource database;

    @Inject
    Timers timers;

    @Inject
    Publisher publisher;

    @Inject
    Topics topics;

    private Matters matters;

    @BeforeEach
    void a_register() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
    }

    @Test
    void a_ticket_whose_answer_lies_unread_is_not_closed_and_goes_on_when_it_is_read() throws Exception {
        String number = asked("+77011234701");
        String silent = asked("+77011234702");
        ContactReceived answer = answer(number);
        try (var outage = database.getConnection()) {
            outage.setAutoCommit(false);
            try (var statement = outage.createStatement()) {
                // Nothing that is read can be written into the register.
                statement.execute("lock table contact in share row exclusive mode");
            }
            publish(answer);
            isOver(number);
            isOver(silent);
            timers.endSilences();
            assertThat(ticket(number).path("status").asText()).isEqualTo("WAITING_FOR_RESIDENT");
            assertThat(ticket(silent).path("status").asText())
                    .as("nobody knows yet whose answer it is")
                    .isEqualTo("WAITING_FOR_RESIDENT");
            outage.rollback();
        }
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            timers.endSilences();
            assertThat(ticket(silent).path("status").asText()).isEqualTo("CLOSED");
        });
        assertThat(ticket(number).path("status").asText()).isEqualTo("REGISTERED");
        assertThat(ticket(number).path("history").findValuesAsText("kind"))
                .contains("RESIDENT_WROTE")
                .doesNotContain("CLOSED", "SILENCE_PASSED");
    }

    @Test
    void a_broker_that_cannot_be_asked_means_not_now() {
        var nobody = new Backlog("localhost:1", topics);
        assertThat(nobody.isRead(topics.contactReceived(), "intake")).isFalse();
    }

    private String asked(String phone) {
        String number = matters.open("Жарық жоқ", Matters.phone(phone));
        matters.register(number, "INCIDENT");
        done(Caller.staff("aigul")
                .put(
                        "/api/v1/tickets/" + number + "/messages/" + UUID.randomUUID(),
                        Map.of("kind", "QUESTION", "text", "Қай мекенжай?")));
        return number;
    }

    private static ContactReceived answer(String number) {
        return Matters.contact(number, "Абай 5", Language.KK, Matters.phone("+77011234701"));
    }

    private void publish(ContactReceived contact) throws Exception {
        publisher
                .publish(
                        topics.contactReceived(),
                        "key",
                        new Envelope(
                                contact.contactId().toString(),
                                Envelope.CONTACT_RECEIVED,
                                "/channels/web/site",
                                contact.receivedAt()),
                        contact)
                .get(30, TimeUnit.SECONDS);
    }

    private void isOver(String number) throws SQLException {
        matters.execute("update clock set due_at = now() - interval '1 second', moved = true,"
                + " wakes_at = now() - interval '1 second' where outcome is null and kind = 'SILENCE'"
                + " and ticket_id = (select id from ticket where number = '" + number + "')");
    }

    private static JsonNode ticket(String number) {
        return Caller.staff("saule").get("/api/v1/tickets/" + number).json();
    }
}
