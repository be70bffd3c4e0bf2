package kz.komek.ticket.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a ticket: who, when, what. Append-only; a correction is a new entry. */
@Entity
@Table(name = "ticket_event")
public class HistoryEntry {
    /** In the details: login of the colleague whose it was until now. */
    public static final String WHOSE = "whose";

    /** Login of the colleague whose it is from then on. */
    public static final String THEIRS = "theirs";

    /** The moment by which it is due, where the act sets it. */
    public static final String DUE = "due";
    /** When a risk asks for the end, however long there else would be. */
    public static final String AT_LATEST = "atLatest";

    /** @param version of the ticket after it: the entry's place in the history */
    @Embeddable
    public record Key(
            @Column(name = "ticket_id") long ticketId,
            @Column(name = "version") int version) implements Serializable {}

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    private EventKind kind;

    private Instant at;
    private @Nullable String actor;

    @Enumerated(EnumType.STRING)
    private TicketStatus status;

    private Details details;

    protected HistoryEntry() {}

    HistoryEntry(Key key, EventKind kind, Instant at, @Nullable String actor, TicketStatus status, Details details) {
        this.key = key;
        this.kind = kind;
        this.at = at;
        this.actor = actor;
        this.status = status;
        this.details = details;
    }

    /** The same act, with what else came of it; before it is written. */
    public HistoryEntry with(Map<String, String> more) {
        var all = new HashMap<>(details.values());
        all.putAll(more);
        return new HistoryEntry(key, kind, at, actor, status, new Details(all));
    }

    public long ticketId() {
        return key.ticketId();
    }

    public int version() {
        return key.version();
    }

    public EventKind kind() {
        return kind;
    }

    public Instant at() {
        return at;
    }

    /** The login of who did it; {@code null}: the resident or the system. */
    public @Nullable String actor() {
        return actor;
    }

    public TicketStatus status() {
        return status;
    }

    public Details details() {
        return details;
    }
}
