package kz.komek.channel.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Telegram says, as far as we read it. Records of our own and not the library's: those stand for the whole Bot API,
 * and one part of it that is new to them makes an update unreadable which we need not read at all.
 */
record Update(
        long updateId,
        @Nullable Message message,
        @Nullable Message editedMessage,
        @Nullable CallbackQuery callbackQuery,
        @Nullable MemberUpdate myChatMember) {

    record User(
            long id,
            boolean isBot,
            @Nullable String firstName,
            @Nullable String lastName) {}

    record Chat(long id, @Nullable String type) {
        boolean isPrivate() {
            return "private".equals(type);
        }
    }

    record Message(
            long messageId,
            @Nullable User from,
            @Nullable Chat chat,
            long date,
            long editDate,
            @Nullable String mediaGroupId,
            @Nullable Earlier replyToMessage,
            @Nullable String text,
            @Nullable String caption,
            @Nullable List<Photo> photo,
            @Nullable Kept voice,
            @Nullable Kept audio,
            @Nullable Kept video,
            @Nullable Kept videoNote,
            @Nullable Kept animation,
            @Nullable Kept document,
            @Nullable Sticker sticker,
            @Nullable Location location,
            @Nullable Venue venue,
            @Nullable Contact contact,
            @Nullable Keyboard replyMarkup) {}

    record Earlier(long messageId) {}

    record Photo(
            String fileId,
            @Nullable String fileUniqueId,
            int width,
            int height,
            @Nullable Long fileSize) {}

    /** A file that Telegram keeps. */
    record Kept(
            String fileId,
            @Nullable String fileUniqueId,
            @Nullable String fileName,
            @Nullable String mimeType,
            @Nullable Long fileSize) {}

    record Sticker(@Nullable String emoji) {}

    record Location(
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Integer livePeriod) {}

    record Venue(
            @Nullable Location location,
            @Nullable String title,
            @Nullable String address) {}

    record Contact(
            @Nullable String phoneNumber,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable Long userId) {}

    record Keyboard(@Nullable List<List<Button>> inlineKeyboard) {}

    record Button(@Nullable String text, @Nullable String callbackData) {}

    /** @param message only its place where it is too old */
    record CallbackQuery(
            String id,
            @Nullable User from,
            @Nullable Message message,
            @Nullable String data) {}

    record MemberUpdate(@Nullable Chat chat, @Nullable Member newChatMember) {}

    record Member(@Nullable String status) {}

    /** What a webhook was given is no update at all. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String why) {
            super(why);
        }
    }

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What every message has, and what says nothing of its kind. */
    private static final Set<String> OF_EVERY_MESSAGE = Set.of(
            "message_id",
            "message_thread_id",
            "from",
            "chat",
            "date",
            "edit_date",
            "sender_chat",
            "reply_to_message",
            "reply_markup",
            "media_group_id",
            "via_bot",
            "has_protected_content",
            "forward_origin",
            "forward_from",
            "forward_date",
            "forward_sender_name",
            "entities",
            "caption_entities",
            "link_preview_options",
            "is_topic_message",
            "external_reply",
            "quote",
            "effect_id");

    static JsonNode tree(byte[] body) throws Malformed {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(body);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Jackson's words may quote the source: personal data.
            throw new Malformed("not JSON");
        }
        if (tree == null || !tree.isObject() || !tree.path("update_id").canConvertToLong()) {
            throw new Malformed("no update");
        }
        return tree;
    }

    /** {@code null}: it has a part that is not what Telegram said it would be. */
    static @Nullable Update of(JsonNode tree) {
        try {
            return MAPPER.treeToValue(tree, Update.class);
        } catch (JsonProcessingException | RuntimeException e) {
            return null;
        }
    }

    /** What an update is, by the name of its one part. */
    static String kind(JsonNode tree) {
        return firstOther(tree, Set.of("update_id"));
    }

    /** What a message is, by the name of the part that others do not have. */
    static String kindOfMessage(JsonNode message) {
        return firstOther(message, OF_EVERY_MESSAGE);
    }

    private static String firstOther(JsonNode object, Set<String> known) {
        for (var names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            // A kind becomes a label of a counter: only what can be a name of Telegram's.
            if (!known.contains(name) && name.matches("[a-z_]{1,40}")) return name;
        }
        return "nothing";
    }
}
