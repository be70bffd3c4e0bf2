package kz.komek.channel.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Complaint;
import kz.komek.contract.ContactReceived.Consent;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/**
 * What is typed into forms of one place, as contacts under numbers that were reserved before.
 *
 * @param wording of consent that is shown there
 */
record Written(Channel channel, String account, String wording) {

    ContactReceived submission(UUID id, Submission submission, String number, List<AttachmentRef> files, Instant now) {
        var handles = submission.handles();
        return new ContactReceived(
                id,
                channel,
                account,
                now,
                handles.isEmpty() ? null : handles.getFirst(),
                submission.language(),
                number,
                null,
                submission.text(),
                submission.place(),
                files,
                null,
                submission.consent() ? new Consent(wording, now) : null,
                submission.anonymous(),
                null,
                Nature.MESSAGE,
                handles.stream().skip(1).toList());
    }

    /** Who they are is known by the number. @param about the answer that it complains about; {@code null}: none */
    ContactReceived message(
            UUID id,
            String number,
            String text,
            Language language,
            List<AttachmentRef> files,
            @Nullable Complaint about,
            Instant now) {
        return new ContactReceived(
                id,
                channel,
                account,
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
                Nature.MESSAGE,
                List.of(),
                about);
    }
}
