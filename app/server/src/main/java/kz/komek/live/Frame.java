package kz.komek.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Instant;
import java.util.Map;
import kz.komek.contract.Json;
import kz.komek.contract.TicketEvent;

/** What the server says on the live stream. Absent values are written as null. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = Frame.Welcome.class, name = "welcome"),
    @Type(value = Frame.Ticket.class, name = "ticket"),
    @Type(value = Frame.Channels.class, name = "channels"),
    @Type(value = Frame.Gap.class, name = "gap"),
    @Type(value = Frame.Ping.class, name = "ping"),
    @Type(value = Frame.Refused.class, name = "refused")
})
sealed interface Frame {
    ObjectMapper MAPPER = Json.MAPPER
            .copy()
            .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    /**
     * @param cursor the last offset seen of every partition
     * @param now Komek's time: in a demo it runs ahead of the machine's
     */
    record Welcome(Map<Integer, Long> cursor, Instant now) implements Frame {}

    record Ticket(TicketEvent event, int partition, long offset) implements Frame {}

    /** Events were missed that are not here any more: ask for everything again. A welcome follows. */
    record Gap() implements Frame {}

    /** Something about the channels changed: whoever watches them asks. It says nothing, so anybody may hear it. */
    record Channels() implements Frame {}

    record Ping(Instant now) implements Frame {}

    /** The connection ends after it. */
    record Refused(String code) implements Frame {}

    static String text(Frame frame) {
        try {
            return MAPPER.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + frame.getClass(), e);
        }
    }
}
