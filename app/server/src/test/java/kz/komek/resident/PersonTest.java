package kz.komek.resident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.platform.sealing.Seal;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person behind several handles, on the real register: by consent or by code, and back. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class PersonTest {
    private static final AtomicInteger SOMEBODY = new AtomicInteger();

    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Inject
    Seal seal;

    private Matters matters;

    @BeforeEach
    void until_numbers_are_there() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
    }

    /** Somebody with one matter. */
    private record Somebody(Handle handle, String number, long id) {}

    private Somebody byMail() {
        return somebody(Matters.email("person" + SOMEBODY.incrementAndGet() + "@mail.test"));
    }

    private Somebody byPhone() {
        return somebody(Matters.phone("+7701555" + String.format("%04d", SOMEBODY.incrementAndGet())));
    }

    private Somebody somebody(Handle handle) {
        String number = matters.open("бірінші", handle);
        return new Somebody(handle, number, residentOf(number));
    }

    @Test
    void by_consent_two_are_one_with_one_list_and_undone_each_has_their_own_again_with_what_came_meanwhile() {
        Somebody mail = byMail();
        Somebody phone = byPhone();
        UUID merge = UUID.randomUUID();
        assertThat(merge(merge, mail, phone, consent("  ")).code()).isEqualTo("CONSENT_MISSING");
        var merged = Matters.done(merge(merge, mail, phone, consent("Телефонмен айтты")))
                .json();
        assertThat(merged.path("id").asLong()).isEqualTo(mail.id);
        assertThat(merged.path("handles")).hasSize(2);
        assertThat(merged.toString()).doesNotContain(mail.handle.value()).doesNotContain(phone.handle.value());
        assertThat(merged.path("merges").get(0).path("words").asText()).isEqualTo("Телефонмен айтты");
        Matters.done(merge(merge, mail, phone, consent("Телефонмен айтты")));
        assertThat(merge(UUID.randomUUID(), phone, mail, consent("тағы")).code())
                .isEqualTo("SAME_PERSON");

        String byPhone = matters.open("екінші, телефоннан", phone.handle);
        String byMail = matters.open("екінші, поштадан", mail.handle);
        for (Somebody each : List.of(mail, phone)) {
            assertThat(listOf(each)).containsExactly(byMail, byPhone, phone.number, mail.number);
        }

        Matters.done(undo(merge, phone));
        Matters.done(undo(merge, phone));
        assertThat(listOf(mail)).containsExactly(byMail, mail.number);
        assertThat(listOf(phone)).containsExactly(byPhone, phone.number);
        assertThat(person(phone).path("handles")).hasSize(1);
        assertThat(merge(merge, mail, phone, consent("қайта")).code()).isEqualTo("MERGE_IS_ANOTHER");
        Matters.done(merge(UUID.randomUUID(), mail, phone, consent("қайта")));
    }

    @Test
    void a_merged_person_is_believed_on_all_their_tickets_and_no_more_when_it_is_undone() {
        Somebody mail = byMail();
        Somebody phone = byPhone();
        UUID merge = UUID.randomUUID();
        Matters.done(merge(merge, mail, phone, consent("айтты")));
        String later = answerBySubject(mail, phone);
        assertThat(later).isEqualTo(phone.number);
        Matters.done(undo(merge, mail));
        assertThat(answerBySubject(mail, phone)).isNotEqualTo(phone.number);
    }

    /** The ticket that a mail of the one reaches when its subject names a ticket of the other. */
    private String answerBySubject(Somebody writer, Somebody other) {
        String words = "толықтыру " + UUID.randomUUID();
        var plain = Matters.contact(matters.freshNumber(), words, null, writer.handle);
        intake.take(List.of(new kz.komek.contract.ContactReceived(
                plain.contactId(),
                kz.komek.contract.Channel.EMAIL,
                "109@komek.test",
                plain.receivedAt(),
                writer.handle,
                null,
                null,
                "Re " + other.number,
                words,
                null,
                List.of(),
                new kz.komek.contract.ContactReceived.Thread(
                        "<" + UUID.randomUUID() + "@mail.test>", List.of(), List.of(other.number)),
                null,
                false,
                null,
                kz.komek.contract.ContactReceived.Nature.MESSAGE)));
        return value(
                "select t.number from ticket t join message m on m.ticket_id = t.id where m.text = '" + words + "'");
    }

    @Test
    void of_a_chain_each_link_is_undone_by_itself() {
        Somebody a = byMail();
        Somebody b = byMail();
        Somebody c = byMail();
        UUID bIntoA = UUID.randomUUID();
        UUID cIntoB = UUID.randomUUID();
        Matters.done(merge(cIntoB, b, c, consent("c")));
        Matters.done(merge(bIntoA, a, b, consent("b")));
        assertThat(listOf(c)).containsExactly(c.number, b.number, a.number);
        assertThat(person(c).path("id").asLong()).isEqualTo(a.id);

        Matters.done(undo(bIntoA, a));
        assertThat(listOf(a)).containsExactly(a.number);
        assertThat(listOf(c)).containsExactly(c.number, b.number);
        assertThat(person(c).path("id").asLong()).as("as it was").isEqualTo(b.id);
        Matters.done(undo(cIntoB, c));
        assertThat(listOf(b)).containsExactly(b.number);
        assertThat(listOf(c)).containsExactly(c.number);
    }

    @Test
    void undone_from_the_middle_the_rest_stays_with_whom_it_joined() {
        Somebody a = byMail();
        Somebody b = byMail();
        Somebody c = byMail();
        UUID bIntoA = UUID.randomUUID();
        Matters.done(merge(bIntoA, a, b, consent("b")));
        // Said of b, who is a by now: c joins the person.
        Matters.done(merge(UUID.randomUUID(), b, c, consent("c")));
        Matters.done(undo(bIntoA, b));
        assertThat(listOf(a)).containsExactly(c.number, a.number);
        assertThat(listOf(b)).containsExactly(b.number);
    }

    @Test
    void of_merges_in_a_circle_said_at_once_one_less_stands_than_there_are_people() throws Exception {
        for (int round = 0; round < 5; round++) {
            var ring = List.of(byMail(), byMail(), byMail());
            var saying = new ArrayList<Callable<Caller.Answer>>();
            for (int i = 0; i < 6; i++) {
                Somebody into = ring.get(i % 3);
                Somebody other = ring.get((i + 1) % 3);
                saying.add(() -> merge(UUID.randomUUID(), into, other, consent("бірге")));
            }
            var codes = new ArrayList<Integer>();
            try (var pool = Executors.newFixedThreadPool(6)) {
                for (var said : pool.invokeAll(saying)) codes.add(said.get().status());
            }
            assertThat(codes).containsOnly(200, 409);
            assertThat(codes.stream().filter(code -> code == 200)).hasSize(2);
            assertThat(person(ring.getFirst()).path("handles")).hasSize(3);
        }
    }

    @Test
    void one_merge_sent_by_two_at_once_is_one() throws Exception {
        Somebody a = byMail();
        Somebody b = byMail();
        UUID id = UUID.randomUUID();
        var saying = new ArrayList<Callable<Caller.Answer>>();
        for (int i = 0; i < 8; i++) saying.add(() -> merge(id, a, b, consent("бірге")));
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var said : pool.invokeAll(saying)) {
                assertThat(said.get().status()).as(said.get().text()).isEqualTo(200);
            }
        }
        assertThat(person(a).path("merges")).hasSize(1);
    }

    @Test
    void what_arrives_while_people_are_merged_and_parted_is_filed_by_its_handle() throws Exception {
        Somebody a = byMail();
        Somebody b = byPhone();
        var sent = new ArrayList<Callable<String>>();
        for (int i = 0; i < 20; i++) sent.add(() -> matters.open("тағы", b.handle));
        try (var pool = Executors.newFixedThreadPool(4)) {
            var arriving = sent.stream().map(pool::submit).toList();
            for (int i = 0; i < 5; i++) {
                UUID merge = UUID.randomUUID();
                Matters.done(merge(merge, a, b, consent("бірге")));
                Matters.done(undo(merge, a));
            }
            for (var arrived : arriving) arrived.get();
        }
        assertThat(listOf(a)).containsExactly(a.number);
        assertThat(listOf(b)).hasSize(21);
    }

    @Test
    void a_code_reaches_the_address_only_and_merges_once() throws SQLException {
        Somebody mail = byMail();
        Somebody phone = byPhone();
        var handle = person(mail).path("handles").get(0).path("id").asLong();
        var message =
                send(phone, person(phone).path("handles").get(0).path("id").asLong());
        assertThat(letter(message.json().path("id").asText()).channel())
                .as("a telephone is sent a short message")
                .isEqualTo(kz.komek.contract.Channel.SMS);
        assertThat(send(phone, handle).code()).as("not theirs").isEqualTo("NO_SUCH_HANDLE");
        var sent = send(mail, handle);
        assertThat(sent.status()).isEqualTo(201);
        String id = sent.json().path("id").asText();
        ReplyRequested letter = letter(id);
        String code = digits(letter.text());
        assertThat(letter.to().value()).isEqualTo(mail.handle.value());
        assertThat(letter.text()).contains("15 минут");
        assertThat(matters.count("select count(*) from message where text like '%" + code + "%'"))
                .as("staff do not read it")
                .isZero();
        assertThat(value("select hash from resident_code where id = '" + id + "'"))
                .doesNotContain(code);

        assertThat(merge(UUID.randomUUID(), byPhone(), byPhone(), code(id, code))
                        .code())
                .isEqualTo("CODE_OF_ANOTHER");
        UUID merge = UUID.randomUUID();
        Matters.done(merge(merge, phone, mail, code(id, code)));
        Matters.done(merge(merge, phone, mail, code(id, code)));
        assertThat(merge(UUID.randomUUID(), byPhone(), mail, code(id, code)).code())
                .as("used")
                .isEqualTo("CODE_GONE");
    }

    @Test
    void a_code_is_guessed_at_five_times_however_many_guess_at_once_and_not_for_ever() throws Exception {
        Somebody mail = byMail();
        Somebody phone = byPhone();
        var handle = person(mail).path("handles").get(0).path("id").asLong();
        String id = send(mail, handle).json().path("id").asText();
        String right = digits(letter(id).text());
        String wrong = right.equals("000000") ? "000001" : "000000";
        var guesses = new ArrayList<Callable<Caller.Answer>>();
        for (int i = 0; i < 12; i++) guesses.add(() -> merge(UUID.randomUUID(), phone, mail, code(id, wrong)));
        var answers = new HashMap<String, Integer>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (var guessed : pool.invokeAll(guesses))
                answers.merge(guessed.get().code(), 1, Integer::sum);
        }
        assertThat(answers).isEqualTo(Map.of("CODE_WRONG", 5, "CODE_GONE", 7));
        assertThat(merge(UUID.randomUUID(), phone, mail, code(id, right)).code())
                .isEqualTo("CODE_GONE");

        String late = send(mail, handle).json().path("id").asText();
        matters.execute("update resident_code set expires_at = at where id = '" + late + "'");
        assertThat(merge(
                                UUID.randomUUID(),
                                phone,
                                mail,
                                code(late, digits(letter(late).text())))
                        .code())
                .isEqualTo("CODE_GONE");
        assertThat(send(mail, handle).status()).isEqualTo(201);
        assertThat(send(mail, handle).code()).isEqualTo("TOO_MANY_CODES");
    }

    @Test
    void the_language_they_spoke_last_is_answered_in() {
        Somebody mail = byMail();
        assertThat(person(mail).path("language").asText()).isEqualTo("kk");
        intake.take(List.of(Matters.contact(matters.freshNumber(), "воды нет", Language.RU, mail.handle)));
        assertThat(person(mail).path("language").asText()).isEqualTo("ru");
        String next = matters.freshNumber();
        intake.take(List.of(Matters.contact(next, "тағы", null, mail.handle)));
        assertThat(language(next)).as("of a mail that does not say").isEqualTo("ru");
        Matters.done(matters.act(
                "aigul", next, "registration", Map.of("type", "INCIDENT", "title", "Water", "language", "en")));
        assertThat(person(mail).path("language").asText())
                .as("as an operator heard")
                .isEqualTo("en");
    }

    @Test
    void everything_they_asked_goes_on_page_by_page_and_is_for_the_centre_only() throws SQLException {
        Somebody mail = byMail();
        var all = new ArrayList<String>();
        for (int i = 0; i < 5; i++) all.addFirst(matters.open("тағы " + i, mail.handle));
        all.add(mail.number);
        String path = "/api/v1/residents/" + mail.id + "/tickets?limit=4";
        var first = Caller.staff("aigul").get(path).json();
        var second = Caller.staff("aigul")
                .get(path + "&cursor=" + first.path("next").asText())
                .json();
        var read = new ArrayList<String>();
        first.path("items").forEach(row -> read.add(row.path("number").asText()));
        second.path("items").forEach(row -> read.add(row.path("number").asText()));
        assertThat(read).isEqualTo(all);
        assertThat(second.path("next").isNull() || second.path("next").isMissingNode())
                .isTrue();
        matters.twoServices();
        assertThat(Caller.staff("su").get(path).status()).isEqualTo(403);
        assertThat(Caller.staff("aigul").get("/api/v1/residents/999999999").code())
                .isEqualTo("NO_SUCH_RESIDENT");
    }

    private static Map<String, Object> consent(String words) {
        return Map.of("basis", "CONSENT", "words", words);
    }

    private static Map<String, Object> code(String id, String digits) {
        return Map.of("basis", "CODE", "code", id, "digits", digits);
    }

    private static Caller.Answer merge(UUID id, Somebody into, Somebody other, Map<String, Object> ground) {
        var body = new HashMap<>(ground);
        body.put("other", other.id);
        return Caller.staff("aigul").put("/api/v1/residents/" + into.id + "/merges/" + id, body);
    }

    private static Caller.Answer undo(UUID id, Somebody of) {
        return Caller.staff("saule").call("DELETE", "/api/v1/residents/" + of.id + "/merges/" + id, null);
    }

    private static Caller.Answer send(Somebody whom, long handle) {
        return Caller.staff("aigul").call("POST", "/api/v1/residents/" + whom.id + "/codes", Map.of("handle", handle));
    }

    private static JsonNode person(Somebody who) {
        return Matters.done(Caller.staff("aigul").get("/api/v1/residents/" + who.id))
                .json();
    }

    private static List<String> listOf(Somebody who) {
        return Matters.done(Caller.staff("aigul").get("/api/v1/residents/" + who.id + "/tickets"))
                .json()
                .path("items")
                .findValuesAsText("number");
    }

    private static long residentOf(String number) {
        return Caller.staff("aigul")
                .get("/api/v1/tickets/" + number)
                .json()
                .path("resident")
                .path("id")
                .asLong();
    }

    private static String language(String number) {
        return Caller.staff("aigul")
                .get("/api/v1/tickets/" + number)
                .json()
                .path("language")
                .asText();
    }

    private ReplyRequested letter(String id) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select requested from reply where id = '" + id + "'")) {
            rows.next();
            return Json.read(
                    seal.open(rows.getBytes(1)).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    ReplyRequested.class);
        }
    }

    private static String digits(String text) {
        var found = Pattern.compile("\\d{6}").matcher(text);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private @Nullable String value(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
