package kz.komek.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of those that cannot be closed with the others. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class ClosingTest {
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

    private Wave wave;

    @BeforeEach
    void a_street() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        wave = Wave.on(new Matters(intake, numbers, database), "arys", "arys");
    }

    /** Whoever closes may not answer a complaint about themselves. */
    @Test
    void exactly_the_one_that_cannot_be_closed_is_left_is_named_and_waits_for_somebody() throws Exception {
        var outage = wave.begin("WATER_NONE");
        String incident = outage.path("number").asText();
        String before = wave.asked("Су жоқ");
        String complaint = wave.matters().open("Супервайзерге шағым", null);
        wave.matters().register(complaint, "COMPLAINT");
        Matters.done(Caller.staff("bolat").put("/api/v1/tickets/" + complaint + "/parent", Map.of("parent", incident)));
        Matters.done(wave.matters()
                .act(
                        "aigul",
                        complaint,
                        "complained-of",
                        Map.of("organisations", List.of(), "people", List.of("saule"))));
        String after = wave.asked("Су жоқ");
        assertThat(wave.desk(complaint)).as("worked with the incident").isNull();
        Matters.done(wave.switchTo(outage, "closure", Map.of("outcome", "RESOLVED", "answers", Wave.WORDS)));
        closing.sweep();
        Caller.until(() -> wave.view(outage).path("state").asText().equals("CLOSED") ? true : null);
        assertThat(List.of(before, after, incident))
                .allMatch(each -> wave.status(each).equals("CLOSED"));
        JsonNode seen = wave.view(outage);
        assertThat(seen.path("left").asInt()).isEqualTo(1);
        var named = new ArrayList<String>();
        seen.path("leftNumbers").forEach(each -> named.add(each.asText()));
        assertThat(named).containsExactly(complaint);
        assertThat(wave.matters()
                        .count("select count(*) from ticket where number = '" + complaint
                                + "' and parent is null and desk is not null"))
                .as("out of the incident, at a desk")
                .isEqualTo(1);
    }
}
