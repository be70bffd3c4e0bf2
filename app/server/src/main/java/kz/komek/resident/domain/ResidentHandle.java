package kz.komek.resident.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import kz.komek.contract.Handle;
import org.jspecify.annotations.Nullable;

/** Where a resident can be found: sealed, and found again by a keyed fingerprint. */
@Entity
@Table(name = "resident_handle")
public class ResidentHandle {
    /** @param fingerprint lower-case hex of the keyed hash */
    @Embeddable
    public record Key(@Enumerated(EnumType.STRING) Handle.Kind kind, String fingerprint) implements Serializable {}

    @EmbeddedId
    private Key key;

    private @Nullable String ending;
    private byte[] sealed;

    @Column(name = "resident_id")
    private long residentId;

    @Column(name = "created_at")
    private Instant createdAt;

    protected ResidentHandle() {}

    public ResidentHandle(Key key, @Nullable String ending, byte[] sealed, long residentId, Instant createdAt) {
        this.key = key;
        this.ending = ending;
        this.sealed = sealed.clone();
        this.residentId = residentId;
        this.createdAt = createdAt;
    }

    public Key key() {
        return key;
    }

    public byte[] sealed() {
        return sealed.clone();
    }

    public long residentId() {
        return residentId;
    }
}
