package kz.komek.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param asking what can be answered with one touch; absent in older messages
 * @param template instead of the text where the provider allows nothing else; absent in older messages
 * @param comment the public comment under which it is said; absent: said to its receiver alone
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
        List<AttachmentRef> attachments,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Asking asking,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Template template,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String comment) {
    public ReplyRequested {
        references = List.copyOf(references);
        attachments = List.copyOf(attachments);
    }

    /** Words only. */
    public ReplyRequested(
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
        this(
                replyId,
                channel,
                account,
                to,
                language,
                number,
                subject,
                text,
                automatic,
                inReplyTo,
                references,
                attachments,
                null,
                null,
                null);
    }

    /**
     * What can be answered with one touch; a channel that cannot show it writes the choices below the text, numbered.
     *
     * @param choices none: anything may be answered
     * @param wanted what a button of the provider's own can send
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Asking(List<Choice> choices, @Nullable Wanted wanted) {
        public Asking {
            choices = List.copyOf(choices);
        }
    }

    /**
     * @param id comes back as {@link ContactReceived.Chat#choice}: at most 60 ASCII characters
     * @param label what is read on it
     */
    public record Choice(String id, String label) {}

    public enum Wanted {
        PLACE,
        PHONE
    }

    /** An approved text of the provider's, allowed where our own words are not. @param values in their order */
    public record Template(String name, List<String> values) {
        public Template {
            values = List.copyOf(values);
        }
    }
}
