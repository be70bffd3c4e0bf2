package kz.komek.dialogue;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Chat;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import kz.komek.contract.Media;
import kz.komek.contract.Place;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.Secrets;
import kz.komek.intake.Intake;
import kz.komek.platform.sealing.Seal;
import org.jspecify.annotations.Nullable;

/** Somebody who writes to a bot, as its adapter passes it on, and what they are answered. */
final class Chatter {
    /** What a test needs of the house. */
    record House(Intake intake, DataSource database, Seal seal, Secrets secrets) {}

    private final House house;
    private final Channel channel;
    final Handle handle;
    private Instant now;
    private int said;

    Chatter(House house, Channel channel, Handle handle, Instant now) {
        this.house = house;
        this.channel = channel;
        this.handle = handle;
        this.now = now;
    }

    static Chatter onTelegram(House house, Instant now) {
        long chat = Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000L);
        return new Chatter(
                house, Channel.TELEGRAM, new Handle(Handle.Kind.TELEGRAM, "7000000001:" + chat, "Айгүл"), now);
    }

    Instant later(java.time.Duration by) {
        now = now.plus(by);
        return now;
    }

    /** Each a second after the one before. */
    ContactReceived words(String text) {
        return contact(text, null, Nature.MESSAGE, chat(null, null, null, List.of()));
    }

    ContactReceived press(String choice) {
        return contact("", null, Nature.MESSAGE, chat(choice, null, null, List.of()));
    }

    ContactReceived here(Place place) {
        return contact("", place, Nature.MESSAGE, chat(null, null, null, List.of()));
    }

    ContactReceived file(String type, @Nullable String group, String caption) {
        var media = new Media(UUID.randomUUID(), "A" + said, null, type, 180_211L);
        return contact(caption, null, Nature.MESSAGE, chat(null, group, null, List.of(media)));
    }

    ContactReceived sticker() {
        return contact("sticker", null, Nature.UNREADABLE, chat(null, null, null, List.of()));
    }

    /** As Telegram's own button sends it. */
    ContactReceived shares(String phone) {
        return contact(
                "",
                null,
                Nature.MESSAGE,
                chat(null, null, null, List.of()),
                List.of(new Handle(Handle.Kind.PHONE, phone, null)));
    }

    /** By what else their channel knows them. */
    ContactReceived words(String text, Handle also) {
        return contact(text, null, Nature.MESSAGE, chat(null, null, null, List.of()), List.of(also));
    }

    /** Nobody said it: WhatsApp tells of it. */
    ContactReceived movesTo(Handle other) {
        return contact(
                "User A changed from one number to another",
                null,
                Nature.AUTOMATIC_REPLY,
                chat(null, null, null, List.of()),
                List.of(other));
    }

    ContactReceived edits(ContactReceived earlier, String text) {
        return contact(
                text, null, Nature.EDITED, chat(null, null, earlier.thread().messageId(), List.of()));
    }

    ContactReceived takesBack(ContactReceived earlier) {
        return contact(
                "", null, Nature.DELETED, chat(null, null, earlier.thread().messageId(), List.of()));
    }

    ContactReceived comments(String post, String text) {
        return contact(text, null, Nature.MESSAGE, new Chat(tick(), null, null, null, post, List.of()));
    }

    private Chat chat(@Nullable String choice, @Nullable String group, @Nullable String about, List<Media> media) {
        return new Chat(tick(), choice, group, about, null, media);
    }

    private Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }

    private ContactReceived contact(String text, @Nullable Place place, Nature nature, Chat chat) {
        return contact(text, place, nature, chat, List.of());
    }

    private ContactReceived contact(String text, @Nullable Place place, Nature nature, Chat chat, List<Handle> also) {
        return new ContactReceived(
                UUID.randomUUID(),
                channel,
                "komek_bot",
                chat.saidAt(),
                handle,
                null,
                null,
                null,
                text,
                place,
                List.of(),
                new ContactReceived.Thread(handle.value() + ":" + ++said, List.of(), List.of()),
                null,
                false,
                null,
                nature,
                also,
                null,
                chat);
    }

    void send(ContactReceived... contacts) {
        house.intake().take(List.of(contacts));
    }

    ContactReceived says(String text) {
        var contact = words(text);
        send(contact);
        return contact;
    }

    /** Presses what is offered with the last question, by what stands on it. */
    void presses(String label) {
        send(press(choice(label)));
    }

    String choice(String label) {
        return asked().asking().choices().stream()
                .filter(choice -> choice.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " is not offered with " + asked()))
                .id();
    }

    /** The last question that had choices. */
    ReplyRequested asked() {
        return heard().stream()
                .filter(reply -> reply.asking() != null)
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    ReplyRequested last() {
        return heard().getLast();
    }

    /** All they were ever told there, the oldest first. */
    List<ReplyRequested> heard() {
        var all = new ArrayList<ReplyRequested>();
        try (var connection = house.database().getConnection();
                var select = connection.prepareStatement(
                        "select requested from reply where partition_key = ? order by changed_at, way, ctid")) {
            select.setString(1, house.secrets().partitionKey(channel, handle.value()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    byte[] open = house.seal().open(rows.getBytes(1)).getBytes(StandardCharsets.UTF_8);
                    all.add(Json.read(open, ReplyRequested.class));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    /** Numbers of their tickets, the oldest first. */
    List<String> tickets() {
        return heard().stream()
                .map(ReplyRequested::number)
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
    }
}
