package kz.komek.ticket.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.AttachmentRef.Taken;
import org.jspecify.annotations.Nullable;

/** A file of a message, by reference; refused ones leave their name and the reason. */
@Entity
public class Attachment {
    private static final String PENDING = "media/";

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

    @Column(name = "media_id")
    private @Nullable UUID mediaId;

    @Column(name = "shown_id")
    private @Nullable String shownId;

    private @Nullable Double latitude;
    private @Nullable Double longitude;

    @Column(name = "taken_at")
    private @Nullable Instant takenAt;

    protected Attachment() {}

    /** @param original the unchanged source of the whole message, for staff only */
    public Attachment(UUID messageId, int position, AttachmentRef ref, boolean original) {
        this.key = new Key(messageId, position);
        this.original = original;
        keep(ref);
    }

    /** What a file has for an id as long as its provider keeps it. */
    public static String pending(UUID media) {
        return PENDING + media;
    }

    /** What became of a file that a provider kept. */
    public void stored(UUID media, AttachmentRef ref) {
        mediaId = media;
        // A provider calls many of its files nothing; what was said with the message is better then.
        String called = name;
        keep(ref);
        if (ref.refused() != null && !called.isBlank()) name = called;
    }

    private void keep(AttachmentRef ref) {
        this.fileId = ref.id();
        this.name = ref.name();
        this.mediaType = ref.mediaType();
        this.size = ref.size();
        this.sha256 = ref.sha256();
        this.refused = ref.refused();
        this.shownId = ref.shown();
        Taken taken = ref.taken();
        this.latitude = taken == null ? null : Double.valueOf(taken.latitude());
        this.longitude = taken == null ? null : Double.valueOf(taken.longitude());
        this.takenAt = taken == null ? null : taken.at();
    }

    public UUID messageId() {
        return key.messageId();
    }

    public boolean original() {
        return original;
    }

    public AttachmentRef ref() {
        return new AttachmentRef(fileId, name, mediaType, size, sha256, refused, shownId, taken());
    }

    private @Nullable Taken taken() {
        return latitude == null || longitude == null ? null : new Taken(latitude, longitude, takenAt);
    }

    /** As everybody who is not staff sees it: without where it was taken. Empty: nobody else sees it. */
    public Optional<AttachmentRef> shown() {
        if (shownId != null && shownId.isEmpty()) return Optional.empty();
        return Optional.of(
                new AttachmentRef(shownId == null ? fileId : shownId, name, mediaType, size, sha256, refused));
    }
}
