package kz.komek.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import kz.komek.ticket.Incidents;
import kz.komek.ticket.Links;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes under an outage by itself, what does not, and what comes out again. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class JoiningTest {
    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Inject
    Incidents incidents;

    @Inject
    Links links;

    private Wave wave;

    @BeforeEach
    void a_street() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        wave = Wave.on(new Matters(intake, numbers, database), "arys", "arys");
    }

    @Test
    void a_danger_in_the_words_stays_at_its_desk_until_an_operator_has_read_it() throws Exception {
        String incident = wave.begin("WATER_NONE").path("number").asText();
        String danger = wave.asked("Нет воды, и сильно пахнет газом");
        assertThat(wave.parent(danger)).isNull();
        assertThat(wave.desk(danger)).as("somebody is offered it").isEqualTo("OPERATORS");
        wave.register(danger, "INCIDENT", "Нет воды", "WATER_NONE");
        assertThat(wave.parent(danger)).as("an operator says what it is").isEqualTo(incident);
    }

    @Test
    void nothing_comes_under_an_incident_that_ended_while_a_resident_was_asked() throws Exception {
        var outage = wave.begin("WATER_NONE");
        String incident = outage.path("number").asText();
        long id = wave.id(incident);
        Matters.done(wave.matters()
                .act("saule", incident, "closure", Map.of("outcome", "RESOLVED", "answer", "Су қосылды")));
        String late = wave.asked("Тағы да сол мәселе");
        long part = wave.id(late);
        QuarkusTransaction.requiringNew()
                .run(() -> incidents.join(incidents.find(part), id, "RESIDENT_JOINED", Instant.now()));
        assertThat(wave.parent(late)).isNull();
        assertThat(wave.desk(late)).isEqualTo("OPERATORS");
    }

    @Test
    void who_closes_the_incident_waits_for_those_who_are_just_coming_under_it() throws Exception {
        var outage = wave.begin("WATER_NONE");
        String incident = outage.path("number").asText();
        String part = meanwhile(() -> wave.matters()
                .act("saule", incident, "closure", Map.of("outcome", "RESOLVED", "answer", "Су қосылды")));
        assertThat(wave.parent(part)).isEqualTo(incident);
        assertThat(wave.status(incident))
                .as("nobody closes it over an open part")
                .isNotEqualTo("CLOSED");
        assertThat(wave.view(outage).path("state").asText()).isEqualTo("RUNNING");
    }

    @Test
    void who_closes_the_incident_with_its_parts_closes_those_too_that_are_just_coming() throws Exception {
        var outage = wave.begin("WATER_NONE");
        String incident = outage.path("number").asText();
        String part = meanwhile(() -> wave.matters()
                .act(
                        "saule",
                        incident,
                        "incident-closure",
                        Map.of("outcome", "RESOLVED", "answers", Map.of("kk", "Су қосылды"))));
        assertThat(wave.status(incident)).isEqualTo("CLOSED");
        assertThat(wave.status(part)).isEqualTo("CLOSED");
        assertThat(wave.view(outage).path("state").asText()).isEqualTo("ENDED");
    }

    @Test
    void an_incident_that_goes_over_to_another_ticket_ends_its_outage() {
        var outage = wave.begin("WATER_NONE");
        String other = wave.matters().open("Су құбыры жарылды", null);
        links.merge(outage.path("number").asText(), other, "saule");
        assertThat(wave.view(outage).path("state").asText()).isEqualTo("ENDED");
        assertThat(wave.parent(wave.asked("Су жоқ"))).isNull();
    }

    @Test
    void an_outage_of_a_street_is_none_of_the_tickets_under_that_of_its_district() {
        String village = Wave.entry("arys", "SETTLEMENT", "Ауыл" + wave.street());
        var inVillage = Wave.on(wave.matters(), "arys", village);
        String wide = inVillage.begin("WATER_NONE", village).path("number").asText();
        String narrow = inVillage.begin("WATER_NONE").path("number").asText();
        assertThat(inVillage.parent(narrow)).isNull();
        assertThat(inVillage.parent(inVillage.asked("Су жоқ"))).isIn(narrow, wide);
    }

    @Test
    void what_an_operator_registers_as_something_else_comes_out_again_and_waits_for_somebody() throws Exception {
        String water = wave.begin("WATER_NONE").path("number").asText();
        String power = wave.asked("Су жоқ, жарық та жоқ");
        assertThat(wave.parent(power)).isEqualTo(water);
        wave.register(power, "INCIDENT", "Жарық жоқ", "POWER_NONE");
        assertThat(wave.parent(power)).isNull();
        assertThat(wave.desk(power)).isEqualTo("INSPECTORS");
        String complaint = wave.asked("Су жоқ, оператор дөрекі сөйледі");
        assertThat(wave.parent(complaint)).isEqualTo(water);
        wave.register(complaint, "COMPLAINT", "Операторға шағым", "OTHER_OPERATOR");
        assertThat(wave.parent(complaint)).isNull();
        assertThat(wave.desk(complaint))
                .as("where the rules send such a complaint")
                .isEqualTo("SUPERVISORS");
        assertThat(last(complaint, "UNLINKED").path("details").path("because").asText())
                .isEqualTo("ABOUT_SOMETHING_ELSE");
        String same = wave.asked("Су жоқ");
        wave.register(same, "INCIDENT", "Су жоқ", "WATER_NONE");
        assertThat(wave.parent(same)).as("it was that").isEqualTo(water);
    }

    @Test
    void what_comes_out_of_one_outage_goes_under_the_one_that_it_is_about() {
        wave.begin("WATER_NONE");
        String power = wave.begin("POWER_NONE").path("number").asText();
        String number = wave.asked("Су жоқ");
        wave.register(number, "INCIDENT", "Жарық жоқ", "POWER_NONE");
        assertThat(wave.parent(number)).isEqualTo(power);
    }

    @Test
    void what_somebody_put_there_stays_and_what_somebody_took_out_stays_out() {
        String water = wave.begin("WATER_NONE").path("number").asText();
        String put = wave.matters().open("Тағы да сол мәселе", null);
        Matters.done(Caller.staff("saule").put("/api/v1/tickets/" + put + "/parent", Map.of("parent", water)));
        wave.register(put, "INCIDENT", "Жарық жоқ", "POWER_NONE");
        assertThat(wave.parent(put)).isEqualTo(water);
        String out = wave.asked("Су жоқ");
        assertThat(wave.parent(out)).isEqualTo(water);
        Matters.done(Caller.staff("saule").call("DELETE", "/api/v1/tickets/" + out + "/parent", null));
        wave.register(out, "INCIDENT", "Тек біздің үйде су жоқ", "WATER_NONE");
        assertThat(wave.parent(out)).isNull();
    }

    private JsonNode last(String number, String kind) {
        JsonNode last = null;
        for (JsonNode entry : wave.ticket(number).path("history"))
            if (entry.path("kind").asText().equals(kind)) last = entry;
        assertThat(last).as(kind).isNotNull();
        return last;
    }

    /** Somebody's request comes under the outage in a transaction that is not over when the act begins. @return its number */
    private String meanwhile(Supplier<Caller.Answer> act) throws Exception {
        var contact = wave.contact("Су жоқ");
        var joined = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(2)) {
            var coming = pool.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                intake.take(List.of(contact));
                joined.countDown();
                await(go);
            }));
            assertThat(joined.await(30, TimeUnit.SECONDS)).isTrue();
            var acting = pool.submit(act::get);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> acting.isDone()
                            || wave.matters()
                                            .count(
                                                    "select count(*) from pg_stat_activity"
                                                            + " where datname = current_database() and wait_event_type = 'Lock'")
                                    > 0);
            go.countDown();
            coming.get(30, TimeUnit.SECONDS);
            acting.get(30, TimeUnit.SECONDS);
        }
        return contact.number();
    }

    private static void await(CountDownLatch go) {
        try {
            assertThat(go.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
