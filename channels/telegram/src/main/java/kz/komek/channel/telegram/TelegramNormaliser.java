package kz.komek.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.channel.telegram.Update.Kept;
import kz.komek.channel.telegram.Update.Malformed;
import kz.komek.channel.telegram.Update.Message;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.Handle;
import kz.komek.contract.Media;
import kz.komek.contract.Place;
import kz.komek.contract.Secrets;
import org.jspecify.annotations.Nullable;

/** Makes of an update what the contract knows. Only private chats are conversations with us. */
final class TelegramNormaliser {
    /** {@code t.me/bot?start=...}: the number and the key of a tracking link. */
    private static final Pattern START =
            Pattern.compile("/start(?:@\\w+)?(?:\\s+(?:(\\d{10})_([A-Za-z0-9_-]{22})|.*))?", Pattern.DOTALL);

    private final Secrets secrets;
    private final UnaryOperator<Instant> moved;

    /** @param moved what an instant of Telegram's clock is by ours: a demo's runs ahead */
    TelegramNormaliser(Secrets secrets, UnaryOperator<Instant> moved) {
        this.secrets = secrets;
        this.moved = moved;
    }

    /** @throws Malformed when it is no update */
    Incoming read(Bot bot, byte[] body, Instant receivedAt) throws Malformed {
        return read(bot, Update.tree(body), receivedAt);
    }

    Incoming read(Bot bot, JsonNode tree, Instant receivedAt) {
        Update update = Update.of(tree);
        if (update == null) return unreadable(bot, tree, receivedAt);
        var taking = new Taking(bot, update.updateId(), receivedAt);
        if (update.message() != null) return taking.message(update.message(), tree.path("message"));
        if (update.editedMessage() != null) return taking.edited(update.editedMessage());
        if (update.callbackQuery() != null) return taking.pressed(update.callbackQuery());
        if (update.myChatMember() != null) return taking.member(update.myChatMember());
        return new Incoming.Ignored(Update.kind(tree));
    }

    /** Its parts are not what we know, but perhaps it says who spoke: then a person looks at it. */
    private Incoming unreadable(Bot bot, JsonNode tree, Instant receivedAt) {
        JsonNode message = tree.path("message");
        JsonNode chat = message.path("chat");
        String kind = Update.kindOfMessage(message);
        boolean spoken = chat.path("id").canConvertToLong()
                && "private".equals(chat.path("type").asText())
                && !message.path("from").path("is_bot").asBoolean();
        if (!spoken) return new Incoming.Ignored(Update.kind(tree));
        long id = chat.path("id").asLong();
        var taking = new Taking(bot, tree.path("update_id").asLong(), receivedAt);
        var placeholder = new Draft(id, null, receivedAt);
        placeholder.nature = Nature.UNREADABLE;
        placeholder.text = kind;
        return new Incoming.Unknown(taking.contact(placeholder), kind);
    }

    /** A contact as far as it is known. */
    private static final class Draft {
        private final long chat;
        private final Update.@Nullable User from;
        private final Instant saidAt;
        private Nature nature = Nature.MESSAGE;
        private String text = "";
        private @Nullable String messageId;
        private @Nullable String about;
        private @Nullable String choice;
        private @Nullable String group;
        private @Nullable String number;
        private @Nullable Place place;
        private List<Media> media = List.of();
        private List<Handle> also = List.of();

        Draft(long chat, Update.@Nullable User from, Instant saidAt) {
            this.chat = chat;
            this.from = from;
            this.saidAt = saidAt;
        }
    }

    /** Of one update. */
    private final class Taking {
        private final Bot bot;
        private final long updateId;
        private final Instant receivedAt;
        private final UUID id;

        Taking(Bot bot, long updateId, Instant receivedAt) {
            this.bot = bot;
            this.updateId = updateId;
            this.receivedAt = receivedAt;
            this.id = ContactIds.of(Channel.TELEGRAM, bot.id(), Long.toString(this.updateId));
        }

        Incoming message(Message message, JsonNode tree) {
            Update.Chat chat = message.chat();
            if (chat == null || !isToUs(chat, message.from())) return new Incoming.Ignored("message");
            var draft = new Draft(chat.id(), message.from(), said(message.date()));
            draft.messageId = place(chat.id(), message.messageId());
            draft.group = message.mediaGroupId();
            if (message.replyToMessage() != null)
                draft.about = place(chat.id(), message.replyToMessage().messageId());
            if (fill(draft, message)) return new Incoming.Contact(contact(draft), null);
            String kind = Update.kindOfMessage(tree);
            draft.nature = Nature.UNREADABLE;
            draft.text = kind;
            return new Incoming.Unknown(contact(draft), kind);
        }

