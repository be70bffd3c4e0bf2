package kz.komek.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Open tickets of an older system come in by a table. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class OlderRegisterTest {
    private static final String HEADER =
            "number,received,text,type,title,district,address,language,name,phone,email," + "organisation,due\n";

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    /** Of this test alone: the register is shared. */
    private final String mine = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void a_service_with_an_executor() throws SQLException {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        execute("insert into organisation (code, kind, kk, ru, en, active, version)"
                + " values ('OLD_SU', 'UTILITY', 'Су', 'Вода', 'Water', true, 1) on conflict do nothing");
        execute("insert into staff (login, name, password_hash, roles, languages, active, created_at, organisation)"
                + " select 'old.su', 'Executor', password_hash, array['EXECUTOR'], languages, true, created_at, 'OLD_SU'"
                + " from staff where login = 'aigul' on conflict do nothing");
    }

    @Test
    void a_ticket_comes_with_its_words_its_number_its_promise_and_whose_hands_it_is_in() {
        String former = "A-" + mine;
        String table =
                HEADER + former + ",2026-01-10 09:15,Абай көшесінде су жоқ,INCIDENT,Су жоқ,kentau,Абай 14,kk,Асқар,"
                        + "8 (701) 555-11-22,asqar-" + mine + "@example.kz,OLD_SU,20.01.2026\n"
                        + "B-" + mine + ",2026-01-11T10:00:00Z,Фонарь не горит,,,,,ru,,,,,\n";

        assertThat(bring(table, true).json().path("added").asInt()).isEqualTo(2);
        assertThat(older(former).status()).as("a dry run brings nothing").isEqualTo(404);
        assertThat(bring(table, false).json().path("added").asInt()).isEqualTo(2);

        JsonNode ticket = older(former).json();
        assertThat(ticket.path("status").asText()).isEqualTo("SENT");
        assertThat(ticket.path("receivedAt").asText()).isEqualTo("2026-01-10T04:15:00Z");
        assertThat(ticket.path("dueAt").asText())
                .as("what was promised there, at 18:00 of the city")
                .isEqualTo("2026-01-20T13:00:00Z");
        assertThat(ticket.path("execution").path("organisation").asText()).isEqualTo("OLD_SU");
        assertThat(ticket.path("title").asText()).isEqualTo("Су жоқ");
        assertThat(ticket.path("place").path("address").asText()).isEqualTo("Абай 14");
        assertThat(kinds(ticket)).containsExactly("RECEIVED", "BROUGHT_OVER", "REGISTERED", "SENT");
        assertThat(ticket.path("resident").path("handles").size()).isEqualTo(2);
        assertThat(ticket.path("messages").size())
                .as("nobody is acknowledged again")
                .isEqualTo(1);
        assertThat(Caller.staff("bolat")
                        .get("/api/v1/tickets/" + ticket.path("number").asText())
                        .status())
                .isEqualTo(200);
        assertThat(older("B-" + mine).json().path("status").asText()).isEqualTo("RECEIVED");
    }

    @Test
    void the_same_table_again_changes_nothing_also_from_two_servers_at_once() throws Exception {
        String table = HEADER + rows(60);
        Callable<Integer> import_ =
                () -> bring(table, false).json().path("added").asInt();
        try (var both = Executors.newFixedThreadPool(2)) {
            int added = 0;
            for (var one : both.invokeAll(List.of(import_, import_))) added += one.get();
            assertThat(added).isEqualTo(60);
        }
        JsonNode again = bring(table, false).json();
        assertThat(again.path("added").asInt()).isZero();
        assertThat(again.path("unchanged").asInt()).isEqualTo(60);
        var numbers = new HashSet<String>();
        for (int i = 0; i < 60; i++)
            numbers.add(older(mine + "-" + i).json().path("number").asText());
        assertThat(numbers).hasSize(60);
    }

    @Test
    void every_fault_is_named_by_row_and_field_and_nothing_is_taken() {
        String table = HEADER
                + mine + "-1,2026-01-10 09:15,Су жоқ,INCIDENT,,,,,,,,,\n"
                + mine + "-1,2026-01-10 09:15,Су жоқ,INCIDENT,,,,,,,,,\n" // the same number twice
                + ",yesterday,,QUESTION,,atlantis,,de,,12,nobody,,\n" // all wrong at once
                + mine + "-2,2126-01-10 09:15,Су жоқ,,,,,,,,,OLD_SU,\n" // of the future; in hand without a type
                + mine + "-3,2026-01-10 09:15,Су жоқ,INCIDENT,,,,,,,,NOWHERE,2025-01-01\n"; // promised before it came

        Caller.Answer answer = bring(table, false);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json()
                        .path("violations")
                        .valueStream()
                        .map(wrong -> wrong.path("row").asInt() + " "
                                + wrong.path("field").asText()))
                .containsExactly(
                        "3 number",
                        "4 number",
                        "4 text",
                        "4 received",
                        "4 type",
                        "4 language",
                        "4 phone",
                        "4 email",
                        "4 district",
                        "5 received",
                        "5 type",
                        "6 due");
        assertThat(older(mine + "-1").status()).isEqualTo(404);
    }

    @Test
    void days_that_do_not_exist_or_nobody_means_are_faults() {
        var days = List.of(
                "31.02.2026",
                "2026-02-30",
                "2026-02-30 10:00",
                "29.02.2026 10:00",
                "0001-01-01",
                "1969-12-31T10:00:00Z");
        var table = new StringBuilder(HEADER);
        for (String day : days)
            table.append(mine).append(day).append(',').append(day).append(",Су жоқ,,,,,,,,,,\n");
        table.append(mine).append("due,2026-01-10,Су жоқ,,,,,,,,,,9999-12-31\n");

        assertThat(faults(bring(table.toString(), true)))
                .containsExactly(
                        "2 received TIME_WRONG",
                        "3 received TIME_WRONG",
                        "4 received TIME_WRONG",
                        "5 received TIME_WRONG",
                        "6 received TIME_WRONG",
                        "7 received TIME_WRONG",
                        "8 due TIME_WRONG");
    }

    @Test
    void what_would_be_lost_or_is_too_long_is_a_fault() {
        String begin = ",2026-01-10,Су жоқ,,";
        String table = HEADER + mine + "-1" + begin + ",,,,Асқар,,,,\n" // whom nobody could find again
                + mine + "-2" + begin + ",,#REF!,,,,,,\n"
                + mine + "-3" + begin + ",," + "х".repeat(501) + ",,,,,,\n"
                + mine + "-4" + begin + "х".repeat(1_001) + ",,,,,,,,\n"
                + mine + "-5" + begin + ",,,," + "х".repeat(201) + ",87015551122,,,\n";

        assertThat(faults(bring(table.replace("#REF!", "Абай 1"), true)))
                .containsExactly(
                        "2 name HANDLE_MISSING",
                        "4 address TEXT_TOO_LONG",
                        "5 title TEXT_TOO_LONG",
                        "6 name TEXT_TOO_LONG");
        assertThat(faults(bring(table, true))).containsExactly("3 address FORMULA_FAILED");
    }

    private static List<String> faults(Caller.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return answer.json()
                .path("violations")
                .valueStream()
                .map(wrong ->
                        wrong.path("row").asInt() + " " + wrong.path("field").asText() + " "
                                + wrong.path("code").asText())
                .toList();
    }

    @Test
    void an_organisation_that_is_not_there_or_has_nobody_is_refused() throws SQLException {
        execute("insert into organisation (code, kind, kk, ru, en, active, version)"
                + " values ('OLD_EMPTY', 'UTILITY', 'Су', 'Вода', 'Water', true, 1) on conflict do nothing");
        String table = HEADER + mine + "-1,2026-01-10 09:15,Су жоқ,INCIDENT,,,,,,,,NOWHERE,\n" + mine
                + "-2,2026-01-10 09:15,Су жоқ,INCIDENT,,,,,,,,OLD_EMPTY,\n";
        assertThat(bring(table, true)
                        .json()
                        .path("violations")
                        .valueStream()
                        .map(wrong -> wrong.path("code").asText()))
                .containsExactly("ORGANISATION_UNKNOWN", "NOBODY_THERE");
    }

    @Test
    void its_clocks_begin_when_it_comes_or_say_what_the_older_register_promised() {
        String table = HEADER + "C-" + mine + ",2026-01-10 09:15,Су жоқ,INCIDENT,,,,,,,c-" + mine + "@example.kz,,\n"
                + "D-" + mine + ",2026-01-10 09:15,Су жоқ,COMPLAINT,,,,,,,d-" + mine + "@example.kz,,20.01.2026\n";
        assertThat(bring(table, false).json().path("added").asInt()).isEqualTo(2);
        assertThat(clocks("C-" + mine))
                .containsExactlyInAnyOrder("FIRST_RESPONSE RUNNING", "REGISTRATION MET", "RESOLUTION RUNNING");
        assertThat(clocks("D-" + mine))
                .as("what was promised there has passed, and the law counts from the day of receipt")
                .containsExactlyInAnyOrder(
                        "FIRST_RESPONSE RUNNING",
                        "REGISTRATION MET",
                        "RESOLUTION LATE",
                        "STATUTORY LATE",
                        "FORWARDING RUNNING");
    }

    private static List<String> clocks(String former) {
        String number = older(former).json().path("number").asText();
        return Caller.staff("saule")
                .get("/api/v1/tickets/" + number + "/clocks")
                .json()
                .path("items")
                .valueStream()
                .map(one -> one.path("kind").asText() + " " + one.path("state").asText())
                .toList();
    }

    private String rows(int count) {
        var rows = new StringBuilder();
        IntStream.range(0, count)
                .forEach(i -> rows.append(mine)
                        .append('-')
                        .append(i)
                        .append(",2026-01-10 09:15,Су жоқ,INCIDENT,,kentau,,kk,,,one-")
                        .append(mine)
                        .append("@example.kz,,\n"));
        return rows.toString();
    }

    private static Caller.Answer bring(String table, boolean dryRun) {
        return Caller.staff("dana")
                .send(
                        "POST",
                        "/api/v1/older-tickets/imports?dry-run=" + dryRun,
                        "text/csv",
                        table.getBytes(StandardCharsets.UTF_8),
                        Map.of());
    }

    private static Caller.Answer older(String number) {
        return Caller.staff("aigul").get("/api/v1/older-tickets/" + number);
    }

    private static List<String> kinds(JsonNode ticket) {
        return ticket.path("history")
                .valueStream()
                .map(entry -> entry.path("kind").asText())
                .toList();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
