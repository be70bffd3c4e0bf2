package kz.komek.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Call;
import kz.komek.contract.Call.Step;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Conversation.Seat;
import kz.komek.contract.Conversation.SeatWanted;
import kz.komek.contract.Language;
import kz.komek.contract.files.FileStore;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may hear what was recorded, and that it is written down. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class ListeningTest {
    private static final String SOUND = "ID3 Сәлеметсіз бе, 109 тыңдап тұр";

    @TestHTTPResource("/")
    URI server;

    @Inject
    Calls calls;

    @Inject
    Seats seats;

    @Inject
    FileStore files;

    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    private Matters matters;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void nobody_is_at_work() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
        matters.execute("update presence set state = 'OFF'");
        matters.execute("update call_seat set ended_at = at, ending = 'GONE' where ended_at is null");
        matters.execute("delete from call_waiting");
        matters.execute("delete from call_telephone");
    }

    @Test
    void the_operator_of_a_call_and_those_who_look_after_quality_hear_it_and_nobody_else_does() throws Exception {
        staff("hears-1", "OPERATOR");
        staff("hears-2", "OPERATOR");
        staff("hears-quality", "QUALITY");
        staff("hears-executor", "EXECUTOR");
        String file = talked("hears-1", phone()).file();
        assertThat(hear("hears-1", file, null).statusCode()).isEqualTo(200);
        assertThat(hear("hears-quality", file, null).statusCode()).isEqualTo(200);
        assertThat(hear("saule", file, null).statusCode()).isEqualTo(200);
        assertThat(hear("hears-2", file, null).statusCode()).isEqualTo(404);
        assertThat(hear("admin", file, null).statusCode()).isEqualTo(404);
        assertThat(hear("hears-executor", file, null).statusCode()).isEqualTo(403);
        assertThat(http.send(HttpRequest.newBuilder(path(file)).build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(401);
        assertThat(listened(file)).containsExactly("hears-1", "hears-quality", "saule");
        assertThat(Caller.staff("hears-2").get("/api/v1/calls/recordings").status())
                .isEqualTo(403);
        assertThat(Caller.staff("hears-quality")
                        .get("/api/v1/calls/recordings")
                        .json()
                        .path("calls")
                        .get(0)
                        .path("recordings")
                        .get(0)
                        .path("id")
                        .asText())
                .isEqualTo(file);
    }

    @Test
    void a_part_is_given_when_a_part_is_asked_for_and_no_proxy_keeps_any() throws Exception {
        staff("parts-1", "OPERATOR");
        String file = talked("parts-1", phone()).file();
        byte[] all = SOUND.getBytes(StandardCharsets.UTF_8);
        var whole = hear("parts-1", file, null);
        assertThat(whole.body()).isEqualTo(all);
        assertThat(whole.headers().firstValue("Content-Type")).contains("audio/mpeg");
        assertThat(whole.headers().firstValue("Cache-Control")).contains("private, no-store");
        assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(whole.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        // What is asked for, what comes of it, and where that is in the whole.
        part(file, "bytes=0-2", "ID3", "bytes 0-2/" + all.length);
        part(file, "bytes=0-0", "I", "bytes 0-0/" + all.length);
        part(file, "bytes=-1", null, null);
        part(file, "bytes=1-", null, "bytes 1-" + (all.length - 1) + "/" + all.length);
        part(file, "bytes=1-99999", null, "bytes 1-" + (all.length - 1) + "/" + all.length);
        assertThat(hear("parts-1", file, "bytes=99999-").statusCode()).isEqualTo(416);
        assertThat(hear("parts-1", file, "bytes=99999-").headers().firstValue("Content-Range"))
                .contains("bytes */" + all.length);
        for (String odd : List.of("bytes=-", "bytes=a-b", "bytes=0-1,4-5", "lines=0-1")) {
            assertThat(hear("parts-1", file, odd).statusCode()).as(odd).isEqualTo(200);
        }
    }

    @Test
    void what_was_taken_down_in_a_call_leads_to_it_and_whoever_has_the_ticket_hears_it() throws Exception {
        staff("takes-1", "OPERATOR");
        staff("takes-2", "OPERATOR");
        String phone = phone();
        var talk = talked("takes-1", phone);
        var form = Map.of(
                "source",
                "PHONE",
                "language",
                "kk",
                "consented",
                true,
                "call",
                talk.call(),
                "matters",
                List.of(Map.of("text", "Су жоқ")));
        // Nobody takes down what was said to somebody else.
        var strange = Caller.staff("takes-2").put("/api/v1/offline-contacts/" + UUID.randomUUID(), form);
        assertThat(strange.status()).isEqualTo(422);
        assertThat(strange.text()).contains("CALL_NOT_THEIRS");
        UUID id = UUID.randomUUID();
        String number = Matters.done(Caller.staff("takes-1").put("/api/v1/offline-contacts/" + id, form))
                .json()
                .path("numbers")
                .get(0)
                .asText();
        Matters.done(Caller.staff("takes-1").put("/api/v1/offline-contacts/" + id, form));
        // The number they called from was not typed, and is theirs.
        var handles = Caller.staff("takes-1")
                .get("/api/v1/tickets/" + number)
                .json()
                .path("resident")
                .path("handles");
        assertThat(handles.get(0).path("masked").asText()).endsWith(phone.substring(8));

        assertThat(calls(number, "takes-1")).singleElement().satisfies(call -> {
            assertThat(call.path("mayHear").asBoolean()).isTrue();
            assertThat(call.path("recordings").get(0).path("id").asText()).isEqualTo(talk.file());
        });
        assertThat(calls(number, "takes-2"))
                .singleElement()
                .satisfies(call -> assertThat(call.path("mayHear").asBoolean()).isFalse());
        assertThat(hear("takes-2", talk.file(), null).statusCode()).isEqualTo(404);
        matters.execute("update ticket set assignee = 'takes-2' where number = '" + number + "'");
        assertThat(hear("takes-2", talk.file(), null).statusCode()).isEqualTo(200);
    }

    @Test
    void a_message_left_on_the_machine_is_heard_in_its_ticket_and_that_is_written_down() throws Exception {
        String file = files.keep(new ByteArrayInputStream(SOUND.getBytes(StandardCharsets.UTF_8)), 1_000)
                .id();
        String number = matters.freshNumber();
        intake.take(List.of(new ContactReceived(
                UUID.randomUUID(),
                Channel.PHONE,
                "+77172000109",
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                Matters.phone(phone()),
                Language.KK,
                number,
                null,
                "Дауыстық хабарлама, 42 с",
                null,
                List.of(new AttachmentRef(
                        file, "RE1.mp3", "audio/mpeg", SOUND.getBytes(StandardCharsets.UTF_8).length, null, null)),
                null,
                null,
                false,
                null,
                ContactReceived.Nature.MESSAGE,
                List.of())));
        var sound = server.resolve("/api/v1/tickets/" + number + "/sounds/" + file);
        staff("elsewhere", "EXECUTOR");
        assertThat(get("elsewhere", sound, null).statusCode()).isEqualTo(404);
        var part = get("aigul", sound, "bytes=0-2");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).asString().isEqualTo("ID3");
        // Fetched as a file it is heard just as well.
        assertThat(get("aigul", server.resolve("/api/v1/tickets/" + number + "/files/" + file), null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(matters.count("select count(*) from change_log where what = 'attachments' and id = '" + file
                        + "' and by = 'aigul'"))
                .isEqualTo(2);
        assertThat(matters.count("select count(*) from change_log where id = '" + file + "' and by = 'elsewhere'"))
                .isZero();
    }

    private record Talk(String call, String file) {}

    /** A call that they answered and that was recorded. */
    private Talk talked(String login, String phone) throws IOException {
        Matters.done(Caller.staff(login)
                .put("/api/v1/calls/mine/telephone", Map.of("address", "sip:" + login + "@pbx.komek.test")));
        Matters.done(Caller.staff(login).put("/api/v1/work/presence", Map.of("state", "READY")));
        String call = "CA" + UUID.randomUUID().toString().replace("-", "");
        var seat = (Seat.Operator) seats.seat(new SeatWanted(call, Language.KK, phone, null));
        var kept = files.keep(new ByteArrayInputStream(SOUND.getBytes(StandardCharsets.UTF_8)), 1_000);
        var ref = new AttachmentRef(kept.id(), "RE1.mp3", "audio/mpeg", kept.size(), kept.sha256(), null);
        calls.take(List.of(
                event(Call.of(call, Step.QUEUED), phone),
                event(Call.of(call, Step.ANSWERED).seat(seat.seat()), null),
                event(Call.of(call, Step.TALKED).seat(seat.seat()).seconds(42L), null),
                event(Call.of(call, Step.ENDED).seconds(60L), null),
                event(Call.of(call, Step.STORED).seconds(42L).file(ref), null)));
        return new Talk(call, kept.id());
    }

    private static ChannelEvent event(Call call, @Nullable String phone) {
        return new ChannelEvent(
                UUID.randomUUID(),
                Channel.PHONE,
                "+77172000109",
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                ChannelEvent.Kind.CALL,
                null,
                null,
                phone == null ? null : Matters.phone(phone),
                call);
    }

    private void part(String file, String asked, @Nullable String expected, @Nullable String where) throws Exception {
        var answer = hear("parts-1", file, asked);
        assertThat(answer.statusCode()).as(asked).isEqualTo(206);
        if (where == null) {
            assertThat(answer.body()).as(asked).hasSize(1);
            return;
        }
        assertThat(answer.headers().firstValue("Content-Range")).as(asked).contains(where);
        if (expected != null)
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(expected);
        else assertThat(answer.body()).hasSize(SOUND.getBytes(StandardCharsets.UTF_8).length - 1);
    }

    private List<JsonNode> calls(String number, String login) {
        return StreamSupport.stream(
                        Caller.staff(login)
                                .get("/api/v1/calls/recordings/of-ticket/" + number)
                                .json()
                                .path("calls")
                                .spliterator(),
                        false)
                .toList();
    }

    private List<String> listened(String file) throws SQLException {
        var all = new java.util.ArrayList<String>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select by from change_log where what = 'call-recordings' and id = ? order by entry")) {
            select.setString(1, file);
            try (var rows = select.executeQuery()) {
                while (rows.next()) all.add(rows.getString(1));
            }
        }
        return all;
    }

    private URI path(String file) {
        return server.resolve("/api/v1/calls/recordings/" + file);
    }

    private HttpResponse<byte[]> hear(String login, String file, @Nullable String range) throws Exception {
        return get(login, path(file), range);
    }

    private HttpResponse<byte[]> get(String login, URI path, @Nullable String range) throws Exception {
        var request = HttpRequest.newBuilder(path)
                .header("Authorization", "Bearer " + Caller.staff(login).token());
        if (range != null) request.header("Range", range);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private void staff(String login, String role) throws SQLException {
        String organisation = "null";
        if (role.equals("EXECUTOR")) {
            matters.execute("insert into organisation (code, kind, kk, ru, en, active, version) values"
                    + " ('TEST_EARS', 'UTILITY', 'Су', 'Вода', 'Water', true, 1) on conflict do nothing");
            organisation = "'TEST_EARS'";
        }
        matters.execute("insert into staff (login, name, password_hash, roles, languages, active, created_at,"
                + " organisation) select '" + login + "', 'Hears', password_hash, array['" + role
                + "'], '{kk}', true, created_at, " + organisation
                + " from staff where login = 'aigul' on conflict do nothing");
    }

    private static String phone() {
        return "+7701"
                + String.format(Locale.ROOT, "%07d", Math.abs(UUID.randomUUID().hashCode() % 10_000_000));
    }
}