        /** @return false: it is of no kind that we know */
        private boolean fill(Draft draft, Message message) {
            draft.text = message.caption() == null ? "" : message.caption();
            if (message.text() != null) {
                words(draft, message.text());
            } else if (message.photo() != null && !message.photo().isEmpty()) {
                draft.media = List.of(largest(message.photo()));
            } else if (kept(message) != null) {
                draft.media = List.of(kept(message));
            } else if (message.sticker() != null) {
                draft.text = Objects.requireNonNullElse(message.sticker().emoji(), "");
            } else if (message.venue() != null) { // a venue has a location too
                draft.place = venue(message.venue());
            } else if (message.location() != null) {
                draft.place = located(null, message.location());
            } else if (message.contact() != null) {
                return card(draft, message.contact());
            } else {
                return false;
            }
            return true;
        }

        private void words(Draft draft, String text) {
            Matcher start = START.matcher(text);
            if (!start.matches()) {
                draft.text = text;
                return;
            }
            // The key opens the ticket's page: it is not for the conversation.
            draft.text = "/start";
            if (start.group(1) != null && secrets.opens(start.group(1), start.group(2))) draft.number = start.group(1);
        }

        private Media largest(List<Update.Photo> sizes) {
            var photo = sizes.stream()
                    .max(Comparator.comparingLong(size -> (long) size.width() * size.height()))
                    .orElseThrow();
            return media(photo.fileId(), photo.fileUniqueId(), "photo.jpg", "image/jpeg", photo.fileSize());
        }

        /** Telegram sends an animation as a document too, for those who do not know animations. */
        private @Nullable Media kept(Message message) {
            if (message.voice() != null) return media(message.voice(), "voice.ogg", "audio/ogg");
            if (message.audio() != null) return media(message.audio(), "audio.mp3", "audio/mpeg");
            if (message.video() != null) return media(message.video(), "video.mp4", "video/mp4");
            if (message.videoNote() != null) return media(message.videoNote(), "video.mp4", "video/mp4");
            if (message.animation() != null) return media(message.animation(), "animation.mp4", "video/mp4");
            if (message.document() != null) return media(message.document(), null, null);
            return null;
        }

        private Media media(Kept file, @Nullable String name, @Nullable String type) {
            return media(
                    file.fileId(),
                    file.fileUniqueId(),
                    file.fileName() == null ? name : file.fileName(),
                    file.mimeType() == null ? type : file.mimeType(),
                    file.fileSize());
        }

        /** The unique id stays when the other changes; whoever lacks it is told apart by the other. */
        private Media media(
                String fileId,
                @Nullable String uniqueId,
                @Nullable String name,
                @Nullable String type,
                @Nullable Long size) {
            UUID mediaId = ContactIds.of(
                    Channel.TELEGRAM, "media", id.toString(), uniqueId == null ? String.valueOf(fileId) : uniqueId);
            return new Media(mediaId, clean(String.valueOf(fileId)), cleanOrNone(name), cleanOrNone(type), size);
        }

        private @Nullable Place venue(Update.Venue venue) {
            String address = Stream.of(venue.title(), venue.address())
                    .filter(part -> part != null && !part.isBlank())
                    .distinct()
                    .collect(Collectors.joining(", "));
            return located(address.isEmpty() ? null : clean(address), venue.location());
        }

        private @Nullable Place located(@Nullable String address, Update.@Nullable Location at) {
            boolean both = at != null
                    && at.latitude() != null
                    && at.longitude() != null
                    && Math.abs(at.latitude()) <= 90
                    && Math.abs(at.longitude()) <= 180;
            if (at == null || !both) return address == null ? null : new Place(address, null, null, null);
            return new Place(address, null, at.latitude(), at.longitude());
        }

        /**
         * Only Telegram's own button sends a number with its owner's id; any other is somebody's card, and is words.
         *
         * @return false: there is nothing on it
         */
        private boolean card(Draft draft, Update.Contact card) {
            String digits = card.phoneNumber() == null ? "" : card.phoneNumber().replaceAll("\\D", "");
            boolean own = draft.from != null && card.userId() != null && card.userId() == draft.from.id();
            if (own && digits.length() >= 7 && digits.length() <= 15) {
                draft.also = List.of(new Handle(Handle.Kind.PHONE, "+" + digits, null));
                return true;
            } else {
                draft.text = Stream.of(card.firstName(), card.lastName(), card.phoneNumber())
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(" "));
                return !draft.text.isEmpty();
            }
        }

