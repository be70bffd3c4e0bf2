package kz.komek.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that reached us on a channel, immutable. Topic {@code contact.received}, type
 * {@code kz.komek.contact.received.v1}.
 *
 * @param contactId derived from the provider's event ({@link ContactIds}): the same event is the same contact for ever
 * @param account which of our mailboxes, bots or sites it reached
 * @param receivedAt when the channel took it
 * @param handle whom to answer; {@code null}: anonymous, or nobody to answer
 * @param language the resident's choice where there is one
 * @param number ten digits reserved for this contact; {@code null}: the core draws one
 * @param subject the e-mail's subject
 * @param text what the resident wrote; may be empty when files say it all
 * @param thread what ties this to earlier messages
 * @param original the unchanged original in the file store (an e-mail's source)
 * @param nature what kind of thing it is
 * @param complaint what it complains about; {@code null}: no answer of ours; absent in older messages
 * @param chat what only a conversation has; absent elsewhere and in older messages
 * @param also other ways to reach the same person, as the resident typed them; absent in older messages
 */
public record ContactReceived(
        UUID contactId,
        Channel channel,
        String account,
        Instant receivedAt,
        @Nullable Handle handle,
        @Nullable Language language,
        @Nullable String number,
        @Nullable String subject,
        String text,
        @Nullable Place place,
        List<AttachmentRef> attachments,
        @Nullable Thread thread,
        @Nullable Consent consent,
        boolean anonymous,
        @Nullable AttachmentRef original,
        Nature nature,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Handle> also,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Complaint complaint,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Chat chat) {

    @SuppressWarnings("NullAway") // Jackson gives null for what an older message lacks
    public ContactReceived {
        attachments = List.copyOf(attachments);
        also = also == null ? List.of() : List.copyOf(also);
    }

    /** Any that is of no conversation. */
    public ContactReceived(
            UUID contactId,
            Channel channel,
            String account,
            Instant receivedAt,
            @Nullable Handle handle,
            @Nullable Language language,
            @Nullable String number,
            @Nullable String subject,
            String text,
            @Nullable Place place,
            List<AttachmentRef> attachments,
            @Nullable Thread thread,
            @Nullable Consent consent,
            boolean anonymous,
            @Nullable AttachmentRef original,
            Nature nature,
            List<Handle> also,
            @Nullable Complaint complaint) {
        this(
                contactId,
                channel,
                account,
                receivedAt,
                handle,
                language,
                number,
                subject,
                text,
                place,
                attachments,
                thread,
                consent,
                anonymous,
                original,
                nature,
                also,
                complaint,
                null);
    }

    /** Any that is no complaint about an answer. */
    public ContactReceived(
            UUID contactId,
            Channel channel,
            String account,
            Instant receivedAt,
            @Nullable Handle handle,
            @Nullable Language language,
            @Nullable String number,
            @Nullable String subject,
            String text,
            @Nullable Place place,
            List<AttachmentRef> attachments,
            @Nullable Thread thread,
            @Nullable Consent consent,
            boolean anonymous,
            @Nullable AttachmentRef original,
            Nature nature,
            List<Handle> also) {
        this(
                contactId,
                channel,
                account,
                receivedAt,
                handle,
                language,
                number,
                subject,
                text,
                place,
                attachments,
                thread,
                consent,
                anonymous,
                original,
                nature,
                also,
                null);
    }

    /** From a channel that knows one handle at most. */
    public ContactReceived(
            UUID contactId,
            Channel channel,
            String account,
            Instant receivedAt,
            @Nullable Handle handle,
            @Nullable Language language,
            @Nullable String number,
            @Nullable String subject,
            String text,
            @Nullable Place place,
            List<AttachmentRef> attachments,
            @Nullable Thread thread,
            @Nullable Consent consent,
            boolean anonymous,
            @Nullable AttachmentRef original,
            Nature nature) {
        this(
                contactId,
                channel,
                account,
                receivedAt,
                handle,
                language,
                number,
                subject,
                text,
                place,
                attachments,
                thread,
                consent,
                anonymous,
                original,
                nature,
                List.of());
    }

    /**
     * @param messageId of this message itself, as given by the sender or made by the adapter
     * @param references ids of earlier messages it answers, newest last
     * @param numbers ticket numbers found in the subject, in order of appearance
     */
    public record Thread(@Nullable String messageId, List<String> references, List<String> numbers) {
        public Thread {
            references = List.copyOf(references);
            numbers = List.copyOf(numbers);
        }
    }

    /** Consent to the processing of personal data: which wording was agreed to, and when. */
    public record Consent(String wording, Instant at) {}

    /**
     * It is a complaint about the answer to another ticket. The channel vouches that it comes from whoever opens that one.
     *
     * @param about number of the ticket that was answered
     */
    public record Complaint(String about) {}

    /**
     * @param saidAt when it was said, by the provider's clock: windows for answers count from it
     * @param choice the id of what was chosen among what we offered ({@link ReplyRequested.Choice})
     * @param group what is said in one: the parts of an album share it
     * @param about the provider's id of the earlier message that is edited or deleted; otherwise of the one it answers
     * @param comment the provider's id of the public comment it is; {@code null}: said to us alone
     * @param media files that the provider still keeps
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Chat(
            Instant saidAt,
            @Nullable String choice,
            @Nullable String group,
            @Nullable String about,
            @Nullable String comment,
            List<Media> media) {
        public Chat {
            media = List.copyOf(media);
        }
    }

    public enum Nature {
        /** Written by a person: opens a ticket or continues one. */
        MESSAGE,
        /** An out-of-office or another machine's answer: kept with its ticket, never opens or reopens one. */
        AUTOMATIC_REPLY,
        /** The text is not readable; the original is kept and a person looks at it. */
        UNREADABLE,
        /** An earlier message in new words ({@link Chat#about}): opens nothing. */
        EDITED,
        /** An earlier message was taken back ({@link Chat#about}): opens nothing. */
        DELETED
    }
}
