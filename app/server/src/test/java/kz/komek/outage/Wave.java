package kz.komek.outage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import org.jspecify.annotations.Nullable;

/** Many who ask about one thing, on a street of their own: no test meets another's outage. */
record Wave(Matters matters, String street, String name, String district) {
    static final Map<String, String> WORDS =
            Map.of("kk", "Су жоқ, жөндеп жатырмыз", "ru", "Воды нет, чиним", "en", "No water, we are on it");

    private static final Caller SAULE = Caller.staff("saule");

    /** @param within an entry of the address register in which the street lies */
    static Wave on(Matters matters, String district, String within) {
        String own = UUID.randomUUID().toString().substring(0, 8).replaceAll("\\d", "x");
        String name = "Толқын" + own;
        return new Wave(matters, entry(within, "STREET", name), name, district);
    }

    /** @return its code */
    static String entry(String parent, String kind, String name) {
        String code =
                parent + "-v-" + UUID.randomUUID().toString().substring(0, 8).replaceAll("\\d", "x");
        var entry = Map.of(
                "parent", parent, "kind", kind, "names", Map.of("kk", name, "ru", name, "en", name), "active", true);
        var put = Caller.staff("dana").put("/api/v1/territory/" + code, null, entry);
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        return code;
    }

    JsonNode begin(String issue) {
        return begin(issue, street);
    }

    JsonNode begin(String issue, String place) {
        return Matters.done(SAULE.put(
                        "/api/v1/outages/" + UUID.randomUUID(),
                        Map.of("issue", issue, "place", place, "greeting", WORDS)))
                .json();
    }

    Caller.Answer switchTo(JsonNode outage, String act, @Nullable Object body) {
        return SAULE.put("/api/v1/outages/" + outage.path("id").asText() + "/" + act, body);
    }

    JsonNode view(JsonNode outage) {
        for (JsonNode each : SAULE.get("/api/v1/outages").json())
            if (each.path("id").asText().equals(outage.path("id").asText())) return each;
        throw new AssertionError("not listed");
    }

    String asked(String words) {
        var contact = contact(words);
        matters.intake().take(List.of(contact));
        return contact.number();
    }

    ContactReceived contact(String words) {
        return new ContactReceived(
                UUID.randomUUID(),
                Channel.WEB,
                "site",
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                null,
                Language.KK,
                matters.freshNumber(),
                null,
                words,
                new Place(name + " 5", district, null, null),
                List.of(),
                null,
                null,
                true,
                null,
                ContactReceived.Nature.MESSAGE,
                List.of());
    }

    void register(String number, String type, String title, String issue) {
        Matters.done(matters.act(
                "aigul",
                number,
                "registration",
                Map.of(
                        "type", type,
                        "title", title,
                        "language", "kk",
                        "district", district,
                        "issue", issue,
                        "answers", issue.endsWith("_NONE") ? Map.of("scope", "me") : Map.of())));
    }

    JsonNode ticket(String number) {
        return SAULE.get("/api/v1/tickets/" + number).json();
    }

    String status(String number) {
        return ticket(number).path("status").asText();
    }

    @Nullable String parent(String number) {
        for (JsonNode each :
                SAULE.get("/api/v1/tickets/" + number + "/related").json().path("items"))
            if (each.path("relation").asText().equals("PARENT"))
                return each.path("ticket").path("number").asText();
        return null;
    }

    /** Where it waits for somebody. */
    @Nullable String desk(String number) throws SQLException {
        try (var connection = matters.database().getConnection();
                var select = connection.prepareStatement("select desk from ticket where number = ?")) {
            select.setString(1, number);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    long id(String number) throws SQLException {
        return matters.count("select id from ticket where number = '" + number + "'");
    }
}