        /** Telegram says so also of changes that nobody sees; what is the same as before is seen in the register. */
        Incoming edited(Message message) {
            Update.Chat chat = message.chat();
            if (chat == null || !isToUs(chat, message.from())) return new Incoming.Ignored("edited_message");
            // Somebody walks with a live location.
            if (message.location() != null) return new Incoming.Ignored("live_location");
            long at = message.editDate() == 0 ? message.date() : message.editDate();
            var draft = new Draft(chat.id(), message.from(), said(at));
            draft.nature = Nature.EDITED;
            draft.about = place(chat.id(), message.messageId());
            draft.text = message.text() != null ? message.text() : Objects.requireNonNullElse(message.caption(), "");
            return new Incoming.Contact(contact(draft), null);
        }

        Incoming pressed(Update.CallbackQuery query) {
            Message under = query.message();
            Update.Chat chat = under == null ? null : under.chat();
            if (chat == null || query.data() == null || !isToUs(chat, query.from()))
                return new Incoming.Ignored("callback_query");
            // A press does not say when it was, only that it was after the question. When it reached us may be later
            // than
            // what was written after it, by Telegram's clock, and that would be taken for older words.
            var draft = new Draft(chat.id(), query.from(), said(under.date()));
            draft.choice = clean(query.data());
            draft.about = place(chat.id(), under.messageId());
            draft.text = label(under, query.data());
            return new Incoming.Contact(contact(draft), query.id());
        }

        /** What was read on the button, where the message is not too old to say. */
        private String label(Message under, String data) {
            var keyboard =
                    under.replyMarkup() == null ? null : under.replyMarkup().inlineKeyboard();
            if (keyboard == null) return "";
            return keyboard.stream()
                    .filter(Objects::nonNull)
                    .flatMap(List::stream)
                    .filter(button -> button != null && data.equals(button.callbackData()) && button.text() != null)
                    .map(Update.Button::text)
                    .findFirst()
                    .orElse("");
        }

        Incoming member(Update.MemberUpdate update) {
            Update.Chat chat = update.chat();
            String status = update.newChatMember() == null
                    ? null
                    : update.newChatMember().status();
            if (chat == null || status == null || !chat.isPrivate()) return new Incoming.Ignored("my_chat_member");
            var kind = switch (status) {
                case "kicked", "left" -> ChannelEvent.Kind.BLOCKED;
                default -> ChannelEvent.Kind.UNBLOCKED;
            };
            return new Incoming.Event(new ChannelEvent(
                    id, Channel.TELEGRAM, bot.name(), receivedAt, kind, null, null, handle(chat.id(), null)));
        }

        private boolean isToUs(Update.Chat chat, Update.@Nullable User from) {
            return chat.isPrivate() && (from == null || !from.isBot());
        }

        private Instant said(long seconds) {
            // Nobody spoke to a bot before there were any, nor will anybody tomorrow.
            boolean plausible = seconds > 1_400_000_000 && seconds <= receivedAt.getEpochSecond() + 86_400;
            return plausible ? moved.apply(Instant.ofEpochSecond(seconds)) : receivedAt;
        }

        private Handle handle(long chat, Update.@Nullable User from) {
            String name = from == null
                    ? ""
                    : Stream.of(from.firstName(), from.lastName())
                            .filter(part -> part != null && !part.isBlank())
                            .collect(Collectors.joining(" "));
            return new Handle(Handle.Kind.TELEGRAM, bot.id() + ":" + chat, name.isEmpty() ? null : clean(name));
        }

        ContactReceived contact(Draft draft) {
            var thread =
                    draft.messageId == null ? null : new ContactReceived.Thread(draft.messageId, List.of(), List.of());
            return new ContactReceived(
                    id,
                    Channel.TELEGRAM,
                    bot.name(),
                    receivedAt,
                    handle(draft.chat, draft.from),
                    null, // what the app is set to is no choice; the conversation asks
                    draft.number,
                    null,
                    clean(draft.text),
                    draft.place,
                    List.of(),
                    thread,
                    null,
                    false,
                    null,
                    draft.nature,
                    draft.also,
                    null,
                    new ContactReceived.Chat(
                            draft.saidAt, draft.choice, cleanOrNone(draft.group), draft.about, null, draft.media));
        }
    }

    /** Message ids count within one chat only. */
    static String place(long chat, long message) {
        return chat + ":" + message;
    }

    private static @Nullable String cleanOrNone(@Nullable String text) {
        return text == null ? null : clean(text);
    }

    /** No database keeps a NUL, and half of a surrogate pair is no character. */
    private static String clean(String text) {
        if (text.indexOf('\0') < 0 && text.chars().noneMatch(c -> Character.isSurrogate((char) c))) return text;
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point != 0)
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xfffd : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
