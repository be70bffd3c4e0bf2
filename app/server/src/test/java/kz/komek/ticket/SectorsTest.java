package kz.komek.ticket;

import static org.assertj.core.api.Assertions.assertThat;

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
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import kz.komek.ticket.domain.Outcome;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is bound to a sector or to a line has its tickets, and no others. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class SectorsTest {
    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    private Matters matters;

    @BeforeEach
    void people_of_two_sectors() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
        colleague("first-sector", "{OPERATOR}", null, "turkistan-sector-1");
        colleague("second-sector", "{OPERATOR}", null, "turkistan-sector-2");
        colleague("all-turkistan", "{OPERATOR}", null, "turkistan");
        colleague("two-roles", "{OPERATOR,INSPECTOR}", "OPERATORS", null);
    }

    private void colleague(String login, String roles, @Nullable String line, @Nullable String sector)
            throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into staff (login, name, password_hash, roles, languages, active, created_at, line, sector,"
                                + " sector_district) select ?, 'One', password_hash, ?::text[], languages, true,"
                                + " created_at, ?, ?, ? from staff where login = 'aigul' on conflict do nothing")) {
            insert.setString(1, login);
            insert.setString(2, roles);
            insert.setString(3, line);
            insert.setString(4, sector);
            insert.setString(5, sector == null ? null : "turkistan");
            insert.execute();
        }
    }

    @Test
    void a_sector_has_its_own_tickets_and_those_that_nobody_has_located() {
        String first = located("turkistan-sector-1");
        String second = located("turkistan-sector-2");
        String kentau = located("kentau-1-mkr");
        String nowhere = matters.open("Су жоқ", null);
        for (String queue : List.of("OPEN", "CLOSED")) {
            if (queue.equals("CLOSED")) List.of(first, second, kentau, nowhere).forEach(this::close);
            assertThat(numbers("first-sector", queue)).contains(first, nowhere).doesNotContain(second, kentau);
            assertThat(numbers("second-sector", queue))
                    .contains(second, nowhere)
                    .doesNotContain(first, kentau);
            assertThat(numbers("all-turkistan", queue))
                    .contains(first, second, nowhere)
                    .doesNotContain(kentau);
            assertThat(numbers("aigul", queue)).contains(first, second, kentau, nowhere);
        }
    }

    @Test
    void a_ticket_of_another_sector_is_not_there_for_them_unless_it_was_put_in_their_hands() {
        String second = located("turkistan-sector-2");
        String path = "/api/v1/tickets/" + second;
        assertThat(Caller.staff("first-sector").get(path).status()).isEqualTo(404);
        assertThat(Caller.staff("first-sector").put(path + "/assignment", null).status())
                .isEqualTo(404);
        assertThat(Caller.staff("second-sector").get(path).status()).isEqualTo(200);
        assertThat(Caller.staff("second-sector").put(path + "/assignment", null).status())
                .isEqualTo(200);
        assertThat(matters.act("aigul", second, "address", Map.of("territory", "turkistan-sector-1"))
                        .status())
                .isEqualTo(200);
        assertThat(Caller.staff("second-sector").get(path).status())
                .as("in their hands")
                .isEqualTo(200);
        assertThat(Caller.staff("first-sector").get(path).status()).isEqualTo(200);
    }

    @Test
    void nothing_is_put_under_a_ticket_that_is_not_there_for_them() {
        String second = located("turkistan-sector-2");
        matters.register(second, "INCIDENT");
        String path = "/api/v1/tickets/" + matters.open("Су жоқ", null) + "/parent";
        assertThat(Caller.staff("first-sector")
                        .put(path, Map.of("parent", second))
                        .status())
                .isEqualTo(404);
        assertThat(Caller.staff("second-sector")
                        .put(path, Map.of("parent", second))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void who_asked_only_elsewhere_is_nobody_to_them() throws SQLException {
        String number = matters.open("Су жоқ", Matters.email("elsewhere@sector.test"));
        long resident = matters.count("select resident_id from ticket where number = '" + number + "'");
        String path = "/api/v1/residents/" + resident;
        assertThat(Caller.staff("first-sector").get(path).status())
                .as("nobody has located it")
                .isEqualTo(200);
        Matters.done(matters.act("aigul", number, "address", Map.of("territory", "turkistan-sector-2")));
        assertThat(Caller.staff("first-sector").get(path).code()).isEqualTo("NO_SUCH_RESIDENT");
        assertThat(Caller.staff("second-sector").get(path).status()).isEqualTo(200);
        assertThat(Caller.staff("aigul").get(path).status()).isEqualTo(200);

        String own = matters.open("Су жоқ", Matters.email("here@sector.test"));
        long known = matters.count("select resident_id from ticket where number = '" + own + "'");
        var consent = Map.of("other", resident, "basis", "CONSENT", "words", "Екеуі де менікі деді");
        String merge = "/api/v1/residents/" + known + "/merges/" + UUID.randomUUID();
        assertThat(Caller.staff("first-sector").put(merge, consent).code()).isEqualTo("NO_SUCH_RESIDENT");
        assertThat(Caller.staff("second-sector").put(merge, consent).status()).isEqualTo(200);
    }

    @Test
    void pages_of_a_sector_follow_each_other_without_a_gap_over_what_is_located_and_what_is_not() {
        var there = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            there.add(i % 2 == 0 ? located("turkistan-sector-1") : matters.open("Су жоқ", null));
            located("kentau-1-mkr");
        }
        List<String> seen = numbers("first-sector", "OPEN", 3);
        assertThat(seen).containsAll(there).doesNotHaveDuplicates();
    }

    @Test
    void on_the_operators_line_an_inspector_is_an_operator() {
        String number = matters.open("Су жоқ", null);
        assertThat(Caller.staff("two-roles")
                        .get("/api/v1/tickets?queue=TO_CHECK")
                        .code())
                .isEqualTo("NOT_YOUR_QUEUE");
        assertThat(Caller.staff("bolat").get("/api/v1/tickets?queue=TO_CHECK").status())
                .isEqualTo(200);
        assertThat(matters.act("two-roles", number, "registration", incident()).status())
                .isEqualTo(200);
        assertThat(matters.act("two-roles", number, "dispatch", Map.of("organisation", "SU_TURKISTAN"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_person_is_bound_only_to_a_place_of_the_register_and_to_a_line_of_their_roles() {
        assertThat(person("kentau-1-mkr", "OPERATORS").status()).isEqualTo(200);
        assertThat(person("nowhere", null).code()).isEqualTo("SECTOR_UNKNOWN");
        assertThat(person("turkistan-oblast", null).code()).isEqualTo("SECTOR_UNKNOWN");
        assertThat(person(null, "INSPECTORS").code()).isEqualTo("LINE_WITHOUT_ROLE");
        var answer = Caller.staff("dana").get("/api/v1/staff/bound").json();
        assertThat(answer.path("sector").asText()).isEqualTo("kentau-1-mkr");
    }

    private static Caller.Answer person(@Nullable String sector, @Nullable String line) {
        var body = new HashMap<String, Object>(
                Map.of("name", "Bound", "roles", List.of("OPERATOR"), "languages", List.of("kk"), "active", true));
        if (sector != null) body.put("sector", sector);
        if (line != null) body.put("line", line);
        int version = Caller.staff("dana")
                .get("/api/v1/staff/bound")
                .json()
                .path("version")
                .asInt(0);
        return Caller.staff("dana").put("/api/v1/staff/bound", version == 0 ? null : version, body);
    }

    private String located(String entry) {
        String number = matters.open("Су жоқ", null);
        var answer = matters.act("aigul", number, "address", Map.of("territory", entry));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return number;
    }

    private void close(String number) {
        matters.register(number, "CONSULTATION");
        matters.closeAtOnce(number, "aigul", Outcome.EXPLAINED);
    }

    private static Map<String, ?> incident() {
        return Map.of("type", "INCIDENT", "title", "Су жоқ", "language", "kk");
    }

    private static List<String> numbers(String login, String queue) {
        return numbers(login, queue, 200);
    }

    private static List<String> numbers(String login, String queue, int limit) {
        var found = new ArrayList<String>();
        String cursor = null;
        do {
            var page = Caller.staff(login)
                    .get("/api/v1/tickets?queue=" + queue + "&limit=" + limit
                            + (cursor == null ? "" : "&cursor=" + cursor))
                    .json();
            page.path("items").forEach(item -> found.add(item.path("number").asText()));
            cursor = page.path("next").isTextual() ? page.path("next").asText() : null;
        } while (cursor != null);
        return found;
    }
}
