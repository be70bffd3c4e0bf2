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
import java.util.Comparator;
import java.util.List;
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

    @Column(name = "language_at")
    private @Nullable Instant languageAt;

    @Column(name = "consent_wording")
    private @Nullable String consentWording;

    @Column(name = "consent_at")
    private @Nullable Instant consentAt;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Resident() {}

    public Resident(@Nullable String displayName, @Nullable Language language, Instant createdAt) {
        this.displayName = displayName;
        this.language = language;
        this.languageAt = language == null ? null : createdAt;
        this.createdAt = createdAt;
    }

    public long id() {
        if (id == null) throw new IllegalStateException("not persisted yet");
        return id;
    }

    public @Nullable String displayName() {
        return displayName;
    }

    /** To the processing of personal data: which wording, and when. */
    public record Consent(String wording, Instant at) {}

    public @Nullable Consent consent() {
        return consentWording == null || consentAt == null ? null : new Consent(consentWording, consentAt);
    }

    public void consented(Consent to) {
        consentWording = to.wording();
        consentAt = to.at();
    }

    /** What the person behind these rows spoke last. */
    public static @Nullable Language spoken(List<Resident> rows) {
        return rows.stream()
                .filter(row -> row.language != null)
                .max(Comparator.comparing(row -> row.languageAt == null ? Instant.MIN : row.languageAt))
                .map(row -> row.language)
                .orElse(null);
    }

    public @Nullable Language language() {
        return language;
    }
}
