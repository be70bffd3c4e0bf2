package kz.komek.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.Json;
import kz.komek.contract.TicketEvent;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.correspondence.Replies;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import kz.komek.testing.Residents;
import kz.komek.ticket.Reception;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class LiveSocketTest {
    private static final Instant THEN = Instant.parse("2026-03-20T09:00:00Z");

    @Inject
    Publisher publisher;

    @Inject
    Topics topics;

    @Inject
    EventReader events;

    @Inject
    DataSource dataSource;

    @Inject
    Intake intake;

    @Inject
    Replies replies;

    @Inject
    Reception reception;

    @Inject
    NumberBlocks blocks;

    @Inject
    TicketNumbers numbers;

    @BeforeEach
    void the_reader_has_found_its_topic() {
        Caller.until(() -> events.recent().beginnings() > 0 ? true : null);
    }

    @Test
    void who_shows_a_token_hears_of_tickets_and_finds_after_a_break_what_was_missed() throws Exception {
        var first = Console.open(Caller.staff("aigul").token(), null);
        JsonNode cursor = first.next("welcome").path("cursor");
        assertThat(cursor.size()).isEqualTo(Topics.PARTITIONS);
        happens("5724093816", 1);
        JsonNode heard = first.next("ticket");
        assertThat(heard.path("event").path("number").asText()).isEqualTo("5724093816");
        assertThat(heard.path("event").has("district")).as("absent is null").isTrue();
        first.socket.abort();

        happens("5724093816", 2);
        happens("5724093816", 3);
        var moved = (ObjectNode) cursor.deepCopy();
        moved.put(heard.path("partition").asText(), heard.path("offset").asLong());
        var again = Console.open(Caller.staff("aigul").token(), moved);
        assertThat(again.next("welcome").path("cursor")).hasToString(moved.toString());
        assertThat(again.next("ticket").path("event").path("version").asInt()).isEqualTo(2);
        assertThat(again.next("ticket").path("event").path("version").asInt()).isEqualTo(3);
        again.socket.abort();
    }

    @Test
    void how_far_a_reply_has_come_is_heard_with_the_version_there_is() throws Exception {
        Caller.until(() -> blocks.available() ? true : null);
        var contact = Residents.ivan().mails("<live-1@example.kz>", "Жарық", "Жарық жоқ", THEN);
        intake.take(List.of(contact));
        var console = Console.open(Caller.staff("aigul").token(), null);
        console.next("welcome");
        UUID reply = ContactIds.of(
                contact.channel(), "acknowledgement", contact.contactId().toString());
        replies.claim(reply, UUID.randomUUID());
        replies.report(List.of(new DeliveryReported(reply, DeliveryReported.Outcome.SENT, THEN, null, null)));
        String number = reception.numberByMessage(reply).orElseThrow();
        JsonNode event;
        int version = 1;
        while (true) {
            event = console.next("ticket").path("event");
            if (!event.path("number").asText().equals(number)) continue;
            if (event.path("kind").asText().equals(TicketEvent.DELIVERY_CHANGED)) break;
            // It is from before: the sweep may say so in between, and that is an act.
            version = event.path("version").asInt();
        }
        assertThat(event.path("version").asInt()).isEqualTo(version);
        console.socket.abort();
    }

    @Test
    void a_cursor_that_cannot_be_reached_is_told_of_the_gap_and_then_welcomed() throws Exception {
        var ahead = new HashMap<String, Long>();
        for (int partition = 0; partition < Topics.PARTITIONS; partition++) ahead.put("" + partition, 1_000_000L);
        var console = Console.open(Caller.staff("bolat").token(), Json.MAPPER.<JsonNode>valueToTree(ahead));
        console.next("gap");
        console.next("welcome");
        happens("1000000008", 1);
        console.next("ticket");
        console.socket.abort();
    }

    @Test
    void without_a_valid_token_nothing_is_heard() throws Exception {
        for (String token : new String[] {null, "nonsense"}) {
            var console = Console.open(token, null);
            assertThat(console.next("refused").path("code").asText()).isEqualTo("LOGIN_NEEDED");
            assertThat(console.closed.get(30, TimeUnit.SECONDS)).isEqualTo(1008);
        }
    }

    @Test
    void who_says_nothing_is_disconnected() throws Exception {
        var console = Console.connect();
        assertThat(console.closed.get(30, TimeUnit.SECONDS)).isEqualTo(1008);
    }

    @Test
    void whoever_sees_no_tickets_hears_of_none() throws Exception {
        joins("live-nobody", "{}");
        var console = Console.open(Caller.staff("live-nobody").token(), null);
        assertThat(console.next("refused").path("code").asText()).isEqualTo("NOT_YOURS");
    }

    @ParameterizedTest
    @CsvSource({"ANALYST,ANALYSTS,QUALITY", "METHODOLOGIST,METHODOLOGISTS,ANALYSTS", "QUALITY,QUALITY,INSPECTORS"})
    void who_is_handed_a_ticket_now_and_then_hears_of_what_waits_for_them_and_of_nothing_else(
            String role, String desk, String another) throws Exception {
        String login = "live-" + role.toLowerCase(Locale.ROOT);
        joins(login, "{" + role + "}");
        var console = Console.open(Caller.staff(login).token(), null);
        console.next("welcome");
        waits(1, null, null);
        waits(2, null, List.of(another));
        waits(3, null, List.of(desk));
        waits(4, login, List.of(another));
        waits(5, "aigul", List.of(another));
        waits(6, null, List.of(another, desk));
        for (int theirs : new int[] {3, 4, 6})
            assertThat(console.next("ticket").path("event").path("version").asInt())
                    .isEqualTo(theirs);
        console.socket.abort();
    }

    private void joins(String login, String roles) throws SQLException {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("insert into staff (login, name, password_hash, roles,"
                        + " languages, active, created_at) select ?, 'Live', password_hash, ?::text[], languages, true,"
                        + " created_at from staff where login = 'aigul'")) {
            insert.setString(1, login);
            insert.setString(2, roles);
            insert.execute();
        }
    }

    private void waits(int version, @Nullable String assignee, @Nullable List<String> desks) throws Exception {
        happens("4000000002", version, null, assignee, null, desks);
    }

    @Test
    void who_is_bound_to_a_district_hears_of_what_lies_there_or_nowhere_yet() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into staff (login, name, password_hash, roles, languages, active, created_at,"
                    + " sector, sector_district) select 'live-kentau', 'Operator', password_hash, '{OPERATOR}',"
                    + " languages, true, created_at, 'kentau', 'kentau' from staff where login = 'aigul'");
        }
        var console = Console.open(Caller.staff("live-kentau").token(), null);
        console.next("welcome");
        happens("3000000004", 1, "turkistan", null);
        happens("3000000004", 2, null, null);
        happens("3000000004", 3, "turkistan", null);
        happens("3000000004", 4, "kentau", null);
        assertThat(console.next("ticket").path("event").path("version").asInt()).isEqualTo(2);
        assertThat(console.next("ticket").path("event").path("version").asInt()).isEqualTo(4);
        console.socket.abort();
    }

    @Test
    void an_executor_hears_of_the_tickets_of_their_own_organisation_only() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into organisation (code, kind, kk, ru, en, active, version)"
                    + " values ('LIVE_SU', 'UTILITY', 'Су', 'Вода', 'Water', true, 1)");
            statement.execute("insert into staff (login, name, password_hash, roles, languages, active, created_at,"
                    + " organisation) select 'live-su', 'Executor', password_hash, '{EXECUTOR}', languages, true,"
                    + " created_at, 'LIVE_SU' from staff where login = 'aigul'");
        }
        var console = Console.open(Caller.staff("live-su").token(), null);
        console.next("welcome");
        happens("2000000006", 1, null);
        happens("2000000006", 2, List.of("ANOTHER"));
        happens("2000000006", 3, List.of("ANOTHER", "LIVE_SU"));
        var event = console.next("ticket").path("event");
        assertThat(event.path("version").asInt()).as("the first that is theirs").isEqualTo(3);
        console.socket.abort();
    }

    @Test
    void whoever_works_for_those_complained_of_does_not_hear_of_the_complaint() throws Exception {
        Caller.until(() -> blocks.available() ? true : null);
        var matters = new Matters(intake, numbers, dataSource);
        matters.execute("insert into organisation (code, kind, kk, ru, en, active, version)"
                + " values ('LIVE_BOTH', 'UTILITY', 'Су', 'Вода', 'Water', true, 1)");
        matters.execute("insert into staff (login, name, password_hash, roles, languages, active, created_at,"
                + " organisation) select 'live-both', 'Both', password_hash, '{OPERATOR,EXECUTOR}', languages, true,"
                + " created_at, 'LIVE_BOTH' from staff where login = 'aigul'");
        String complaint = matters.open("Дөрекі", null);
        matters.execute("insert into complained_of (ticket_id, organisation) select id, 'LIVE_BOTH' from ticket"
                + " where number = '" + complaint + "'");
        String other = matters.open("Су жоқ", null);
        var console = Console.open(Caller.staff("live-both").token(), null);
        console.next("welcome");
        happens(complaint, 101);
        happens(other, 102);
        var numbersHeard = new ArrayList<String>();
        JsonNode event;
        do {
            event = console.next("ticket").path("event");
            numbersHeard.add(event.path("number").asText());
        } while (event.path("version").asInt() != 102);
        // Each partition by itself: a while for what would come on another.
        for (JsonNode frame; (frame = console.frames.poll(3, TimeUnit.SECONDS)) != null; ) {
            numbersHeard.add(frame.path("event").path("number").asText());
        }
        assertThat(numbersHeard).contains(other).doesNotContain(complaint);
        console.socket.abort();
    }

    private void happens(String number, int version) throws Exception {
        happens(number, version, null);
    }

    private void happens(String number, int version, @Nullable List<String> organisations) throws Exception {
        happens(number, version, null, organisations);
    }

    private void happens(String number, int version, @Nullable String district, @Nullable List<String> organisations)
            throws Exception {
        happens(number, version, district, null, organisations, null);
    }

    private void happens(
            String number,
            int version,
            @Nullable String district,
            @Nullable String assignee,
            @Nullable List<String> organisations,
            @Nullable List<String> desks)
            throws Exception {
        var now = Instant.parse("2026-03-20T09:00:00Z");
        var event = new TicketEvent(
                number,
                version,
                "NOTED",
                "REGISTERED",
                now,
                Channel.WEB,
                district,
                null,
                now,
                "aigul",
                assignee,
                null,
                organisations,
                desks);
        publisher
                .publish(
                        topics.ticketEvent(),
                        number,
                        new Envelope(number + "-" + version, Envelope.TICKET_EVENT, "/test", now),
                        event)
                .get(30, TimeUnit.SECONDS);
    }

    private static final class Console implements WebSocket.Listener {
        final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();
        WebSocket socket;

        static Console connect() {
            var console = new Console();
            console.socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create(Caller.address("/api/v1/live").replaceFirst("^http", "ws")), console)
                    .join();
            return console;
        }

        static Console open(@Nullable String token, @Nullable JsonNode cursor) {
            var console = connect();
            var frame = new HashMap<String, Object>();
            if (token != null) frame.put("token", token);
            frame.put("cursor", cursor);
            console.socket
                    .sendText(new String(Json.write(Map.copyOf(nonNull(frame))), StandardCharsets.UTF_8), true)
                    .join();
            return console;
        }

        private static Map<String, Object> nonNull(Map<String, Object> all) {
            all.values().removeIf(java.util.Objects::isNull);
            return all;
        }

        /** The next frame of this kind; pings and other tests' tickets come at any time. */
        JsonNode next(String kind) throws InterruptedException {
            for (; ; ) {
                JsonNode frame = frames.poll(60, TimeUnit.SECONDS);
                assertThat(frame).as("a frame of kind %s", kind).isNotNull();
                if (frame.path("kind").asText().equals(kind)) return frame;
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                frames.add(Json.read(part.toString().getBytes(StandardCharsets.UTF_8), JsonNode.class));
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status);
            return null;
        }
    }
}
