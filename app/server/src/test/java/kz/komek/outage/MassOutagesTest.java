package kz.komek.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.outage.domain.Suggestion;
import kz.komek.outage.domain.Surge;
import kz.komek.outage.store.SurgeTable;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many ask about one thing. Each test has a street of its own, so that none meets another's outage. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class MassOutagesTest {
    private static final Map<String, String> WORDS =
            Map.of("kk", "Су жоқ, жөндеп жатырмыз", "ru", "Воды нет, чиним", "en", "No water, we are on it");

    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Inject
    Closing closing;

    @Inject
    SurgeTable counts;

    private final Caller saule = Caller.staff("saule");
    private Matters matters;
    private String street;
    private String name;

    @BeforeEach
    void a_street() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
        String own = UUID.randomUUID().toString().substring(0, 8).replaceAll("\\d", "x");
        street = "arys-m-" + own;
        name = "Апат" + own;
        var entry = Map.of(
                "parent",
                "arys",
                "kind",
                "STREET",
                "names",
                Map.of("kk", name, "ru", name, "en", name),
                "active",
                true);
        assertThat(Caller.staff("dana")
                        .put("/api/v1/territory/" + street, null, entry)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void two_switches_at_once_are_one_outage_and_off_is_off() throws Exception {
        var start = new CyclicBarrier(4);
        var ids = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(4)) {
            var switches = IntStream.range(0, 4)
                    .mapToObj(i -> (Callable<Caller.Answer>) () -> {
                        start.await();
                        return begin(UUID.randomUUID());
                    })
                    .toList();
            for (var each : pool.invokeAll(switches)) {
                assertThat(each.get().status()).as(each.get().text()).isEqualTo(200);
                ids.add(each.get().json().path("id").asText());
            }
        }
        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(greeted()).isTrue();
        assertThat(Matters.done(saule.put(path(ids.getFirst(), "end"), null))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("ENDED");
        assertThat(greeted()).isFalse();
        String late = asked("Су жоқ", Language.KK);
        assertThat(parent(late)).isNull();
        assertThat(begin(UUID.randomUUID()).json().path("id").asText())
                .as("on again is another one")
                .isNotEqualTo(ids.getFirst());
    }

    @Test
    void only_who_leads_switches_and_says_it_in_three_languages() {
        var body = Map.of("issue", "WATER_NONE", "place", street, "greeting", WORDS);
        assertThat(Caller.staff("aigul")
                        .put("/api/v1/outages/" + UUID.randomUUID(), body)
                        .status())
                .isEqualTo(403);
        var silent = Map.of(
                "issue", "WATER_NONE", "place", street, "greeting", Map.of("kk", "Су жоқ", "ru", "", "en", "No water"));
        assertThat(saule.put("/api/v1/outages/" + UUID.randomUUID(), silent).code())
                .isEqualTo("TEXT_MISSING");
        var nowhere = Map.of("issue", "WATER_NONE", "place", "nowhere", "greeting", WORDS);
        assertThat(saule.put("/api/v1/outages/" + UUID.randomUUID(), nowhere).code())
                .isEqualTo("PLACE_UNKNOWN");
    }

    @Test
    void new_contacts_go_under_it_by_their_words_or_when_they_are_registered_and_the_history_says_why() {
        var outage = begin(UUID.randomUUID()).json();
        String incident = outage.path("number").asText();
        String byWords = asked("Сәлем! Үйде су жоқ екінші күн", Language.KK);
        assertThat(parent(byWords)).isEqualTo(incident);
        assertThat(saule.get("/api/v1/tickets/" + byWords)
                        .json()
                        .path("history")
                        .toString())
                .contains("OUTAGE_BY_WORDS");
        String other = asked("Көшеде жарық жоқ", Language.KK);
        assertThat(parent(other)).as("about something else").isNull();
        String vague = asked("Тағы да сол мәселе", Language.KK);
        assertThat(parent(vague)).isNull();
        register(vague);
        assertThat(parent(vague)).as("now it is known what it is about").isEqualTo(incident);
        String elsewhere = matters.open("Су жоқ", null);
        assertThat(parent(elsewhere)).isNull();
        assertThat(saule.get("/api/v1/outages").json().get(0).has("parts")).isTrue();
    }

    @Test
    void closing_answers_each_in_their_language_and_goes_on_after_a_rollback() throws Exception {
        var outage = begin(UUID.randomUUID()).json();
        var all = IntStream.range(0, 60)
                .mapToObj(i -> asked("Су жоқ", i % 2 == 0 ? Language.KK : Language.RU))
                .toList();
        matters.execute("create or replace function outage_test_break() returns trigger language plpgsql as $$"
                + " begin raise exception 'killed'; end $$");
        matters.execute("create trigger outage_test_break before update on ticket for each row"
                + " when (new.status = 'CLOSED' and new.number = '" + all.get(40) + "') execute function"
                + " outage_test_break()");
        Matters.done(saule.put(
                path(outage.path("id").asText(), "closure"),
                Map.of(
                        "outcome",
                        "RESOLVED",
                        "answers",
                        Map.of("kk", "Су қосылды", "ru", "Вода есть", "en", "Water is back"))));
        closing.sweep();
        assertThat(all.stream().filter(this::isClosed).count())
                .as("the batch with the broken one was taken back whole")
                .isLessThan(60)
                .isGreaterThanOrEqualTo(25);
        matters.execute("drop trigger outage_test_break on ticket");
        closing.sweep();
        Caller.until(() -> state(outage).equals("CLOSED") ? true : null);
        assertThat(all).allMatch(this::isClosed);
        assertThat(isClosed(outage.path("number").asText())).isTrue();
        assertThat(answers(all.get(0))).containsExactly("Су қосылды");
        assertThat(answers(all.get(1))).containsExactly("Вода есть");
    }

    @Test
    void a_thousand_are_closed_in_small_pieces() throws Exception {
        var outage = begin(UUID.randomUUID()).json();
        var contacts = IntStream.range(0, 1000)
                .mapToObj(i -> contact("Су жоқ", Language.KK))
                .toList();
        for (int from = 0; from < 1000; from += 100) intake.take(contacts.subList(from, from + 100));
        assertThat(view(outage).path("parts").asInt()).isEqualTo(1000);
        Matters.done(saule.put(
                path(outage.path("id").asText(), "closure"), Map.of("outcome", "EXPLAINED", "answers", WORDS)));
        Caller.until(() -> state(outage).equals("CLOSED") ? true : null);
        assertThat(view(outage).path("open").asInt()).isZero();
        assertThat(view(outage).path("left").asInt()).isZero();
    }

    @Test
    void a_ticket_is_counted_once_however_often_its_registration_is_corrected() throws Exception {
        String number = asked("Тағы да сол мәселе", Language.KK);
        register(number);
        register(number);
        assertThat(matters.count(
                        "select count(*) from surge_counted c join ticket t on t.id = c.ticket where t.number = '"
                                + number + "'"))
                .as("the issue and its sphere")
                .isEqualTo(2);
    }

    @Test
    void the_usual_rate_is_that_of_the_same_hour_of_the_weekdays_before() {
        Instant now = Surge.slot(Instant.now());
        for (int week = 1; week <= 4; week++)
            for (int i = 0; i < 5; i++)
                io.quarkus.narayana.jta.QuarkusTransaction.requiringNew().run(countOnce(now, week));
        assertThat(counts.before("TEST_BEFORE", street, now)).isEqualTo(20);
        assertThat(counts.before("TEST_BEFORE", street, now.plus(Duration.ofHours(3))))
                .isZero();
        assertThat(new Suggestion(UUID.randomUUID(), "sphere:WATER", street, 1, 1, now, now).sphere())
                .isEqualTo("WATER");
    }

    private long ticket = -1_000_000;

    private Runnable countOnce(Instant now, int week) {
        return () -> counts.count(
                ticket--,
                List.of("TEST_BEFORE"),
                street,
                now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(7L * week)));
    }

    private Caller.Answer begin(UUID id) {
        return saule.put("/api/v1/outages/" + id, Map.of("issue", "WATER_NONE", "place", street, "greeting", WORDS));
    }

    private static String path(String id, String act) {
        return "/api/v1/outages/" + id + "/" + act;
    }

    private boolean greeted() {
        for (JsonNode each : saule.get("/api/v1/outages").json())
            if (each.path("place").asText().equals(street)
                    && each.path("state").asText().equals("RUNNING")) return true;
        return false;
    }

    private String asked(String words, Language language) {
        var contact = contact(words, language);
        intake.take(List.of(contact));
        return contact.number();
    }

    private ContactReceived contact(String words, Language language) {
        return new ContactReceived(
                UUID.randomUUID(),
                Channel.WEB,
                "site",
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                null,
                language,
                matters.freshNumber(),
                null,
                words,
                new Place(name + " 5", "arys", null, null),
                List.of(),
                null,
                null,
                true,
                null,
                ContactReceived.Nature.MESSAGE,
                List.of());
    }

    private void register(String number) {
        Matters.done(matters.act(
                "aigul",
                number,
                "registration",
                Map.of(
                        "type", "INCIDENT",
                        "title", "Су жоқ",
                        "language", "kk",
                        "district", "arys",
                        "issue", "WATER_NONE",
                        "answers", Map.of("scope", "me"))));
    }

    private @Nullable String parent(String number) {
        for (JsonNode each :
                saule.get("/api/v1/tickets/" + number + "/related").json().path("items"))
            if (each.path("relation").asText().equals("PARENT"))
                return each.path("ticket").path("number").asText();
        return null;
    }

    private boolean isClosed(String number) {
        return saule.get("/api/v1/tickets/" + number)
                .json()
                .path("status")
                .asText()
                .equals("CLOSED");
    }

    private List<String> answers(String number) {
        var said = new ArrayList<String>();
        for (JsonNode message : saule.get("/api/v1/tickets/" + number).json().path("messages"))
            if (message.path("kind").asText().equals("REPLY"))
                said.add(message.path("text").asText());
        return said;
    }

    private JsonNode view(JsonNode outage) {
        for (JsonNode each : saule.get("/api/v1/outages").json())
            if (each.path("id").asText().equals(outage.path("id").asText())) return each;
        throw new AssertionError("not listed");
    }

    private String state(JsonNode outage) {
        return view(outage).path("state").asText();
    }
}
