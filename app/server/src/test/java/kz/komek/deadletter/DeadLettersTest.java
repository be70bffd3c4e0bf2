package kz.komek.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Json;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.testing.KomekTestResource;
import kz.komek.testing.Residents;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class DeadLettersTest {
    private static final Instant THEN = Instant.parse("2026-03-20T09:00:00Z");

    @Inject
    Publisher publisher;

    @Inject
    Topics topics;

    @Inject
    DataSource dataSource;

    @Test
    void a_letter_is_listed_without_a_word_of_it_and_replayed_with_its_original_time() throws Exception {
        ContactReceived contact = Residents.aigerim().mails("<dead-1@example.kz>", "Жарық", "Жарық жоқ", THEN);
        var envelope = new Envelope(contact.contactId().toString(), Envelope.CONTACT_RECEIVED, "/test", THEN);
        bury("key", Json.write(contact), envelope.headers());

        JsonNode letter = letter(Envelope.CONTACT_RECEIVED, "EMAIL 109@komek.test MESSAGE");
        assertThat(letter.path("at").asText()).isEqualTo(THEN.toString());
        assertThat(letter.toString()).doesNotContain("aigerim", "Жарық", "Әйгерім");
        String replay = "/api/v1/dead-letters/" + letter.path("id").asText() + "/replay";
        assertThat(Caller.staff("admin").put(replay, null).status()).isEqualTo(202);
        assertThat(Caller.staff("admin").put(replay, null).status()).as("again").isEqualTo(202);

        Instant received = Caller.until(() -> receivedAt(contact));
        assertThat(received).isEqualTo(THEN);
        assertThat(letters()).noneMatch(still -> still.path("id").equals(letter.path("id")));
    }

    @Test
    void a_poisoned_contact_dies_is_listed_and_without_envelope_cannot_be_replayed() throws Exception {
        publisher
                .publish(
                        topics.contactReceived(),
                        "key",
                        "{\"text\":\"құпия".getBytes(StandardCharsets.UTF_8),
                        List.of())
                .get(30, TimeUnit.SECONDS);
        JsonNode letter = letter("?", "?");
        assertThat(letter.path("topic").asText()).isEqualTo(topics.dead(topics.contactReceived()));
        assertThat(letter.path("reason").asText()).contains("ContactReceived").doesNotContain("құпия");
        var refused = Caller.staff("saule")
                .put("/api/v1/dead-letters/" + letter.path("id").asText() + "/replay", null);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("NOT_REPLAYABLE");
        assertThat(Caller.staff("saule")
                        .put("/api/v1/dead-letters/999999/replay", null)
                        .code())
                .isEqualTo("NO_SUCH_LETTER");
    }

    @Test
    void bytes_that_PostgreSQL_cannot_keep_as_text_are_kept_too() throws Exception {
        var headers = new ArrayList<Header>(List.of(
                new RecordHeader("ce_type", "a\0b".getBytes(StandardCharsets.UTF_8)),
                new RecordHeader("dead_reason", new byte[] {0, -1})));
        bury("k\0y", new byte[] {0, 1, 2}, headers);
        assertThat(letter("a?b", "?").path("summary").asText()).isEqualTo("?, 3 B");
    }

    private void bury(String key, byte[] body, List<Header> headers) throws Exception {
        publisher
                .publish(topics.dead(topics.contactReceived()), key, body, headers)
                .get(30, TimeUnit.SECONDS);
    }

    private static JsonNode letter(String type, String summary) {
        return Caller.until(() -> letters().stream()
                .filter(each -> each.path("type").asText().equals(type))
                .filter(each -> each.path("summary").asText().startsWith(summary))
                .findFirst()
                .orElse(null));
    }

    private static List<JsonNode> letters() {
        var all = new ArrayList<JsonNode>();
        Caller.staff("saule").get("/api/v1/dead-letters").json().path("items").forEach(all::add);
        return all;
    }

    private @Nullable Instant receivedAt(ContactReceived contact) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select received_at from contact where id = ?")) {
            select.setObject(1, contact.contactId());
            try (var row = select.executeQuery()) {
                return row.next() ? row.getTimestamp(1).toInstant() : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
