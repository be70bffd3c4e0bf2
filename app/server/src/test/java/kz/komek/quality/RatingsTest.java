package kz.komek.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.PublicTicket;
import kz.komek.contract.Rating;
import kz.komek.contract.Rating.Reason;
import kz.komek.contract.Secrets;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import kz.komek.ticket.domain.AnswerCheck;
import kz.komek.ticket.domain.Outcome;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ratings against the real register and the real topic. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class RatingsTest {
    @Inject
    Ratings ratings;

    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Inject
    Publisher publisher;

    @Inject
    Topics topics;

    @Inject
    Secrets secrets;

    private Matters matters;

    @BeforeEach
    void two_services() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
        matters.twoServices();
    }

    @Test
    void a_rating_from_the_topic_stands_on_the_ticket_for_staff_and_for_its_resident() throws Exception {
        String number = matters.open("су жоқ", null);
        matters.register(number, "INCIDENT");
        int closing = matters.closeAfter(number, "TEST_SU", "su", Outcome.REFUSED);
        var event = rated(number, closing, 2, List.of(Reason.NO_SPECIFICS), "Қашан?", now());
        publisher
                .publish(
                        topics.channelEvent(),
                        secrets.partitionKey(Channel.WEB, number),
                        new Envelope(
                                event.eventId().toString(), Envelope.CHANNEL_EVENT, "/channels/web/site", event.at()),
                        event)
                .get();
        var told = Caller.until(() -> lastEvent(number, "RATED"));
        assertThat(told.path("details").path("stars").asText()).isEqualTo("2");
        assertThat(told.path("details").path("reasons").asText()).isEqualTo("NO_SPECIFICS");
        assertThat(told.path("details").path("words").asText()).isEqualTo("Қашан?");
        assertThat(told.path("actor").isMissingNode() || told.path("actor").isNull())
                .isTrue();

        var ending = tracked(number, true).ending();
        assertThat(ending.closing()).isEqualTo(closing);
        assertThat(ending.rated().rating()).isEqualTo(event.rating());
        assertThat(tracked(number, false).ending()).as("by number alone").isNull();

        var listed = listed("zhanar", "?starsAtMost=2", number);
        assertThat(listed.path("organisation").asText()).isEqualTo("TEST_SU");
        assertThat(listed.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(listed.path("answer").asText()).isEqualTo("Жасалды");
        assertThat(listed.path("reasons").get(0).asText()).isEqualTo("NO_SPECIFICS");
    }

    @Test
    void one_rating_delivered_fifty_times_at_once_counts_once() throws Exception {
        String number = matters.open("жарық жоқ", null);
        matters.register(number, "CONSULTATION");
        int closing = matters.closeAtOnce(number, "aigul", Outcome.EXPLAINED);
        var event = rated(number, closing, 5, List.of(), null, now());
        var deliveries = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 50; i++) {
            deliveries.add(() -> {
                ratings.take(List.of(event, event));
                return null;
            });
        }
        try (var pool = Executors.newFixedThreadPool(10)) {
            for (var delivered : pool.invokeAll(deliveries)) delivered.get();
        }
        assertThat(events(number, "RATED")).hasSize(1);
        assertThat(matters.count("select count(*) from rating_event where id = '" + event.eventId() + "'"))
                .isEqualTo(1);
    }

    @Test
    void two_marks_at_once_leave_one_row_and_the_later_word() throws Exception {
        String number = matters.open("жол", null);
        matters.register(number, "CONSULTATION");
        int closing = matters.closeAtOnce(number, "aigul", Outcome.EXPLAINED);
        var marks = new ArrayList<ChannelEvent>();
        Instant from = now();
        for (int i = 0; i < 20; i++) {
            marks.add(rated(number, closing, 1 + i % 5, List.of(), null, from.plusMillis(i)));
        }
        var last = rated(number, closing, 4, List.of(), "соңғы", from.plusMillis(99));
        marks.add(7, last);
        try (var pool = Executors.newFixedThreadPool(10)) {
            var taking = marks.stream()
                    .map(mark -> pool.submit(() -> ratings.take(List.of(mark))))
                    .toList();
            for (var taken : taking) taken.get();
        }
        assertThat(matters.count("select count(*) from rating r join ticket t on t.id = r.ticket_id where t.number = '"
                        + number + "'"))
                .isEqualTo(1);
        assertThat(listed("saule", "", number).path("words").asText()).isEqualTo("соңғы");
    }

    @Test
    void what_is_opened_again_and_closed_again_is_rated_again_each_with_its_own_executor() throws Exception {
        String number = matters.open("құбыр", null);
        matters.register(number, "INCIDENT");
        int first = matters.closeAfter(number, "TEST_SU", "su", Outcome.REFUSED);
        ratings.take(List.of(rated(number, first, 1, List.of(Reason.NOT_SOLVED), null, now())));
        Matters.done(matters.act("aigul", number, "reopening", Map.of("reason", "шешілмеді")));
        assertThat(tracked(number, true).ending()).as("open").isNull();
        int second = matters.closeAfter(number, "TEST_JYLU", "jylu", Outcome.RESOLVED);
        assertThat(tracked(number, true).ending().rated()).as("a new end").isNull();
        ratings.take(List.of(rated(number, second, 5, List.of(), null, now())));
        // A word about the first end that was long on its way is about the first end still.
        ratings.take(List.of(rated(number, first, 2, List.of(Reason.LATE), null, now())));

        assertThat(rows(number)).containsExactlyInAnyOrder("TEST_SU 2", "TEST_JYLU 5");
        assertThat(tracked(number, true).ending().rated().rating().stars()).isEqualTo(5);
    }

    @Test
    void what_comes_too_late_or_rates_nothing_is_kept_and_counts_for_nothing() throws Exception {
        String number = matters.open("қоқыс", null);
        matters.register(number, "CONSULTATION");
        int closing = matters.closeAtOnce(number, "aigul", Outcome.EXPLAINED);
        var late = rated(number, closing, 1, List.of(), null, now().plus(Duration.ofDays(31)));
        var nothing = rated(number, closing + 5, 1, List.of(), null, now());
        ratings.take(List.of(late, nothing));
        assertThat(events(number, "RATED")).isEmpty();
        assertThat(matters.count("select count(*) from rating_event where verdict = 'TOO_LATE' and id = '"
                        + late.eventId() + "'"))
                .isEqualTo(1);
        assertThat(matters.count("select count(*) from rating_event where verdict = 'NOTHING_TO_RATE' and id = '"
                        + nothing.eventId() + "'"))
                .isEqualTo(1);
        var unknown = rated(matters.freshNumber(), 3, 1, List.of(), null, now());
        assertThatThrownBy(() -> ratings.take(List.of(unknown)))
                .as("somebody must look at it")
                .hasMessageContaining(unknown.eventId().toString());
    }

    @Test
    void sums_are_by_executor_and_pages_go_on_where_they_ended() throws Exception {
        Instant from = now(); // what other tests had rated came before
        for (int stars : new int[] {1, 2, 5}) {
            String number = matters.open("су", null);
            matters.register(number, "INCIDENT");
            int closing = matters.closeAfter(number, "TEST_JYLU", "jylu", Outcome.RESOLVED);
            ratings.take(List.of(rated(number, closing, stars, List.of(), null, now())));
        }
        String span = "/api/v1/ratings/sums?from=" + from + "&until=" + now().plusSeconds(1);
        var sum = stream(Caller.staff("ermek").get(span).json())
                .filter(each -> each.path("organisation").asText().equals("TEST_JYLU"))
                .findFirst()
                .orElseThrow();
        assertThat(sum.path("ratings").asInt()).isEqualTo(3);
        assertThat(sum.path("mean").asDouble()).isEqualTo(2.67);
        assertThat(sum.path("low").asInt()).isEqualTo(2);
        assertThat(Caller.staff("ermek").get("/api/v1/ratings").status())
                .as("an analyst reads no single words")
                .isEqualTo(403);
        assertThat(Caller.staff("ermek").get("/api/v1/ratings/sums?from=x").code())
                .isEqualTo("SPAN_WRONG");

        var first = Caller.staff("zhanar")
                .get("/api/v1/ratings?starsAtMost=2&limit=1")
                .json();
        var second = Caller.staff("zhanar")
                .get("/api/v1/ratings?starsAtMost=2&limit=1&cursor="
                        + first.path("next").asText())
                .json();
        assertThat(first.path("items").get(0).path("stars").asInt()).isEqualTo(2);
        assertThat(second.path("items").get(0).path("stars").asInt()).isEqualTo(1);
        assertThat(Caller.staff("zhanar").get("/api/v1/ratings?cursor=zzz").code())
                .isEqualTo("CURSOR_UNKNOWN");
    }

    @Test
    void the_mail_that_closes_asks_what_they_think_and_no_other_mail_does() throws SQLException {
        String number = matters.open("шам", Matters.email("bagala@mail.test"));
        matters.register(number, "CONSULTATION");
        Matters.done(Caller.staff("aigul")
                .put(
                        "/api/v1/tickets/" + number + "/messages/" + UUID.randomUUID(),
                        Map.of("kind", "QUESTION", "text", "Қай көше?")));
        matters.closeAtOnce(number, "aigul", Outcome.EXPLAINED);
        assertThat(letters(number))
                .filteredOn(letter -> letter.contains("бағалаңыз"))
                .singleElement()
                .satisfies(letter -> assertThat(letter).contains("Жауап: " + number));
        assertThat(letters(number)).hasSizeGreaterThan(1);
    }

    @Inject
    kz.komek.platform.sealing.Seal seal;

    private List<String> letters(String number) throws SQLException {
        var letters = new ArrayList<String>();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select r.requested from reply r join ticket t on t.id = r.ticket_id"
                        + " where t.number = '" + number + "'")) {
            while (rows.next()) letters.add(seal.open(rows.getBytes(1)));
        }
        return letters;
    }

    @Test
    void the_end_of_a_part_is_the_work_of_whoever_executed_the_incident() {
        String incident = matters.open("құбыр жарылды", null);
        matters.register(incident, "INCIDENT");
        String part = matters.open("су жоқ", null);
        Matters.done(Caller.staff("saule").put("/api/v1/tickets/" + part + "/parent", Map.of("parent", incident)));
        Matters.done(matters.act("bolat", incident, "dispatch", Map.of("organisation", "TEST_SU")));
        Matters.done(Caller.staff("su").put("/api/v1/tickets/" + incident + "/acceptance", null));
        Matters.done(Caller.staff("su")
                .put(
                        "/api/v1/tickets/" + incident + "/answers/" + UUID.randomUUID(),
                        Map.of("outcome", Outcome.REFUSED, "text", "Жасалды")));
        Matters.done(matters.act(
                "bolat",
                incident,
                "incident-closure",
                Map.of(
                        "outcome",
                        Outcome.REFUSED,
                        "answers",
                        Map.of("kk", "Жасалды"),
                        "confirmed",
                        AnswerCheck.required(Outcome.REFUSED))));
        int closing = tracked(part, true).ending().closing();
        ratings.take(List.of(rated(part, closing, 1, List.of(), null, now())));
        assertThat(rows(part)).containsExactly("TEST_SU 1");
    }

    @Test
    void the_end_of_what_it_was_merged_into_is_rated_by_each_of_its_residents_for_themselves() {
        String lead = matters.open("құбыр жарылды", null);
        matters.register(lead, "INCIDENT");
        String merged = matters.open("су жоқ", null);
        matters.register(merged, "INCIDENT");
        Matters.done(Caller.staff("saule").put("/api/v1/tickets/" + merged + "/merge", Map.of("into", lead)));
        int closing = matters.closeAfter(lead, "TEST_SU", "su", Outcome.REFUSED);
        ratings.take(List.of(rated(lead, closing, 5, List.of(), null, now())));
        assertThat(tracked(merged, true).ending().closing()).isEqualTo(closing);
        assertThat(tracked(merged, true).ending().rated())
                .as("another resident's mark is not theirs")
                .isNull();
        var event = rated(merged, closing, 2, List.of(), null, now());
        ratings.take(List.of(event));
        assertThat(tracked(merged, true).ending().rated().rating()).isEqualTo(event.rating());
        assertThat(tracked(lead, true).ending().rated().rating().stars()).isEqualTo(5);
        assertThat(rows(merged)).containsExactly("TEST_SU 2");
        assertThat(rows(lead)).containsExactly("TEST_SU 5");
        assertThat(listed("zhanar", "", merged).path("answer").asText()).isEqualTo("Жасалды");
    }

    @Test
    void whoever_is_bound_to_a_sector_reads_what_was_said_of_its_tickets_only() throws SQLException {
        matters.execute(
                "insert into staff (login, name, password_hash, roles, languages, active, created_at, sector, sector_district)"
                        + " select 'quality-one', 'One', password_hash, array['QUALITY'], languages, true, created_at,"
                        + " 'turkistan-sector-1', 'turkistan' from staff where login = 'aigul' on conflict do nothing");
        String here = ratedAt("turkistan-sector-1");
        String there = ratedAt("turkistan-sector-2");
        String nowhere = ratedAt(null);
        assertThat(Caller.staff("zhanar").get("/api/v1/ratings").text()).contains(here, there, nowhere);
        assertThat(Matters.done(Caller.staff("quality-one").get("/api/v1/ratings?starsAtMost=2"))
                        .text())
                .contains(here, nowhere)
                .doesNotContain(there);
        assertThat(Caller.staff("quality-one").get("/api/v1/ratings").text())
                .contains(here, nowhere)
                .doesNotContain(there);
    }

    private String ratedAt(@Nullable String entry) {
        String number = matters.open("шам", null);
        if (entry != null) Matters.done(matters.act("aigul", number, "address", Map.of("territory", entry)));
        matters.register(number, "CONSULTATION");
        int closing = matters.closeAtOnce(number, "aigul", Outcome.EXPLAINED);
        ratings.take(List.of(rated(number, closing, 1, List.of(), null, now())));
        return number;
    }

    private static ChannelEvent rated(
            String number, int closing, int stars, List<Reason> reasons, @Nullable String words, Instant at) {
        return new ChannelEvent(
                UUID.randomUUID(),
                Channel.WEB,
                "site",
                at,
                ChannelEvent.Kind.RATED,
                number,
                new Rating(closing, stars, reasons, words));
    }

    private PublicTicket tracked(String number, boolean withKey) {
        var gateway = new Caller(secrets.internalToken());
        return kz.komek.contract.Json.read(
                gateway.get("/internal/v1/tickets/" + number + "?withKey=" + withKey)
                        .text()
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                PublicTicket.class);
    }

    private static JsonNode listed(String login, String query, String number) {
        return stream(Caller.staff(login).get("/api/v1/ratings" + query).json().path("items"))
                .filter(each -> each.path("number").asText().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private List<String> rows(String number) {
        return stream(Caller.staff("saule").get("/api/v1/ratings").json().path("items"))
                .filter(each -> each.path("number").asText().equals(number))
                .map(each -> each.path("organisation").asText() + " "
                        + each.path("stars").asInt())
                .toList();
    }

    private static List<JsonNode> events(String number, String kind) {
        return stream(Caller.staff("saule")
                        .get("/api/v1/tickets/" + number)
                        .json()
                        .path("history"))
                .filter(entry -> entry.path("kind").asText().equals(kind))
                .toList();
    }

    private static @Nullable JsonNode lastEvent(String number, String kind) {
        var found = events(number, kind);
        return found.isEmpty() ? null : found.getLast();
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
