package kz.komek.contract.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.komek.contract.Channel;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents 1.0 attributes of a record, in its headers (Kafka protocol binding, binary mode).
 *
 * @param id of the event; two records with one id are one event
 * @param type e.g. {@code kz.komek.contact.received.v1}
 * @param source who says so, e.g. {@code /channels/web/site}
 * @param time when it happened; kept when a record is replayed
 */
public record Envelope(String id, String type, String source, Instant time) {
    public static final String CONTACT_RECEIVED = "kz.komek.contact.received.v1";
    public static final String CHANNEL_EVENT = "kz.komek.channel.event.v1";
    public static final String REPLY_REQUESTED = "kz.komek.reply.requested.v1";
    public static final String DELIVERY_REPORTED = "kz.komek.delivery.reported.v1";
    public static final String ATTACHMENT_STORED = "kz.komek.attachment.stored.v1";
    public static final String CHANNEL_ASKED = "kz.komek.channel.asked.v1";
    public static final String TICKET_EVENT = "kz.komek.ticket.event.v1";

    /** How an account of a channel is named as a source; never holds the account's address itself. */
    public static String source(Channel channel, String account) {
        return "/channels/" + channel.name().toLowerCase(Locale.ROOT) + "/" + account.replaceAll("[^A-Za-z0-9.-]", "-");
    }

    public List<Header> headers() {
        return Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_type",
                        type,
                        "ce_source",
                        source,
                        "ce_time",
                        time.toString(),
                        "content-type",
                        "application/json")
                .entrySet()
                .stream()
                .<Header>map(e -> new RecordHeader(e.getKey(), e.getValue().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** @throws IllegalArgumentException when a required attribute is missing or malformed */
    public static Envelope of(Headers headers) {
        try {
            return new Envelope(
                    required(headers, "ce_id"),
                    required(headers, "ce_type"),
                    required(headers, "ce_source"),
                    Instant.parse(required(headers, "ce_time")));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("header ce_time is not an instant", e);
        }
    }

    public static @Nullable String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String required(Headers headers, String name) {
        String value = header(headers, name);
        if (value == null) throw new IllegalArgumentException("header " + name + " is missing");
        return value;
    }
}
