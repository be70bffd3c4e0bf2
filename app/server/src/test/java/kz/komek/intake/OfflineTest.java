package kz.komek.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kz.komek.Caller;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What came by no wire, by way of a desk. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class OfflineTest {
    @Inject
    NumberBlocks blocks;

    private final Caller operator = Caller.staff("aigul");

    @BeforeEach
    void until_the_core_has_marked_the_floor() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PHONE", "VISIT", "LETTER", "FIELD_ROUND", "CAMERA"})
    void what_is_taken_down_becomes_a_ticket_of_its_source(String source) {
        var ticket = ticket(numbers(takeDown(UUID.randomUUID(), form(source, "Абай 14: су жоқ")))
                .getFirst());
        assertThat(ticket.path("channel").asText()).isEqualTo(source);
        assertThat(ticket.path("status").asText()).isEqualTo("RECEIVED");
        assertThat(ticket.toString())
                .contains("Абай 14: су жоқ")
                .contains("\"FILED\"")
                .contains("aigul");
    }

    @Test
    void a_letter_about_three_matters_is_three_tickets_of_one_person_each_with_the_scan() {
        String scan = operator.send(
                        "POST",
                        "/api/v1/files?name=letter.pdf",
                        "application/pdf",
                        "%PDF-1.4\n%Komek\n".getBytes(StandardCharsets.UTF_8),
                        Map.of())
                .json()
                .path("id")
                .asText();
        var letter = form("LETTER", "Су жоқ", "Жол бұзылған", "Шам жанбайды");
        letter.put("name", "Серік Омаров");
        letter.put("email", "serik.letter@mail.test");
        letter.put("files", List.of(scan));
        var id = UUID.randomUUID();
        var numbers = numbers(takeDown(id, letter));
        assertThat(numbers).hasSize(3).doesNotHaveDuplicates();
        var people = new ArrayList<String>();
        for (String number : numbers) {
            var ticket = ticket(number);
            people.add(ticket.at("/resident/id").asText());
            assertThat(ticket.toString()).contains(scan);
        }
        assertThat(people.stream().distinct()).hasSize(1);
        assertThat(numbers(takeDown(id, letter)))
                .as("sent again, with a scan that is taken already")
                .isEqualTo(numbers);
    }

    @Test
    void ten_times_at_once_is_once() throws Exception {
        var id = UUID.randomUUID();
        var form = form("VISIT", "Лифт тоқтап қалды", "Подъезд суық");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<String>>> calls = IntStream.range(0, 10)
                    .<Callable<List<String>>>mapToObj(i -> () -> numbers(takeDown(id, form)))
                    .toList();
            var all = new ArrayList<List<String>>();
            for (var call : threads.invokeAll(calls)) all.add(call.get());
            assertThat(all.stream().distinct()).hasSize(1);
            assertThat(all.getFirst()).hasSize(2);
        }
    }

    @Test
    void a_name_without_an_address_signs_the_words() {
        var round = form("VISIT", "Көше қараңғы");
        round.put("name", "Әсел");
        round.put("consented", true);
        assertThat(ticket(numbers(takeDown(UUID.randomUUID(), round)).getFirst())
                        .toString())
                .contains("Көше қараңғы\\n\\n— Әсел");
    }

    @ParameterizedTest
    @CsvSource({
        "source,    WEB,          SOURCE_WRONG", // comes by a wire
        "phone,     109,          PHONE_WRONG",
        "email,     serik@,       EMAIL_WRONG",
        "name,      Әсел,         CONSENT_MISSING",
        "matters,   ,             MATTERS_WRONG"
    })
    void what_is_wrong_is_named_and_nothing_is_filed(String field, String value, String code) {
        var form = form("VISIT", "Су жоқ");
        form.put(field, field.equals("matters") ? List.of() : value);
        var refused = takeDown(UUID.randomUUID(), form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("TAKEN_DOWN_WRONG");
        assertThat(refused.text()).contains(code);
    }

    @Test
    void a_file_that_nobody_sent_is_refused_and_nothing_is_filed() {
        var form = form("LETTER", "Су жоқ");
        form.put("files", List.of("2026-11-20/" + UUID.randomUUID()));
        var id = UUID.randomUUID();
        assertThat(takeDown(id, form).code()).isEqualTo("FILE_UNKNOWN");
        form.remove("files");
        assertThat(numbers(takeDown(id, form)))
                .as("the claim went back with it")
                .hasSize(1);
    }

    private Caller.Answer takeDown(UUID id, Map<String, Object> form) {
        return operator.put("/api/v1/offline-contacts/" + id, form);
    }

    private static List<String> numbers(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var numbers = new ArrayList<String>();
        answer.json().path("numbers").forEach(number -> numbers.add(number.asText()));
        return numbers;
    }

    private JsonNode ticket(String number) {
        return operator.get("/api/v1/tickets/" + number).json();
    }

    private static Map<String, Object> form(String source, String... texts) {
        var form = new HashMap<String, Object>();
        form.put("source", source);
        form.put("language", "kk");
        form.put("consented", false);
        form.put(
                "matters",
                List.of(texts).stream()
                        .map(text -> Map.of("text", text, "district", "kentau", "address", "Абай 14"))
                        .toList());
        return form;
    }
}
