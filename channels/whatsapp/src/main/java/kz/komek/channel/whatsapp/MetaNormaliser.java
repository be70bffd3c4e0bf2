package kz.komek.channel.whatsapp;

import static kz.komek.channel.Fields.list;
import static kz.komek.channel.Fields.number;
import static kz.komek.channel.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.channel.Arrival;
import kz.komek.channel.ChatTurn;
import kz.komek.channel.Fields;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.DeliveryReported.Outcome;
import kz.komek.contract.Handle;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A delivery of the Cloud API as what it holds: up to a thousand messages and statuses of several accounts. */
final class MetaNormaliser {
    private static final Logger LOG = Logger.getLogger(MetaNormaliser.class);

    /** Unsupported ones that say nothing to us: neither words nor a file is lost with them. */
    private static final List<String> SIGNS = List.of("reaction", "pin", "poll_update");

    private final InstantSource time;

    MetaNormaliser(InstantSource time) {
        this.time = time;
    }

    List<Arrival> normalise(JsonNode delivery) {
        var arrivals = new ArrayList<Arrival>();
        Instant now = time.instant();
        for (JsonNode entry : list(delivery, "entry")) {
            for (JsonNode change : list(entry, "changes")) change(entry, change, now, arrivals);
        }
        return arrivals;
    }

    private static void change(JsonNode entry, JsonNode change, Instant now, List<Arrival> arrivals) {
        String field = text(change, "field", "none");
        if (!field.equals("messages")) {
            arrivals.add(new Arrival.Noticed(Channel.WHATSAPP, field));
            return;
        }
        JsonNode value = change.path("value");
        String account = text(value.path("metadata"), "phone_number_id");
        if (account == null) account = text(entry, "id", "unknown");
        for (JsonNode message : list(value, "messages")) arrivals.addAll(message(account, value, message, now));
        for (JsonNode status : list(value, "statuses")) arrivals.add(status(account, status, now));
        for (JsonNode error : list(value, "errors")) {
            arrivals.add(new Arrival.Noticed(Channel.WHATSAPP, "error-" + text(error, "code", "none")));
        }
    }

    /** One that cannot be read must not lose the others: it is kept as a placeholder. */
    private static List<Arrival> message(String account, JsonNode value, JsonNode message, Instant now) {
        if (!message.isObject()) return List.of(new Arrival.Unknown(Channel.WHATSAPP, "none"));
        try {
            return read(account, value, message, now);
        } catch (RuntimeException e) {
            LOG.errorf("a message of WhatsApp cannot be read (%s); a placeholder is kept", e.getClass());
            return unreadable(begun(account, value, message, now), "message");
        }
    }

    private static ChatTurn begun(String account, JsonNode value, JsonNode message, Instant now) {
        return by(value, message, new ChatTurn(Channel.WHATSAPP, account, text(message, "id"), now, id(message)))
                .at(Fields.time(message, "timestamp"));
    }

