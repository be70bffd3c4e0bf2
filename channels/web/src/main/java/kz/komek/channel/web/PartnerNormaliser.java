package kz.komek.channel.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Language;

/**
 * What a partner's application sends as the contact that goes to Kafka. It is known by the partner, the number and the
 * Idempotency-Key, not by its words: whatever comes again under the same three is the same, and its first words stand.
 */
final class PartnerNormaliser {
    /** The wording of consent that partners show; a changed wording gets the next number. */
    static final String WORDING = "partner-1";

    private PartnerNormaliser() {}

    static ContactReceived contact(
            String partner, String key, Submission submission, String number, List<AttachmentRef> files, Instant now) {
        return by(partner).submission(id(partner, number, key), submission, number, files, now);
    }

    /** What a resident adds to a ticket. */
    static ContactReceived furtherMessage(
            String partner,
            String key,
            String number,
            String text,
            Language language,
            List<AttachmentRef> files,
            Instant now) {
        return by(partner).message(id(partner, number, key), number, text, language, files, null, now);
    }

    private static Written by(String partner) {
        return new Written(Channel.PARTNER, partner, WORDING);
    }

    private static UUID id(String partner, String number, String key) {
        return ContactIds.of(Channel.PARTNER, partner, number, key);
    }
}
