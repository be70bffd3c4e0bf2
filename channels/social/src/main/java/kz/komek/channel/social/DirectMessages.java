package kz.komek.channel.social;

import static kz.komek.channel.Fields.list;
import static kz.komek.channel.Fields.number;
import static kz.komek.channel.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.channel.Arrival;
import kz.komek.channel.ChatTurn;
import kz.komek.channel.Fields;
import kz.komek.channel.social.SocialNormaliser.Where;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.DeliveryReported.Outcome;
import kz.komek.contract.Handle;
import org.jspecify.annotations.Nullable;

/** What people say to us alone: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events */
final class DirectMessages {
    /** Meta's servers keep these; anything else that is attached is a pointer to a post. */
    private static final Set<String> FILES = Set.of("image", "audio", "video", "file", "animated_image");

    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");

    private final String appId;

    DirectMessages(String appId) {
        this.appId = appId;
    }

    List<Arrival> read(Where where, JsonNode event) {
        if (event.has("message")) return message(where, event, event.path("message"));
        if (event.has("postback")) return postback(where, event, event.path("postback"));
        if (event.has("message_edit")) return edited(where, event, event.path("message_edit"));
        for (String known : List.of("read", "delivery", "reaction", "optin", "referral", "pass_thread_control")) {
            if (event.has(known)) return List.of(where.noticed(known));
        }
        return List.of(new Arrival.Unknown(where.channel(), "event"));
    }

    private List<Arrival> message(Where where, JsonNode event, JsonNode message) {
        if (message.path("is_echo").asBoolean()) return echo(where, event, message);
        String mid = text(message, "mid");
        if (message.path("is_deleted").asBoolean()) return deleted(where, event, mid);
        var turn = begun(where, event, mid).words(text(message, "text"));
        replyTo(turn, message.path("reply_to"));
        String choice = text(message.path("quick_reply"), "payload");
        // The network's own button gives the number that it knows of its owner, and nothing else.
        if (choice != null && PHONE.matcher(choice).matches())
            turn.also(new Handle(Handle.Kind.PHONE, choice, null)).words(null);
        else if (choice != null) turn.chosen(choice, text(message, "text"));
        var pointers = new ArrayList<String>();
        String placeholder = null;
        for (JsonNode attachment : list(message, "attachments")) {
            String unread = attached(turn, attachment, pointers);
            if (unread != null) placeholder = unread;
        }
        if (!pointers.isEmpty()) turn.words(joined(text(message, "text"), pointers));
        if (!turn.isEmpty()) return List.of(new Arrival.Said(turn.contact()));
        if (placeholder != null) return where.unreadable(turn, placeholder);
        return where.unreadable(turn, message.path("is_unsupported").asBoolean() ? "unsupported" : "message");
    }

    private static ChatTurn begun(Where where, JsonNode event, @Nullable String mid) {
        return where.turn(mid, mid == null ? SocialNormaliser.digest(event) : mid)
                .by(where.person(text(event.path("sender"), "id"), null))
                .at(Fields.time(event, "timestamp"));
    }

    private static String joined(@Nullable String text, List<String> pointers) {
        return Stream.concat(Stream.ofNullable(text), pointers.stream()).collect(Collectors.joining("\n"));
    }

    /** To a message of ours, or to our story. */
    private static void replyTo(ChatTurn turn, JsonNode earlier) {
        String mid = text(earlier, "mid");
        turn.about(mid == null ? text(earlier.path("story"), "id") : mid);
    }

    /** @return what it is where nothing of it can be kept; {@code null}: it is in the turn or among the pointers */
    private static @Nullable String attached(ChatTurn turn, JsonNode attachment, List<String> pointers) {
        String type = text(attachment, "type", "attachment");
        JsonNode payload = attachment.path("payload");
        String url = text(payload, "url");
        if (type.equals("location")) {
            JsonNode at = payload.path("coordinates");
            turn.where(text(attachment, "title"), number(at, "lat"), number(at, "long"));
            return null;
        }
        // Somebody else's story: Meta's rules let nobody keep it, and it is gone within a day.
        if (type.equals("story_mention") || type.equals("ephemeral")) return type;
        if (FILES.contains(type) && url != null) {
            turn.file(url, text(payload, "title"), mediaType(type));
            return null;
        }
        String pointer = Stream.of(text(attachment, "title"), text(payload, "title"), url, text(attachment, "url"))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(" "));
        if (pointer.isEmpty()) return type;
        pointers.add(pointer);
        return null;
    }

    private static @Nullable String mediaType(String type) {
        return switch (type) {
            case "image", "animated_image" -> "image/*";
            case "audio" -> "audio/*";
            case "video" -> "video/*";
            default -> null;
        };
    }

    private static List<Arrival> deleted(Where where, JsonNode event, @Nullable String mid) {
        if (mid == null) return List.of(new Arrival.Unknown(where.channel(), "deleted"));
        return List.of(new Arrival.Said(where.turn(null, mid, "deleted")
                .by(where.person(text(event.path("sender"), "id"), null))
                .at(Fields.time(event, "timestamp"))
                .about(mid)
                .as(Nature.DELETED)
                .contact()));
    }

    private static List<Arrival> edited(Where where, JsonNode event, JsonNode edit) {
        String mid = text(edit, "mid");
        if (mid == null) return List.of(new Arrival.Unknown(where.channel(), "edited"));
        String which = text(edit, "num_edit", text(event, "timestamp", ""));
        return List.of(new Arrival.Said(where.turn(null, mid, "edited", which)
                .by(where.person(text(event.path("sender"), "id"), null))
                .at(Fields.time(event, "timestamp"))
                .about(mid)
                .words(text(edit, "text"))
                .as(Nature.EDITED)
                .contact()));
    }

    private static List<Arrival> postback(Where where, JsonNode event, JsonNode postback) {
        var turn =
                begun(where, event, text(postback, "mid")).chosen(text(postback, "payload"), text(postback, "title"));
        return turn.isEmpty() ? where.unreadable(turn, "postback") : List.of(new Arrival.Said(turn.contact()));
    }

    /**
     * What our own page said. By us: it is sent, whatever became of the call's answer. By somebody in Meta's own inbox: it
     * is counted, so that it is seen that answers are written past the centre.
     */
    private List<Arrival> echo(Where where, JsonNode event, JsonNode message) {
        if (!appId.equals(text(message, "app_id"))) return List.of(where.noticed("echo-of-others"));
        UUID reply = replyId(text(message, "metadata"));
        if (reply == null) return List.of(where.noticed("echo"));
        Instant at = Fields.time(event, "timestamp");
        return List.of(new Arrival.Reported(
                where.channel(),
                where.account(),
                new DeliveryReported(reply, Outcome.SENT, at == null ? where.now() : at, text(message, "mid"), null)));
    }

    private static @Nullable UUID replyId(@Nullable String given) {
        try {
            return given == null ? null : UUID.fromString(given);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
