package kz.komek.channel.web;

import java.time.Instant;
import java.util.List;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Consent;
import kz.komek.contract.ContactReceived.Nature;
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
        var handles = submission.handles();
        return new ContactReceived(
                ContactIds.of(Channel.PARTNER, partner, number, key),
                Channel.PARTNER,
                partner,
                now,
                handles.isEmpty() ? null : handles.getFirst(),
                submission.language(),
                number,
                null,
                submission.text(),
                submission.place(),
                files,
                null,
                submission.consent() ? new Consent(WORDING, now) : null,
                submission.anonymous(),
                null,
                Nature.MESSAGE,
                handles.stream().skip(1).toList());
    }

    /** What a resident adds to a ticket. Who they are is known there. */
    static ContactReceived furtherMessage(
            String partner,
            String key,
            String number,
            String text,
            Language language,
            List<AttachmentRef> files,
            Instant now) {
        return new ContactReceived(
                ContactIds.of(Channel.PARTNER, partner, number, key),
                Channel.PARTNER,
                partner,
                now,
                null,
                language,
                number,
                null,
                text,
                null,
                files,
                null,
                null,
                false,
                null,
                Nature.MESSAGE);
    }
}
