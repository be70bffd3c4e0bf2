package kz.komek.ticket.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.util.UUID;
import kz.komek.contract.AttachmentRef;
import org.jspecify.annotations.Nullable;

/** A file of a message, by reference; refused ones leave their name and the reason. */
@Entity
public class Attachment {
    @Embeddable
    public record Key(
            @Column(name = "message_id") UUID messageId,
            @Column(name = "position") int position) implements Serializable {}

    @EmbeddedId
    private Key key;

    @Column(name = "file_id")
    private String fileId;

    private String name;

    @Column(name = "media_type")
    private String mediaType;

    private long size;
    private @Nullable String sha256;

    @Enumerated(EnumType.STRING)
    private AttachmentRef.@Nullable Refusal refused;

    private boolean original;

    protected Attachment() {}

    /** @param original the unchanged source of the whole message, for staff only */
    public Attachment(UUID messageId, int position, AttachmentRef ref, boolean original) {
        this.key = new Key(messageId, position);
        this.fileId = ref.id();
        this.name = ref.name();
        this.mediaType = ref.mediaType();
        this.size = ref.size();
        this.sha256 = ref.sha256();
        this.refused = ref.refused();
        this.original = original;
    }

    public UUID messageId() {
        return key.messageId();
    }

    public boolean original() {
        return original;
    }

    public AttachmentRef ref() {
        return new AttachmentRef(fileId, name, mediaType, size, sha256, refused);
    }
}
