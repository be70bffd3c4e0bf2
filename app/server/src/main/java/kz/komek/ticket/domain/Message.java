package kz.komek.ticket.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something said on a ticket. An incoming one has its contact's id; an outgoing one has the id its writer chose. */
@Entity
public class Message {
    public enum Direction {
        IN,
        OUT,
        NOTE
    }

    public enum Kind {
        /** The resident's words. */
        RESIDENT,
        /** A machine's answer in the resident's name. */
        MACHINE,
        /** We could not read it; the original is attached. */
        UNREADABLE,
        REPLY,
        QUESTION,
        NOTE,
        /** An executor's answer, for the inspector's eyes. */
        PROPOSAL,
        /** Written by Komek itself: "we have it, your number is ...". */
        ACKNOWLEDGEMENT
    }

    /** How far an outgoing message has come, as staff see it. */
    public enum Delivery {
        QUEUED,
        SENT,
        DELIVERED,
        READ,
        /** The provider lets us write only for so long after their last message. */
        WINDOW_CLOSED,
        /** Nobody can be reached there any more. */
        UNREACHABLE,
        /** Tried, not accepted, will be tried again. */
        NOT_ACCEPTED,
        REFUSED,
        RETURNED,
        /** It may have arrived or not; it is not sent again. */
        UNKNOWN
    }

    @Id
    private UUID id;

    @Column(name = "ticket_id")
    private long ticketId;

    private int version;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private Instant at;
    private @Nullable String author;
    private String text;

    @Column(name = "provider_id")
    private @Nullable String providerId;

    private @Nullable String subject;

    @Enumerated(EnumType.STRING)
    private @Nullable Delivery delivery;

    @Column(name = "delivery_reason")
    private @Nullable String deliveryReason;

    @Column(name = "edited_at")
    private @Nullable Instant editedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    private @Nullable String comment;

    protected Message() {}

    public Message(
            UUID id,
            long ticketId,
            int version,
            Direction direction,
            Kind kind,
            Instant at,
            @Nullable String author,
            String text,
            @Nullable String providerId,
            @Nullable String subject) {
        this.id = id;
        this.ticketId = ticketId;
        this.version = version;
        this.direction = direction;
        this.kind = kind;
        this.at = at;
        this.author = author;
        this.text = text;
        this.providerId = providerId;
        this.subject = subject;
    }

    /** The same, said in public. @param id the provider's, of the comment */
    public Message under(@Nullable String id) {
        comment = id;
        return this;
    }

    public UUID id() {
        return id;
    }

    public long ticketId() {
        return ticketId;
    }

    public int version() {
        return version;
    }

    public Direction direction() {
        return direction;
    }

    public Kind kind() {
        return kind;
    }

    public Instant at() {
        return at;
    }

    public @Nullable String author() {
        return author;
    }

    public String text() {
        return text;
    }

    public @Nullable String providerId() {
        return providerId;
    }

    public @Nullable String subject() {
        return subject;
    }

    /** The provider's id of the public comment that it is; {@code null}: it was said to us alone. */
    public @Nullable String comment() {
        return comment;
    }

    /** When its writer changed it last; {@code null}: never. */
    public @Nullable Instant editedAt() {
        return editedAt;
    }

    /** When its writer took it back; {@code null}: never. */
    public @Nullable Instant deletedAt() {
        return deletedAt;
    }

    /** False: newer words of its writer are there already, or the same. */
    public boolean edit(String words, Instant when) {
        boolean old = editedAt != null && !when.isAfter(editedAt);
        if (old || deletedAt != null || words.equals(text)) return false;
        text = words;
        editedAt = when;
        return true;
    }

    /** The words stay for us: something may have been done because of them. */
    public boolean takeBack(Instant when) {
        if (deletedAt != null) return false;
        deletedAt = when;
        return true;
    }

    /** What came later and was sent in one with it. */
    public void goesOn(String words) {
        text = text.isBlank() ? words : text + "\n" + words;
    }

    /** {@code null}: it is not sent anywhere; the resident reads it on the tracking page. */
    public @Nullable Delivery delivery() {
        return delivery;
    }

    public @Nullable String deliveryReason() {
        return deliveryReason;
    }

    /** True when staff see something else than before. */
    public boolean delivered(Delivery how, @Nullable String why) {
        boolean news = delivery != how || !Objects.equals(deliveryReason, why);
        delivery = how;
        deliveryReason = why;
        return news;
    }
}
