package kz.komek.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.outage.domain.Surge;
import kz.komek.outage.store.SurgeTable;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wave that somebody leads already is no news. Each test has a settlement with a sector of its own. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class SurgesTest {
    private static final AtomicLong TICKET = new AtomicLong(-5_000_000);

    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Inject
    Surges surges;

    @Inject
    SurgeTable counts;

    @Inject
    Closing closing;

    private String village;
    private String sector;
    private Wave wave;

    @BeforeEach
    void a_sector() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        String own = java.util.UUID.randomUUID().toString().substring(0, 8);
        village = Wave.entry("arys", "SETTLEMENT", "Ауыл" + own);
        sector = Wave.entry(village, "SECTOR", "Сектор" + own);
        wave = Wave.on(new Matters(intake, numbers, database), "arys", sector);
    }

    @Test
    void a_surge_is_suggested_once_and_not_again_where_somebody_said_no() {
        for (int i = 0; i < 17; i++)
            wave.register(wave.asked("Тағы да сол мәселе"), "INCIDENT", "Су жоқ", "WATER_NONE");
        surges.look();
        surges.look();
        var mine = open().stream()
                .filter(each -> each.path("issue").asText().equals("WATER_NONE"))
                .toList();
        assertThat(mine).hasSize(1);
        assertThat(mine.getFirst().path("seen").asInt()).isEqualTo(17);
        assertThat(mine.getFirst().path("usual").asDouble()).isEqualTo(0.5);
        String dismissal =
                "/api/v1/outages/suggestions/" + mine.getFirst().path("id").asText() + "/dismissal";
        assertThat(Caller.staff("aigul").put(dismissal, null).status()).isEqualTo(403);
        assertThat(Caller.staff("saule").put(dismissal, null).status()).isEqualTo(204);
        surges.look();
        assertThat(suggested()).doesNotContain("WATER_NONE");
    }

    @Test
    void an_outage_of_all_of_a_place_is_not_suggested_again_for_its_parts_nor_for_its_sphere() {
        come("WATER_NONE", 20);
        come("sphere:WATER", 20);
        surges.look();
        assertThat(suggested()).containsExactlyInAnyOrder("WATER_NONE", "sphere:WATER");
        wave.begin("WATER_NONE", village);
        assertThat(suggested()).as("what is led is settled").isEmpty();
        come("WATER_NONE", 20);
        come("sphere:WATER", 20);
        surges.look();
        assertThat(suggested()).isEmpty();
        come("POWER_NONE", 20);
        surges.look();
        assertThat(suggested()).as("something else is").containsExactly("POWER_NONE");
    }

    @Test
    void what_led_to_the_outage_of_a_street_is_not_suggested_for_its_sector_and_what_comes_after_it_is() {
        come("WATER_NONE", 20);
        surges.look();
        wave.begin("WATER_NONE");
        assertThat(suggested()).isEmpty();
        surges.look();
        assertThat(suggested()).as("the same twenty").isEmpty();
        come("WATER_NONE", 20, Surge.slot(Instant.now()).plus(Surge.SLOT));
        surges.look(Instant.now().plus(Surge.SLOT));
        assertThat(suggested()).as("others, whom nobody put under it").containsExactly("WATER_NONE");
    }

    @Test
    void who_comes_under_the_outage_is_not_counted_neither_when_registered_nor_when_closed_with_it() throws Exception {
        var outage = wave.begin("WATER_NONE");
        var asked = IntStream.range(0, 8).mapToObj(i -> wave.asked("Су жоқ")).toList();
        String registered = wave.asked("Тағы да сол мәселе");
        wave.register(registered, "INCIDENT", "Су жоқ", "WATER_NONE");
        assertThat(wave.parent(registered)).isNotNull();
        Matters.done(wave.switchTo(outage, "closure", Map.of("outcome", "RESOLVED", "answers", Wave.WORDS)));
        closing.sweep();
        Caller.until(() -> wave.view(outage).path("state").asText().equals("CLOSED") ? true : null);
        for (String each : asked) assertThat(counted(each)).isZero();
        assertThat(counted(registered)).isZero();
        assertThat(counted(outage.path("number").asText()))
                .as("nobody asked for that")
                .isZero();
        surges.look();
        assertThat(suggested()).isEmpty();
    }

    @Test
    void what_was_led_and_has_ended_is_not_suggested_anew_and_a_new_wave_is() {
        come("WATER_NONE", 20, Surge.slot(Instant.now()).minus(Surge.SLOT));
        var outage = wave.begin("WATER_NONE", village);
        Matters.done(wave.switchTo(outage, "end", null));
        surges.look();
        assertThat(suggested()).isEmpty();
        come("WATER_NONE", 20, Surge.slot(Instant.now()).plus(Surge.SLOT));
        surges.look(Instant.now().plus(Surge.SLOT));
        assertThat(suggested()).containsExactly("WATER_NONE");
    }

    private long counted(String number) throws Exception {
        return wave.matters()
                .count("select count(*) from surge_counted c join ticket t on t.id = c.ticket" + " where t.number = '"
                        + number + "'");
    }

    private void come(String what, int n) {
        come(what, n, Surge.slot(Instant.now()));
    }

    private void come(String what, int n, Instant slot) {
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < n; i++) counts.count(TICKET.decrementAndGet(), List.of(what), sector, slot);
        });
    }

    private List<String> suggested() {
        return open().stream()
                .map(each -> each.path("issue").isNull()
                        ? "sphere:" + each.path("sphere").asText()
                        : each.path("issue").asText())
                .toList();
    }

    private List<JsonNode> open() {
        var found = new ArrayList<JsonNode>();
        for (JsonNode each :
                Caller.staff("saule").get("/api/v1/outages/suggestions").json())
            if (each.path("place").asText().equals(sector)) found.add(each);
        return found;
    }
}
