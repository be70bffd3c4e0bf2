package kz.komek.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much depends on a ticket: weighed when it is registered, and when it is considered. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class RiskTest {
    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Inject
    Rulebook rulebook;

    private Matters matters;

    @BeforeEach
    void numbers_to_give() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
        rulebook.read();
    }

    @Test
    void what_makes_it_a_risk_by_itself_is_found_when_it_is_registered() {
        String number = registered("Мектептің жанында су лас", "YARDS_BENCH");
        JsonNode risk = ticket(number).path("risks");
        assertThat(risk.path("tier").asText()).isEqualTo("YELLOW");
        assertThat(risk.path("registration")).extracting(JsonNode::asText).containsExactly("SOCIAL_OBJECT");
        assertThat(risk.path("consideration").isNull()
                        || risk.path("consideration").isMissingNode())
                .isTrue();
        assertThat(last(number).path("details").path("factors").asText()).isEqualTo("SOCIAL_OBJECT");
        assertThat(ticket(number).path("risk").asText()).as("of a row").isEqualTo("YELLOW");
    }

    @Test
    void two_steps_add_up_and_a_higher_tier_makes_it_more_urgent_and_its_deadline_sooner() {
        String number = registered("Су лас", "YARDS_BENCH");
        Instant promised = due(number);
        assertThat(ticket(number).path("risk").asText()).isEqualTo("NONE");
        Matters.done(weigh("aigul", number, "REGISTRATION", List.of("CHILDREN", "MANY")));
        assertThat(ticket(number).path("risks").path("points").asInt()).isEqualTo(4);
        assertThat(ticket(number).path("risk").asText()).isEqualTo("ORANGE");
        Matters.done(weigh("bolat", number, "CONSIDERATION", List.of("COLLECTIVE")));
        JsonNode risk = ticket(number).path("risks");
        assertThat(risk.path("tier").asText()).isEqualTo("RED");
        assertThat(risk.path("points").asInt()).isEqualTo(6);
        assertThat(due(number)).isBefore(promised).isBefore(Instant.now().plus(Duration.ofHours(25)));
        JsonNode entry = last(number);
        assertThat(entry.path("kind").asText()).isEqualTo("RISK_WEIGHED");
        assertThat(entry.path("actor").path("login").asText()).isEqualTo("bolat");
        assertThat(entry.path("details").path("factors").asText()).isEqualTo("CHILDREN MANY COLLECTIVE");
        assertThat(entry.path("details").path("due").asText())
                .isEqualTo(ticket(number).path("dueAt").asText());
        assertThat(isUrgent(number)).isTrue();
    }

    @Test
    void a_risk_makes_a_shorter_promise_of_its_issue_no_longer() {
        String number = matters.open("Иіс тиді", null);
        Matters.done(matters.act(
                "aigul",
                number,
                "registration",
                Map.of(
                        "type",
                        "INCIDENT",
                        "title",
                        "Иіс тиді",
                        "language",
                        "kk",
                        "issue",
                        "GAS_CO",
                        "answers",
                        Map.of("count", "2", "conscious", "YES"))));
        assertThat(ticket(number).path("risk").asText()).isEqualTo("ORANGE");
        assertThat(due(number)).isBefore(Instant.now().plus(Duration.ofMinutes(61)));
    }

    @Test
    void a_lower_tier_is_shown_but_takes_no_promise_back() throws SQLException {
        String number = registered("Су лас", "YARDS_BENCH");
        Matters.done(weigh("aigul", number, "REGISTRATION", List.of("CHILDREN", "MANY")));
        Instant sooner = due(number);
        Matters.done(weigh("aigul", number, "REGISTRATION", List.of()));
        assertThat(ticket(number).path("risk").asText()).isEqualTo("NONE");
        assertThat(due(number)).isEqualTo(sooner);
        matters.execute(
                "update clock set due_at = due_at - interval '2 hours' where kind = 'RESOLUTION' and ticket_id ="
                        + " (select id from ticket where number = '" + number + "')");
        matters.execute("update ticket set due_at = due_at - interval '2 hours' where number = '" + number + "'");
        Matters.done(weigh("aigul", number, "REGISTRATION", List.of("CHILDREN", "MANY")));
        assertThat(due(number)).as("never later").isEqualTo(sooner.minus(Duration.ofHours(2)));
    }

    @Test
    void the_same_again_changes_nothing_and_another_says_which_version_it_saw() {
        String number = registered("Су лас", "YARDS_BENCH");
        int seen = matters.version(number);
        Matters.done(weigh("aigul", number, "REGISTRATION", List.of("CHILDREN")));
        assertThat(put("aigul", number, "REGISTRATION", List.of("CHILDREN"), seen)
                        .status())
                .isEqualTo(200);
        assertThat(matters.version(number)).isEqualTo(seen + 1);
        assertThat(put("aigul", number, "REGISTRATION", List.of("MANY"), seen).code())
                .isEqualTo("STALE");
    }

    @Test
    void nobody_says_what_is_no_risk_or_holds_by_itself_and_only_inspectors_consider() {
        String number = registered("Су лас", "YARDS_BENCH");
        assertThat(weigh("aigul", number, "REGISTRATION", List.of("DRAGONS")).code())
                .isEqualTo("FACTOR_UNKNOWN");
        assertThat(weigh("aigul", number, "REGISTRATION", List.of("LIFE")).code())
                .isEqualTo("FACTOR_UNKNOWN");
        assertThat(weigh("aigul", number, "REGISTRATION", List.of("COURT")).code())
                .as("of the other step")
                .isEqualTo("FACTOR_UNKNOWN");
        assertThat(weigh("aigul", number, "CONSIDERATION", List.of("COURT")).status())
                .isEqualTo(403);
        assertThat(weigh("nurlan", number, "REGISTRATION", List.of()).status()).isEqualTo(403);
    }

    private String registered(String words, String issue) {
        String number = matters.open(words, null);
        var matter = new HashMap<String, Object>(
                Map.of("type", "INCIDENT", "title", words, "language", "kk", "issue", issue));
        Matters.done(matters.act("aigul", number, "registration", matter));
        return number;
    }

    private Caller.Answer weigh(String login, String number, String step, List<String> factors) {
        return put(login, number, step, factors, matters.version(number));
    }

    private static Caller.Answer put(
            String login, String number, String step, List<String> factors, @Nullable Integer version) {
        return Caller.staff(login)
                .put("/api/v1/tickets/" + number + "/risk/" + step, version, Map.of("factors", factors));
    }

    private static JsonNode ticket(String number) {
        return Caller.staff("saule").get("/api/v1/tickets/" + number).json();
    }

    private static Instant due(String number) {
        return Instant.parse(ticket(number).path("dueAt").asText());
    }

    private static JsonNode last(String number) {
        JsonNode history = ticket(number).path("history");
        return history.get(history.size() - 1);
    }

    private boolean isUrgent(String number) {
        try {
            return matters.count("select count(*) from ticket where urgent and priority = 'URGENT' and number = '"
                            + number + "'")
                    == 1;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
