package kz.komek.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Chat;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.Handle;
import kz.komek.contract.Media;
import kz.komek.contract.Place;
import org.jspecify.annotations.Nullable;

/** One turn of a conversation on its way to become a contact, whichever provider brings it. */
public final class ChatTurn {
    private final Channel channel;
    private final String account;
    private final UUID contactId;
    private final @Nullable String messageId;
    private final Instant receivedAt;
    private Instant saidAt;
    private @Nullable Handle handle;
    private final List<Handle> also = new ArrayList<>();
    private String text = "";
    private @Nullable Place place;
    private @Nullable String choice;
    private @Nullable String about;
    private @Nullable String comment;
    private final List<Media> media = new ArrayList<>();
    private Nature nature = Nature.MESSAGE;

    /**
     * @param messageId by which it is answered; {@code null}: it is none itself
     * @param event what the provider's event is known by
     */
    public ChatTurn(Channel channel, String account, @Nullable String messageId, Instant receivedAt, String... event) {
        this.channel = channel;
        this.account = account;
        this.messageId = messageId;
        this.receivedAt = receivedAt;
        this.saidAt = receivedAt;
        String[] parts = new String[event.length + 1];
        parts[0] = account;
        System.arraycopy(event, 0, parts, 1, event.length);
        this.contactId = ContactIds.of(channel, parts);
    }

    /** @param person {@code null}: nobody to answer */
    public ChatTurn by(@Nullable Handle person) {
        handle = person;
        return this;
    }

    public ChatTurn also(Handle other) {
        also.add(other);
        return this;
    }

    public ChatTurn at(@Nullable Instant said) {
        if (said != null) saidAt = said;
        return this;
    }

    public ChatTurn words(@Nullable String words) {
        text = words == null ? "" : words;
        return this;
    }

    public ChatTurn chosen(@Nullable String id, @Nullable String label) {
        choice = id;
        return words(label);
    }

    public ChatTurn about(@Nullable String earlier) {
        about = earlier;
        return this;
    }

    /** It was said in public. */
    public ChatTurn comment(String id) {
        comment = id;
        return this;
    }

    public ChatTurn as(Nature kind) {
        nature = kind;
        return this;
    }

    /** @param source the provider's id of the file, or its address */
    public ChatTurn file(String source, @Nullable String name, @Nullable String mediaType) {
        media.add(new Media(
                // Addresses are signed anew when a message is delivered again; their order is not.
                ContactIds.of(channel, "media", contactId.toString(), String.valueOf(media.size())),
                source,
                name,
                mediaType,
                null));
        return this;
    }

    /** 0/0 is what a device says that does not know; one coordinate, or an impossible one, is none. */
    public ChatTurn where(@Nullable String address, @Nullable Double latitude, @Nullable Double longitude) {
        boolean known = latitude != null
                && longitude != null
                && Math.abs(latitude) <= 90
                && Math.abs(longitude) <= 180
                && !(latitude == 0 && longitude == 0);
        if (known) place = new Place(address, null, latitude, longitude);
        else if (address != null) place = new Place(address, null, null, null);
        return this;
    }

    public boolean isSomebody() {
        return handle != null;
    }

    public boolean isEmpty() {
        return text.isEmpty() && place == null && choice == null && media.isEmpty() && !givesANumber();
    }

    /** By which they can be reached besides. */
    private boolean givesANumber() {
        return also.stream().anyMatch(other -> other.kind() == Handle.Kind.PHONE);
    }

    public ContactReceived contact() {
        return new ContactReceived(
                contactId,
                channel,
                account,
                receivedAt,
                handle,
                null,
                null,
                null,
                text,
                place,
                List.of(),
                new ContactReceived.Thread(messageId, about == null ? List.of() : List.of(about), List.of()),
                null,
                false,
                null,
                nature,
                also,
                null,
                new Chat(saidAt, choice, null, about, comment, media));
    }
}
