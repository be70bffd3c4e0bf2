package kz.komek.channel.whatsapp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Chat;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.Handle;
import kz.komek.contract.Media;
import kz.komek.contract.Place;
import org.jspecify.annotations.Nullable;

/** One message on WhatsApp on its way to become a contact, whichever provider brings it. */
final class Said {
    private static final Pattern PHONE = Pattern.compile("\\+?([1-9]\\d{6,14})");
    private static final Pattern BUSINESS_SCOPED = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9.]{1,140}");

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
    private final List<Media> media = new ArrayList<>();
    private Nature nature = Nature.MESSAGE;

    /** @param event what the provider's event is known by */
    Said(String account, @Nullable String messageId, Instant receivedAt, String... event) {
        this.account = account;
        this.messageId = messageId;
        this.receivedAt = receivedAt;
        this.saidAt = receivedAt;
        String[] parts = new String[event.length + 1];
        parts[0] = account;
        System.arraycopy(event, 0, parts, 1, event.length);
        this.contactId = ContactIds.of(Channel.WHATSAPP, parts);
    }

    /** A number comes without its plus from Meta. {@code null}: it is none. */
    static @Nullable String phone(@Nullable String given) {
        if (given == null) return null;
        var matcher = PHONE.matcher(given);
        return matcher.matches() ? "+" + matcher.group(1) : null;
    }

    static @Nullable String businessScoped(@Nullable String given) {
        return given != null && BUSINESS_SCOPED.matcher(given).matches() ? given : null;
    }

    /** A person may come with the number, with the id within our portfolio, or with both: then they are tied. */
    Said by(@Nullable String phone, @Nullable String scoped, @Nullable String name) {
        if (phone != null) handle = new Handle(Handle.Kind.PHONE, phone, name);
        if (scoped != null) {
            var other = new Handle(Handle.Kind.WHATSAPP, scoped, name);
            if (handle == null) handle = other;
            else also.add(other);
        }
        return this;
    }

    Said also(Handle other) {
        also.add(other);
        return this;
    }

    Said at(@Nullable Instant said) {
        if (said != null) saidAt = said;
        return this;
    }

    Said words(@Nullable String words) {
        text = words == null ? "" : words;
        return this;
    }

    Said chosen(@Nullable String id, @Nullable String label) {
        choice = id;
        return words(label);
    }

    Said about(@Nullable String earlier) {
        about = earlier;
        return this;
    }

    Said as(Nature kind) {
        nature = kind;
        return this;
    }

    /** @param source the provider's id of the file, or its address */
    Said file(String source, @Nullable String name, @Nullable String mediaType) {
        media.add(new Media(
                ContactIds.of(Channel.WHATSAPP, "media", contactId.toString(), source),
                source,
                name,
                mediaType,
                null));
        return this;
    }

    /** 0/0 is what a device says that does not know; one coordinate, or an impossible one, is none. */
    Said where(@Nullable String address, @Nullable Double latitude, @Nullable Double longitude) {
        boolean known = latitude != null
                && longitude != null
                && Math.abs(latitude) <= 90
                && Math.abs(longitude) <= 180
                && !(latitude == 0 && longitude == 0);
        if (known) place = new Place(address, null, latitude, longitude);
        else if (address != null) place = new Place(address, null, null, null);
        return this;
    }

    boolean isSomebody() {
        return handle != null;
    }

    boolean isEmpty() {
        return text.isEmpty() && place == null && choice == null && media.isEmpty();
    }

    ContactReceived contact() {
        return new ContactReceived(
                contactId,
                Channel.WHATSAPP,
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
                new Chat(saidAt, choice, null, about, null, media));
    }
}
