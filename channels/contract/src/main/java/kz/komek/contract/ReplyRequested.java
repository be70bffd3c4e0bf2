package kz.komek.contract;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The core asks a channel to send something to a resident. Topic {@code reply.requested}, type
 * {@code kz.komek.reply.requested.v1}. A sender first wins the claim of {@code replyId} at the core, then sends.
 *
 * @param replyId identity of the reply; the e-mail's Message-ID derives from it, so a resent mail is the same mail
 * @param number of its ticket; {@code ""}: it belongs to none
 * @param account which of our mailboxes or bots it leaves from
 * @param automatic written by the machine (acknowledgement, status): marked so that other machines do not answer it
 * @param inReplyTo the resident's message it answers
 * @param references the thread so far, oldest first
 */
public record ReplyRequested(
        UUID replyId,
        Channel channel,
        String account,
        Handle to,
        Language language,
        String number,
        @Nullable String subject,
        String text,
        boolean automatic,
        @Nullable String inReplyTo,
        List<String> references,
        List<AttachmentRef> attachments) {
    public ReplyRequested {
        references = List.copyOf(references);
        attachments = List.copyOf(attachments);
    }
}
