package kz.komek.channel.social;

import static kz.komek.channel.Fields.list;
import static kz.komek.channel.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.komek.channel.Arrival;
import kz.komek.channel.ChatTurn;
import kz.komek.channel.Fields;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.Handle;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A delivery of Messenger or Instagram as what it holds: messages to us, and what is said in public under our posts. */
final class SocialNormaliser {
    private static final Logger LOG = Logger.getLogger(SocialNormaliser.class);

    private final InstantSource time;
    private final DirectMessages messages;

    /** @param appId by which echoes of our own messages are known */
    SocialNormaliser(String appId, InstantSource time) {
        this.messages = new DirectMessages(appId);
        this.time = time;
    }

    /** Where something happened. @param account the page's or the Instagram account's id */
    record Where(Channel channel, String account, Instant now) {
        /** @param id {@code null}: whoever it was does not say so */
        @Nullable Handle person(@Nullable String id, @Nullable String name) {
            if (id == null) return null;
            var kind = channel == Channel.INSTAGRAM ? Handle.Kind.INSTAGRAM : Handle.Kind.FACEBOOK;
            return new Handle(kind, account + ":" + id, name);
        }

        ChatTurn turn(@Nullable String messageId, String... event) {
            return new ChatTurn(channel, account, messageId, now, event);
        }

        Arrival noticed(String kind) {
            return new Arrival.Noticed(channel, kind);
        }

        /** Nobody knows what it said, and somebody must see that it was said. */
        List<Arrival> unreadable(ChatTurn turn, String kind) {
            return List.of(
                    new Arrival.Said(turn.words(kind).as(Nature.UNREADABLE).contact()),
                    new Arrival.Unknown(channel, kind));
        }
    }

    List<Arrival> normalise(JsonNode delivery) {
        Channel channel = switch (text(delivery, "object", "none")) {
            case "page" -> Channel.FACEBOOK;
            case "instagram" -> Channel.INSTAGRAM;
            default -> null;
        };
        if (channel == null) return List.of(new Arrival.Unknown(Channel.FACEBOOK, "object"));
        var arrivals = new ArrayList<Arrival>();
        for (JsonNode entry : list(delivery, "entry")) entry(channel, entry, arrivals);
        return arrivals;
    }

    private void entry(Channel channel, JsonNode entry, List<Arrival> arrivals) {
        var where = new Where(channel, text(entry, "id", "unknown"), time.instant());
        for (JsonNode event : list(entry, "messaging")) {
            arrivals.addAll(unlessBroken(where, event, () -> messages.read(where, event)));
        }
        for (JsonNode change : list(entry, "changes")) {
            arrivals.addAll(unlessBroken(where, change, () -> change(where, entry, change)));
        }
        // Another application has the conversation: it answers, not we.
        if (!list(entry, "standby").isEmpty()) arrivals.add(where.noticed("standby"));
    }

    /** Instagram also tells of messages in the shape of changes. */
    private List<Arrival> change(Where where, JsonNode entry, JsonNode change) {
        String field = text(change, "field", "none");
        JsonNode value = change.path("value");
        return switch (field) {
            case "messages", "messaging_postbacks", "message_edit", "message_reactions", "messaging_seen" ->
                messages.read(where, value);
            case "feed", "comments", "live_comments" -> Comments.read(where, field, value, Fields.time(entry, "time"));
            default -> List.of(where.noticed(field));
        };
    }

    @FunctionalInterface
    private interface Reading {
        List<Arrival> read();
    }

    /** One that cannot be read must not lose the others: it is kept as a placeholder. */
    private static List<Arrival> unlessBroken(Where where, JsonNode event, Reading reading) {
        if (!event.isObject()) return List.of(new Arrival.Unknown(where.channel(), "none"));
        try {
            return reading.read();
        } catch (RuntimeException e) {
            LOG.errorf("something on %s cannot be read (%s); a placeholder is kept", where.channel(), e.getClass());
            return where.unreadable(where.turn(null, digest(event)), "message");
        }
    }

    /** What has no id of its own is known by all it says: delivered again it is the same. */
    static String digest(JsonNode event) {
        return UUID.nameUUIDFromBytes(event.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
