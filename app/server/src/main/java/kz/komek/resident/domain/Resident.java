package kz.komek.resident.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/** A person who turned to us. */
@Entity
public class Resident {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "resident_id")
    @SequenceGenerator(name = "resident_id", sequenceName = "resident_id", allocationSize = 50)
    private @Nullable Long id;

    @Column(name = "display_name")
    private @Nullable String displayName;

    @Enumerated(EnumType.STRING)
    private @Nullable Language language;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Resident() {}

    public Resident(@Nullable String displayName, @Nullable Language language, Instant createdAt) {
        this.displayName = displayName;
        this.language = language;
        this.createdAt = createdAt;
    }

    public long id() {
        if (id == null) throw new IllegalStateException("not persisted yet");
        return id;
    }

    public @Nullable String displayName() {
        return displayName;
    }

    public @Nullable Language language() {
        return language;
    }
}
