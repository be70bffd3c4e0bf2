package kz.komek.intake;

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
import java.util.stream.StreamSupport;
import kz.komek.Caller;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What residents say of places, from the contact to the register and back. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class AddressesTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private static long nextSerial = 600_000_000;

    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    private final Caller aigul = Caller.staff("aigul");
    private final Caller dana = Caller.staff("dana");

    @BeforeEach
    void until_the_core_has_marked_the_floor() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
    }

    @Test
    void a_ticket_knows_its_address_from_the_first_moment_and_its_district_comes_with_it() {
        String house = take(new Place("көш. Әйтеке би 5-үй, 12 пәтер", null, null, null));
        var view = view(house);
        assertThat(view.path("address").path("territory").asText()).isEqualTo("turkistan-aiteke-bi-5");
        assertThat(view.path("address").path("exact").asText()).isEqualTo("HOUSE");
        assertThat(view.path("address").path("how").asText()).isEqualTo("TEXT");
        assertThat(view.path("address").path("whole").asBoolean()).isTrue();
        assertThat(view.path("address").path("line").size()).isEqualTo(5);
        assertThat(view.path("district").asText()).isEqualTo("turkistan");
        assertThat(view.path("place").path("address").asText())
                .as("the words stay as they were")
                .isEqualTo("көш. Әйтеке би 5-үй, 12 пәтер");
        assertThat(view.path("history").get(0).path("details").path("territory").asText())
                .isEqualTo("turkistan-aiteke-bi-5");
        assertThat(view.path("history").size()).isEqualTo(1);
    }

    @Test
    void a_pin_is_an_address_too_and_what_is_nowhere_is_kept_as_it_was_said() {
        assertThat(view(take(new Place(null, null, 43.40, 68.00)))
                        .path("district")
                        .asText())
                .isEqualTo("sauran");
        var far = view(take(new Place("Астана, Мәңгілік ел 8", null, 51.1, 71.4)));
        assertThat(far.path("address").path("territory").isNull()).isTrue();
        assertThat(far.path("address").path("how").asText()).isEqualTo("UNKNOWN");
        assertThat(far.path("place").path("address").asText()).isEqualTo("Астана, Мәңгілік ел 8");
        assertThat(view(take(new Place(null, "arys", 0.0, 0.0))).path("address").isNull())
                .isTrue();
        assertThat(view(take(null)).path("address").isNull()).isTrue();
    }

    @Test
    void a_ticket_that_came_without_a_place_is_located_when_its_resident_names_one() {
        String number = take(null);
        hear(number, new Place(null, null, 0.0, null));
        assertThat(view(number).path("address").isNull()).isTrue();
        hear(number, new Place("көш. Әйтеке би 5-үй", null, null, null));
        var view = view(number);
        assertThat(view.path("address").path("territory").asText()).isEqualTo("turkistan-aiteke-bi-5");
        assertThat(view.path("district").asText()).isEqualTo("turkistan");
        assertThat(view.path("place").path("address").asText()).isEqualTo("көш. Әйтеке би 5-үй");
        assertThat(view.path("history").findValuesAsText("kind"))
                .containsExactly("RECEIVED", "RESIDENT_WROTE", "RESIDENT_WROTE", "LOCATED");
        assertThat(view.path("history").get(3).path("actor").isNull()).isTrue();

        hear(number, new Place("Байбурт көшесі 7", null, null, null));
        assertThat(view(number).path("address").path("territory").asText())
                .as("where it was before, an operator decides")
                .isEqualTo("turkistan-aiteke-bi-5");
    }

    @Test
    void what_a_resident_says_later_is_sought_in_the_district_that_is_known_and_listed_when_nobody_knows_it() {
        String inKentau = take(new Place(null, "kentau", null, null));
        hear(inKentau, new Place("Абай 3", null, null, null));
        assertThat(view(inKentau).path("address").path("territory").asText()).isEqualTo("kentau-abai-3");

        String nowhere = take(null);
        hear(nowhere, new Place("Жоққала, Белгісіз 4", null, null, null));
        var view = view(nowhere);
        assertThat(view.path("address").path("how").asText()).isEqualTo("UNKNOWN");
        assertThat(view.path("history").findValuesAsText("kind")).containsExactly("RECEIVED", "RESIDENT_WROTE");
        assertThat(unknown("жоққала белгісіз 4").path("tickets").asInt()
                        + unknown("жоккала белгисиз 4").path("tickets").asInt())
                .isEqualTo(1);
    }

    @Test
    void an_operator_says_what_was_meant_and_the_history_says_that_they_did() {
        String number = take(new Place("Абай 3", null, null, null));
        var before = view(number);
        assertThat(before.path("address").path("how").asText()).isEqualTo("AMBIGUOUS");
        int version = before.path("version").asInt();
        String path = "/api/v1/tickets/" + number + "/address";
        assertThat(aigul.put(path, version, Map.of("territory", "nowhere")).code())
                .isEqualTo("ENTRY_UNKNOWN");
        assertThat(aigul.put(path, Map.of("territory", "kentau-abai-3")).status())
                .isEqualTo(428);
        assertThat(dana.put(path, version, Map.of("territory", "kentau-abai-3")).status())
                .isEqualTo(403);
        var after =
                aigul.put(path, version, Map.of("territory", "kentau-abai-3")).json();
        assertThat(after.path("address").path("territory").asText()).isEqualTo("kentau-abai-3");
        assertThat(after.path("address").path("how").asText()).isEqualTo("STAFF");
        assertThat(after.path("district").asText()).isEqualTo("kentau");
        var last = after.path("history").get(after.path("history").size() - 1);
        assertThat(last.path("kind").asText()).isEqualTo("LOCATED");
        assertThat(last.path("actor").path("login").asText()).isEqualTo("aigul");
        assertThat(aigul.put(path, version, Map.of("territory", "kentau-abai-3"))
                        .status())
                .as("seen an older one")
                .isEqualTo(412);
        int now = after.path("version").asInt();
        assertThat(aigul.put(path, now, Map.of("territory", "kentau-abai-3"))
                        .json()
                        .path("version")
                        .asInt())
                .as("the same again")
                .isEqualTo(now);
    }

    @Test
    void what_was_said_of_a_house_before_is_told_and_the_list_goes_on_page_by_page() {
        var said = new ArrayList<String>();
        for (int i = 0; i < 23; i++)
            said.add(take(new Place("Байбурт көшесі " + (i % 2 == 0 ? "7" : "7 үй"), null, null, null)));
        var address = view(said.getLast()).path("address");
        assertThat(address.path("others").asInt()).isEqualTo(20);
        assertThat(address.path("more").asBoolean()).isTrue();
        var first = aigul.get("/api/v1/territory/turkistan-baiburt-7/tickets?limit=15")
                .json();
        assertThat(numbers(first)).containsExactlyElementsOf(said.reversed().subList(0, 15));
        var second = aigul.get("/api/v1/territory/turkistan-baiburt-7/tickets?limit=15&cursor="
                        + first.path("next").asText())
                .json();
        assertThat(numbers(second)).containsExactlyElementsOf(said.reversed().subList(15, 23));
        assertThat(numbers(aigul.get("/api/v1/territory/turkistan-baiburt/tickets?limit=200")
                        .json()))
                .as("of the street")
                .containsAll(said);
        assertThat(numbers(Caller.staff("nurlan")
                        .get("/api/v1/territory/turkistan-baiburt/tickets")
                        .json()))
                .as("an executor sees those of the own organisation")
                .isEmpty();
        assertThat(numbers(
                        dana.get("/api/v1/territory/turkistan-baiburt/tickets").json()))
                .as("nothing of it was handed over to the methodologists")
                .isEmpty();
        assertThat(aigul.get("/api/v1/territory/turkistan-baiburt/tickets?cursor=x")
                        .code())
                .isEqualTo("CURSOR_UNKNOWN");
    }

    @Test
    void the_same_issue_at_the_same_house_is_found_however_the_house_was_written() {
        String one = take(new Place("Достық көшесі 5", "turkistan", null, null));
        String two = take(new Place("ул. Дружбы, д.5 кв.12", "turkistan", null, null));
        String next = take(new Place("Достық көшесі 6", "turkistan", null, null));
        for (String number : List.of(one, two, next)) {
            var registration = Map.of(
                    "type",
                    "INCIDENT",
                    "title",
                    "Құбыр",
                    "language",
                    "kk",
                    "district",
                    "turkistan",
                    "issue",
                    "WATER_BURST",
                    "answers",
                    Map.of("place", "Абай көшесі", "flow", "street"));
            assertThat(aigul.put(
                                    "/api/v1/tickets/" + number + "/registration",
                                    view(number).path("version").asInt(),
                                    registration)
                            .status())
                    .isEqualTo(200);
        }
        var related = aigul.get("/api/v1/tickets/" + two + "/related").json().path("items");
        assertThat(StreamSupport.stream(related.spliterator(), false)
                        .map(each -> each.path("ticket").path("number").asText() + " "
                                + each.path("relation").asText()))
                .containsExactly(one + " SAME_PLACE");
    }

    @Test
    void an_address_that_nobody_knows_is_listed_until_somebody_adds_it_and_then_its_tickets_know_it() {
        String one = take(new Place("Самал ықшам ауданы, Ақжол көшесі 4", "arys", null, null));
        String two = take(new Place("самал мкр, көш. акжол, 4-үй", "arys", null, null));
        var listed = unknown("самал акжол 4");
        assertThat(listed.path("tickets").asInt())
                .as("one address in two spellings")
                .isEqualTo(2);
        assertThat(listed.path("text").asText()).isEqualTo("самал мкр, көш. акжол, 4-үй");
        assertThat(listed.path("district").asText()).isEqualTo("arys");
        assertThat(aigul.get("/api/v1/unknown-addresses").status()).isEqualTo(403);

        String csv = "code,parent,kind,kk,ru,en\narys-samal,arys,SECTOR,Самал,Самал,Samal\n"
                + "arys-akzhol,arys-samal,STREET,Ақжол көшесі,улица Акжол,Akzhol street\n"
                + "arys-akzhol-4,arys-akzhol,HOUSE,4,4,4\n";
        assertThat(dana.send(
                                "POST",
                                "/api/v1/territory/imports",
                                "text/csv",
                                csv.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                Map.of())
                        .status())
                .isEqualTo(200);
        for (String number : List.of(one, two)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(view(number)
                                    .path("address")
                                    .path("territory")
                                    .asText())
                            .isEqualTo("arys-akzhol-4"));
            var history = view(number).path("history");
            assertThat(history.get(history.size() - 1).path("kind").asText()).isEqualTo("LOCATED");
            assertThat(history.get(history.size() - 1).path("actor").isNull()).isTrue();
        }
        assertThat(unknown("самал акжол 4").isMissingNode()).isTrue();
    }

    @Test
    void a_synonym_is_enough_and_what_somebody_of_ours_said_is_not_taken_back() {
        String open = take(new Place("Космонавтар 2", "kentau", null, null));
        String said = take(new Place("Космонавтар 2", "kentau", null, null));
        aigul.put(
                "/api/v1/tickets/" + said + "/address",
                view(said).path("version").asInt(),
                Map.of("territory", "kentau-tole-bi"));
        var street = dana.get("/api/v1/territory/kentau-dostyk").json();
        var body = Map.of(
                "parent", street.path("parent"),
                "kind", "STREET",
                "names", street.path("names"),
                "synonyms", List.of("Дружбы", "Космонавтар"),
                "point", street.path("point"),
                "active", true);
        assertThat(dana.put(
                                "/api/v1/territory/kentau-dostyk",
                                street.path("version").asInt(),
                                body)
                        .status())
                .isEqualTo(200);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                view(open).path("address").path("territory").asText())
                        .isEqualTo("kentau-dostyk-2"));
        assertThat(view(said).path("address").path("territory").asText()).isEqualTo("kentau-tole-bi");
    }

    private JsonNode unknown(String key) {
        return StreamSupport.stream(dana.get("/api/v1/unknown-addresses").json().spliterator(), false)
                .filter(each -> each.path("key").asText().equals(key))
                .findFirst()
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    private JsonNode view(String number) {
        var answer = aigul.get("/api/v1/tickets/" + number);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> numbers(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(each -> each.path("number").asText())
                .toList();
    }

    private String take(@Nullable Place place) {
        String number;
        synchronized (AddressesTest.class) {
            number = numbers.number(nextSerial++);
        }
        hear(number, place);
        return number;
    }

    private void hear(String number, @Nullable Place place) {
        intake.take(List.of(new ContactReceived(
                UUID.randomUUID(),
                Channel.WEB,
                "site",
                NOW,
                null,
                Language.KK,
                number,
                null,
                "Су жоқ",
                place,
                List.of(),
                null,
                null,
                true,
                null,
                Nature.MESSAGE,
                List.of())));
    }
}
