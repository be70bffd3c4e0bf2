package kz.komek.simulator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing a resident will say. Made anew from the seed whenever it is needed, so that a long run keeps no texts.
 *
 * @param mark stands once in the text and nowhere else in the world
 * @param name {@code null} for who stays unknown
 * @param email the resident's own demo mailbox, where an answer is wanted by mail
 * @param photo a PNG with the mark painted
 */
record Contact(
        int index,
        String mark,
        Channel channel,
        Language language,
        District district,
        Kind kind,
        String topic,
        String subject,
        String text,
        String address,
        @Nullable Pin pin,
        boolean anonymous,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        boolean withPhoto) {

    /** WGS 84 degrees. */
    record Pin(double latitude, double longitude) {}

    /** The same from another district. */
    Contact from(District other) {
        return new Contact(
                index, mark, channel, language, other, kind, topic, subject, text, address, null, anonymous, name,
                email, phone, withPhoto);
    }

    Optional<byte[]> photo() {
        return withPhoto ? Optional.of(Photo.of(mark)) : Optional.empty();
    }

    String photoName() {
        return mark + ".png";
    }
}