    private static String id(JsonNode message) {
        String id = text(message, "id");
        if (id != null) return id;
        // What has no id of its own is known by all it says: delivered again it is the same.
        return UUID.nameUUIDFromBytes(message.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static ChatTurn by(JsonNode value, JsonNode message, ChatTurn said) {
        String from = text(message, "from");
        String phone = People.phone(from);
        String scoped = People.businessScoped(text(message, "from_user_id"));
        if (scoped == null && phone == null) scoped = People.businessScoped(from);
        JsonNode profile = profile(value, from, scoped);
        if (phone == null && scoped == null) phone = People.phone(text(profile, "wa_id"));
        if (scoped == null) scoped = People.businessScoped(text(profile, "user_id"));
        String name = text(profile.path("profile"), "name");
        if (name == null) name = text(profile.path("profile"), "username");
        return People.by(said, phone, scoped, name);
    }

    /** What Meta says of the sender, beside the messages; an empty node: nothing. */
    private static JsonNode profile(JsonNode value, @Nullable String from, @Nullable String scoped) {
        var profiles = list(value, "contacts");
        for (JsonNode profile : profiles) {
            if (from != null && from.equals(text(profile, "wa_id"))) return profile;
            if (scoped != null && scoped.equals(text(profile, "user_id"))) return profile;
        }
        boolean nobodyElse = profiles.size() == 1 && list(value, "messages").size() == 1;
        return nobodyElse ? profiles.getFirst() : value.path("nobody");
    }

    private static List<Arrival> read(String account, JsonNode value, JsonNode message, Instant now) {
        String type = text(message, "type", "none");
        JsonNode content = message.path(type);
        ChatTurn said = begun(account, value, message, now).about(text(message.path("context"), "id"));
        return switch (type) {
            case "text" -> kept(said.words(text(content, "body")), type);
            case "image", "video", "audio", "document", "sticker" -> kept(file(said, content), type);
            case "location" -> kept(location(said, content), type);
            case "contacts" -> kept(people(said, message), type);
            case "interactive" -> interactive(said, content);
            case "button" -> kept(said.chosen(text(content, "payload"), text(content, "text")), type);
            case "order" -> kept(said.words(order(content)), type);
            case "edit" -> edited(account, value, message, now);
            case "revoke" -> revoked(account, value, message, now);
            case "reaction" -> List.of(new Arrival.Noticed(Channel.WHATSAPP, type));
            case "system" -> system(said, message);
            case "unsupported" -> unsupported(said, message);
            default -> unreadable(said, type);
        };
    }

    private static List<Arrival> kept(ChatTurn said, String type) {
        return said.isEmpty() ? unreadable(said, type) : List.of(new Arrival.Said(said.contact()));
    }

    /** Nobody knows what it said, and somebody must see that it was said. */
    private static List<Arrival> unreadable(ChatTurn said, String kind) {
        return List.of(
                new Arrival.Said(said.words(kind).as(Nature.UNREADABLE).contact()),
                new Arrival.Unknown(Channel.WHATSAPP, kind));
    }

    private static ChatTurn file(ChatTurn said, JsonNode content) {
        String id = text(content, "id");
        said.words(text(content, "caption"));
        if (id == null) return said;
        return said.file(id, text(content, "filename"), text(content, "mime_type"));
    }

    private static ChatTurn location(ChatTurn said, JsonNode content) {
        String address = Stream.of(text(content, "name"), text(content, "address"))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        return said.where(
                address.isEmpty() ? null : address, number(content, "latitude"), number(content, "longitude"));
    }

    /** Cards of people are words; the sender's own, which our button asked for, is their number and nothing said. */
    private static ChatTurn people(ChatTurn said, JsonNode message) {
        var lines = new ArrayList<String>();
        for (JsonNode person : list(message, "contacts")) {
            if ("contact_request".equals(text(person, "origin")) && ownNumber(said, person)) continue;
            String name = text(person.path("name"), "formatted_name", "");
            String phones = list(person, "phones").stream()
                    .map(phone -> text(phone, "phone"))
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
            lines.add(Stream.of(name, phones).filter(part -> !part.isEmpty()).collect(Collectors.joining(": ")));
        }
        return said.words(String.join("\n", lines).strip());
    }

    /** @return false: there is none that can be kept */
    private static boolean ownNumber(ChatTurn said, JsonNode person) {
        String number = list(person, "phones").stream()
                .findFirst()
                .map(phone -> People.phone(text(phone, "wa_id")))
                .orElse(null);
        if (number == null) return false;
        said.also(new Handle(Handle.Kind.PHONE, number, null));
        return true;
    }

    private static List<Arrival> interactive(ChatTurn said, JsonNode content) {
        String kind = text(content, "type", "none");
        return switch (kind) {
            case "button_reply", "list_reply" -> {
                JsonNode reply = content.path(kind);
                yield kept(said.chosen(text(reply, "id"), text(reply, "title")), "interactive");
            }
            default -> unreadable(said, kind.equals("none") ? "interactive" : kind);
        };
    }

    private static String order(JsonNode content) {
        var lines = new ArrayList<String>();
        String note = text(content, "text");
        if (note != null) lines.add(note);
        for (JsonNode item : list(content, "product_items")) {
            lines.add(text(item, "product_retailer_id", "?") + " × " + text(item, "quantity", "1"));
        }
        return String.join("\n", lines);
    }

    private static List<Arrival> edited(String account, JsonNode value, JsonNode message, Instant now) {
        JsonNode edit = message.path("edit");
        JsonNode inner = edit.path("message");
        String type = text(inner, "type", "none");
        String words = type.equals("text") ? text(inner.path("text"), "body") : text(inner.path(type), "caption");
        return earlier(account, value, message, text(edit, "original_message_id"), Nature.EDITED, words, now);
    }

    private static List<Arrival> revoked(String account, JsonNode value, JsonNode message, Instant now) {
        String original = text(message.path("revoke"), "original_message_id");
        return earlier(account, value, message, original, Nature.DELETED, null, now);
    }

    /** Something happens to an earlier message. The event's own id may be that message's: the kind and the time tell them apart. */
    private static List<Arrival> earlier(
            String account,
            JsonNode value,
            JsonNode message,
            @Nullable String original,
            Nature nature,
            @Nullable String words,
            Instant now) {
        String kind = nature == Nature.EDITED ? "edit" : "revoke";
        var said = by(
                        value,
                        message,
                        new ChatTurn(
                                Channel.WHATSAPP,
                                account,
                                null,
                                now,
                                id(message),
                                kind,
                                text(message, "timestamp", "")))
                .at(Fields.time(message, "timestamp"));
        if (original == null) return unreadable(said, kind);
        return List.of(
                new Arrival.Said(said.about(original).words(words).as(nature).contact()));
    }

    /** A person who moves to another number stays the same person; their ticket shows it. */
    private static List<Arrival> system(ChatTurn said, JsonNode message) {
        JsonNode system = message.path("system");
        String kind = text(system, "type", "system");
        Handle now = switch (kind) {
            case "user_changed_number", "customer_changed_number" ->
                handle(Handle.Kind.PHONE, People.phone(text(system, "wa_id")));
            case "user_changed_user_id" -> handle(Handle.Kind.WHATSAPP, People.businessScoped(text(system, "user_id")));
            default -> null;
        };
        String before = People.businessScoped(text(system, "previous_user_id"));
        if (before != null) People.by(said, null, before, null);
        if (now == null || !said.isSomebody()) return List.of(new Arrival.Noticed(Channel.WHATSAPP, kind));
        return List.of(new Arrival.Said(said.also(now)
                .words(text(system, "body", kind))
                .as(Nature.AUTOMATIC_REPLY)
                .contact()));
    }

    private static @Nullable Handle handle(Handle.Kind kind, @Nullable String value) {
        return value == null ? null : new Handle(kind, value, null);
    }

    private static List<Arrival> unsupported(ChatTurn said, JsonNode message) {
        String kind = text(message.path("unsupported"), "type", "unsupported");
        return SIGNS.contains(kind)
                ? List.of(new Arrival.Noticed(Channel.WHATSAPP, "unsupported-" + kind))
                : unreadable(said, kind);
    }

    private static Arrival status(String account, JsonNode status, Instant now) {
        UUID reply = replyId(text(status, "biz_opaque_callback_data"));
        String kind = text(status, "status", "none");
        Outcome outcome = switch (kind) {
            case "sent" -> Outcome.SENT;
            case "delivered" -> Outcome.DELIVERED;
            case "read", "played" -> Outcome.READ;
            case "failed" -> MetaErrors.afterAcceptance(code(status));
            default -> null;
        };
        if (outcome == null) return new Arrival.Unknown(Channel.WHATSAPP, "status-" + kind);
        if (reply == null) return new Arrival.Noticed(Channel.WHATSAPP, "status-of-nothing-of-ours");
        Instant at = Fields.time(status, "timestamp");
        String reason = kind.equals("failed") ? MetaErrors.reason(code(status)) : null;
        return new Arrival.Reported(
                Channel.WHATSAPP,
                account,
                new DeliveryReported(reply, outcome, at == null ? now : at, text(status, "id"), reason));
    }

    private static int code(JsonNode status) {
        return list(status, "errors").stream()
                .map(error -> error.path("code").asInt())
                .findFirst()
                .orElse(0);
    }

    private static @Nullable UUID replyId(@Nullable String given) {
        try {
            return given == null ? null : UUID.fromString(given);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
