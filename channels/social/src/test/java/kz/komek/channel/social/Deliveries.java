package kz.komek.channel.social;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import kz.komek.channel.Arrival;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Json;

/** What Meta delivers to a page or an account of ours, read at noon. */
final class Deliveries {
    static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    static final String PAGE = "102030405060708";
    static final String OUR_APP = "109109109";

    private Deliveries() {}

    static SocialNormaliser normaliser() {
        return new SocialNormaliser(OUR_APP, InstantSource.fixed(NOON));
    }

    static JsonNode read(Path payload) throws IOException {
        return Json.MAPPER.readTree(Files.readAllBytes(payload));
    }

    static List<ContactReceived> contacts(JsonNode delivery) {
        return normaliser().normalise(delivery).stream()
                .filter(Arrival.Said.class::isInstance)
                .map(said -> ((Arrival.Said) said).contact())
                .toList();
    }

    /** An entry of our page. */
    static ObjectNode entry(ObjectNode delivery) {
        delivery.put("object", "page");
        ArrayNode entries = delivery.withArray("entry");
        return entries.addObject().put("id", PAGE).put("time", 1795170000123L);
    }

    /** One event of somebody's in an entry. */
    static ObjectNode event(ObjectNode entry, String sender) {
        ArrayNode events = entry.withArray("messaging");
        ObjectNode event = events.addObject().put("timestamp", 1795169999871L);
        event.putObject("sender").put("id", sender);
        event.putObject("recipient").put("id", PAGE);
        return event;
    }
}
