package kz.komek.deadletter;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.AttachmentStored;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.Json;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.kafka.Envelope;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What a dead record was, as far as it can be read.
 *
 * @param key {@code null} where it had none
 */
record Remains(@Nullable String key, Map<String, byte[]> headers, byte[] body) {
    private static final String UNKNOWN = "?";

    static Remains of(ConsumerRecord<@Nullable String, byte @Nullable []> record) {
        var headers = new TreeMap<String, byte[]>();
        for (Header header : record.headers()) {
            if (header.value() != null) headers.put(header.key(), header.value());
        }
        return new Remains(record.key(), headers, record.value() == null ? new byte[0] : record.value());
    }

    String type() {
        return text("ce_type");
    }

    /** Which account of which channel it came by; {@code null}: it does not say. */
    @Nullable String source() {
        String source = text("ce_source");
        return source.startsWith("/channels/") ? source : null;
    }

    @Nullable String eventId() {
        return headers.containsKey("ce_id") ? text("ce_id") : null;
    }

    String reason() {
        return text("dead_reason");
    }

    /** When it happened; a record that does not say so happened when it was written. */
    Instant at(Instant written) {
        for (String header : List.of("ce_time", "dead_time")) {
            try {
                return Instant.parse(text(header));
            } catch (DateTimeParseException unreadable) {
                // the next best
            }
        }
        return written;
    }

    /** {@code null} when it came without one: nobody can say what it is. */
    @Nullable Envelope envelope() {
        for (String needed : List.of("ce_id", "ce_type", "ce_source", "ce_time")) {
            if (!headers.containsKey(needed)) return null;
        }
        try {
            return new Envelope(text("ce_id"), text("ce_type"), text("ce_source"), Instant.parse(text("ce_time")));
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    /** Enough to tell letters apart, nothing about people: channel, account, kind, sizes. */
    String summary() {
        return switch (message()) {
                    case ContactReceived contact ->
                        "%s %s %s%s".formatted(contact.channel(), contact.account(), contact.nature(), files(contact));
                    case ChannelEvent event ->
                        "%s %s %s %s".formatted(event.channel(), event.account(), event.kind(), event.number());
                    case ReplyRequested reply -> "%s %s %s".formatted(reply.channel(), reply.account(), reply.number());
                    case AttachmentStored stored ->
                        "%s %s"
                                .formatted(
                                        stored.file().mediaType(),
                                        stored.file().refused() == null
                                                ? ""
                                                : stored.file().refused());
                    case DeliveryReported report -> "%s %s".formatted(report.outcome(), report.replyId());
                    case null, default -> "?";
                }
                + ", %,d B".formatted(body.length).replace(',', ' ').replaceFirst("^ ", ",");
    }

    List<String> fileIds() {
        var ids = new ArrayList<String>();
        switch (message()) {
            case ContactReceived contact ->
                Stream.concat(contact.attachments().stream(), Stream.ofNullable(contact.original()))
                        .map(AttachmentRef::id)
                        .forEach(ids::add);
            case ReplyRequested reply ->
                reply.attachments().stream().map(AttachmentRef::id).forEach(ids::add);
            case ChannelEvent event
            when event.call() != null && event.call().file() != null ->
                ids.add(event.call().file().id());
            case AttachmentStored stored -> {
                ids.add(stored.file().id());
                if (stored.file().shown() != null) ids.add(stored.file().shown());
            }
            case null, default -> {
                // names no files
            }
        }
        return ids.stream().filter(id -> !id.isEmpty() && id.indexOf('\0') < 0).toList();
    }

    private static String files(ContactReceived contact) {
        int count = contact.attachments().size() + (contact.original() == null ? 0 : 1);
        return count == 0 ? "" : " +" + count;
    }

    private @Nullable Object message() {
        try {
            return switch (type()) {
                case Envelope.CONTACT_RECEIVED -> Json.read(body, ContactReceived.class);
                case Envelope.CHANNEL_EVENT -> Json.read(body, ChannelEvent.class);
                case Envelope.REPLY_REQUESTED -> Json.read(body, ReplyRequested.class);
                case Envelope.ATTACHMENT_STORED -> Json.read(body, AttachmentStored.class);
                case Envelope.DELIVERY_REPORTED -> Json.read(body, DeliveryReported.class);
                default -> null;
            };
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** PostgreSQL keeps every character but NUL. */
    private String text(String header) {
        byte[] value = headers.get(header);
        return value == null ? UNKNOWN : new String(value, java.nio.charset.StandardCharsets.UTF_8).replace('\0', '?');
    }
}
