package kz.komek.channel.whatsapp;

import com.twilio.security.RequestValidator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kz.komek.channel.Arrival;
import kz.komek.channel.Arrivals;
import kz.komek.channel.Contacts;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lets in what Twilio signed. The address it signs is the one it was given, so ours is configured, never guessed. */
final class TwilioDoor {
    private static final Logger LOG = Logger.getLogger(TwilioDoor.class);
    static final int LARGEST = 256 * 1024;

    /** What Twilio is answered, as HTTP says it. */
    enum Answer {
        TAKEN(200),
        MALFORMED(400),
        UNSIGNED(403),
        /** Twilio does not come again by itself: what it could not deliver is read from its list ({@link TwilioList}). */
        UNAVAILABLE(503);

        final int status;

        Answer(int status) {
            this.status = status;
        }
    }

    private final RequestValidator signatures;
    private final String publicUrl;
    private final TwilioNormaliser normaliser;
    private final Arrivals arrivals;

    TwilioDoor(String authToken, String publicUrl, TwilioNormaliser normaliser, Arrivals arrivals) {
        this.signatures = new RequestValidator(authToken);
        this.publicUrl = publicUrl;
        this.normaliser = normaliser;
        this.arrivals = arrivals;
    }

    /** @param address path and query as they were called */
    Answer message(String address, @Nullable String signature, byte[] body) {
        return take(address, signature, body, normaliser::message);
    }

    /** @param reply out of the query, which is signed */
    Answer status(String address, @Nullable String signature, byte[] body, @Nullable String reply) {
        return take(address, signature, body, form -> Optional.of(normaliser.status(form, reply)));
    }

    private Answer take(
            String address,
            @Nullable String signature,
            byte[] body,
            Function<TwilioForm, Optional<List<Arrival>>> reading) {
        var form = TwilioForm.read(body);
        // What is no form cannot have been signed as one.
        if (form.isEmpty() || !signed(address, form.get(), signature)) return Answer.UNSIGNED;
        var read = reading.apply(form.get());
        if (read.isEmpty()) return Answer.MALFORMED;
        try {
            arrivals.take(read.get());
            return Answer.TAKEN;
        } catch (Contacts.NotAcknowledged e) {
            LOG.warn("Kafka did not acknowledge what Twilio delivered; it is read from Twilio's list of messages");
            return Answer.UNAVAILABLE;
        }
    }

    private boolean signed(String address, TwilioForm form, @Nullable String signature) {
        return signature != null && signatures.validate(publicUrl + address, form.fields(), signature);
    }
}
