package kz.komek.ticket.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import org.jspecify.annotations.Nullable;

/**
 * A resident's matter. Every act goes through {@link StatusTable}, raises the version by one and leaves one entry in the
 * history. Whoever changes a ticket holds the lock of its row.
 */
@Entity
public class Ticket {
    private static final int TITLE = 120;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ticket_id")
    @SequenceGenerator(name = "ticket_id", sequenceName = "ticket_id", allocationSize = 50)
    private @Nullable Long id;

    private String number;
    private int version;

    @Enumerated(EnumType.STRING)
    private TicketStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable TicketType type;

    private String title;

    @Enumerated(EnumType.STRING)
    private @Nullable Language language;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private String account;
    private @Nullable String district;
    private @Nullable String address;
    private @Nullable Double latitude;
    private @Nullable Double longitude;

    @Column(name = "resident_id")
    private @Nullable Long residentId;

    private boolean anonymous;

    @Column(name = "resident_waits")
    private boolean residentWaits;

    private @Nullable String assignee;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    private @Nullable Long continues;

    protected Ticket() {}

    /**
     * What a new ticket starts from.
     *
     * @param words subject or text, of which the title is made
     * @param continues the ticket that was closed too long ago to be reopened
     */
    public record Beginning(
            String number,
            Channel channel,
            String account,
            Instant receivedAt,
            String words,
            @Nullable Language language,
            @Nullable Place place,
            @Nullable Long residentId,
            boolean anonymous,
            @Nullable Long continues) {}

    /** A ticket as it comes in, not yet in the history: {@link #received} writes its first entry. */
    public Ticket(Beginning beginning) {
        this.number = beginning.number();
        this.status = TicketStatus.RECEIVED;
        this.title = title(beginning.words());
        this.language = beginning.language();
        this.channel = beginning.channel();
        this.account = beginning.account();
        this.residentId = beginning.residentId();
        this.anonymous = beginning.anonymous();
        this.residentWaits = true;
        this.receivedAt = beginning.receivedAt();
        this.changedAt = beginning.receivedAt();
        this.dueAt = beginning.receivedAt();
        this.continues = beginning.continues();
        Place place = beginning.place();
        if (place != null) {
            this.district = place.district();
            this.address = place.address();
            this.latitude = place.longitude() == null ? null : place.latitude();
            this.longitude = place.latitude() == null ? null : place.longitude();
        }
    }

    /** The first entry: received, with the promise made. */
    public HistoryEntry received(Period target) {
        return happened(EventKind.RECEIVED, receivedAt, null, promise(receivedAt, target));
    }

    /** Who opened it from a contact that had been set aside. */
    public HistoryEntry filed(String by, Instant at) {
        return happened(EventKind.FILED, at, by, Details.NONE);
    }

    public HistoryEntry register(
            TicketType newType,
            String newTitle,
            @Nullable String newDistrict,
            Language newLanguage,
            String by,
            Instant at) {
        moveOrRefuse(Act.REGISTER);
        type = newType;
        title = title(newTitle);
        district = newDistrict;
        language = newLanguage;
        return happened(EventKind.REGISTERED, at, by, new Details(Map.of("type", newType.name())));
    }

    public HistoryEntry take(String by, Instant at) {
        moveOrRefuse(Act.TAKE);
        String before = assignee;
        assignee = by;
        return happened(EventKind.TAKEN, at, by, before == null ? Details.NONE : new Details(Map.of("from", before)));
    }

    public HistoryEntry release(String by, Instant at) {
        moveOrRefuse(Act.RELEASE);
        assignee = null;
        return happened(EventKind.RELEASED, at, by, Details.NONE);
    }

    public HistoryEntry reply(String by, Instant at) {
        moveOrRefuse(Act.REPLY);
        residentWaits = false;
        return happened(EventKind.REPLIED, at, by, Details.NONE);
    }

    public HistoryEntry ask(String by, Instant at) {
        moveOrRefuse(Act.ASK);
        residentWaits = false;
        return happened(EventKind.ASKED, at, by, Details.NONE);
    }

    public HistoryEntry note(String by, Instant at) {
        moveOrRefuse(Act.NOTE);
        return happened(EventKind.NOTED, at, by, Details.NONE);
    }

    /** A reply of ours did not reach the resident. */
    public HistoryEntry undelivered(String reason, Instant at) {
        return happened(EventKind.UNDELIVERED, at, null, new Details(Map.of("reason", reason)));
    }

    /** @param answered whether the resident has been answered, with this closure or before */
    public HistoryEntry close(Outcome how, boolean answered, String by, Instant at) {
        if (status != TicketStatus.CLOSED && type == null) throw new TicketRefused(new Refusal.TypeMissing());
        if (!answered) throw new TicketRefused(new Refusal.AnswerMissing());
        moveOrRefuse(Act.CLOSE);
        outcome = how;
        closedAt = at;
        residentWaits = false;
        return happened(EventKind.CLOSED, at, by, new Details(Map.of("outcome", how.name())));
    }

    public HistoryEntry reopen(String reason, String by, Instant at, Period target) {
        moveOrRefuse(Act.REOPEN);
        return reopened(by, at, target, Map.of("reason", reason));
    }

    /** The resident wrote again: an open ticket comes back to us, a closed one is reopened. */
    public HistoryEntry hear(Instant at, Period target) {
        boolean wasClosed = status == TicketStatus.CLOSED;
        TicketStatus before = status;
        moveOrRefuse(Act.HEAR);
        residentWaits = true;
        if (wasClosed) return reopened(null, at, target, Map.of());
        if (before != status && type == null) status = TicketStatus.RECEIVED;
        return happened(EventKind.RESIDENT_WROTE, at, null, Details.NONE);
    }

    public HistoryEntry hearMachine(Instant at) {
        moveOrRefuse(Act.HEAR_MACHINE);
        return happened(EventKind.MACHINE_WROTE, at, null, Details.NONE);
    }

    /** Whether a message of the resident at that time still belongs to this ticket. */
    public boolean hears(Instant at, Duration reopenWindow) {
        return closedAt == null || !at.isAfter(closedAt.plus(reopenWindow));
    }

    private HistoryEntry reopened(@Nullable String by, Instant at, Period target, Map<String, String> why) {
        outcome = null;
        closedAt = null;
        residentWaits = true;
        var details = new java.util.HashMap<>(why);
        details.putAll(promise(at, target).values());
        return happened(EventKind.REOPENED, at, by, new Details(details));
    }

    /** Sets what is promised and says from what it came: a promise is kept, not computed again. */
    private Details promise(Instant from, Period target) {
        dueAt = from.atZone(ZoneOffset.UTC).plus(target).toInstant();
        return new Details(Map.of("target", target.toString(), "due", dueAt.toString()));
    }

    private void moveOrRefuse(Act act) {
        status = StatusTable.next(status, act)
                .orElseThrow(() -> new TicketRefused(
                        status == TicketStatus.CLOSED
                                ? new Refusal.TicketClosed()
                                : act == Act.REOPEN ? new Refusal.NotClosed() : new Refusal.TypeMissing()));
    }

    private HistoryEntry happened(EventKind kind, Instant at, @Nullable String by, Details details) {
        version++;
        if (at.isAfter(changedAt)) changedAt = at;
        return new HistoryEntry(new HistoryEntry.Key(id(), version), kind, at, by, status, details);
    }

    /** The first line of the words, cut at a word's end. */
    static String title(String words) {
        String line = words.strip().lines().findFirst().orElse("").strip();
        if (line.codePointCount(0, line.length()) <= TITLE) return line;
        String cut = line.substring(0, line.offsetByCodePoints(0, TITLE - 1));
        int space = cut.lastIndexOf(' ');
        return (space > TITLE / 2 ? cut.substring(0, space) : cut) + "…";
    }

    public Set<Act> allowed() {
        return StatusTable.allowed(status);
    }

    public long id() {
        if (id == null) throw new IllegalStateException("not persisted yet");
        return id;
    }

    public String number() {
        return number;
    }

    public int version() {
        return version;
    }

    public TicketStatus status() {
        return status;
    }

    public @Nullable TicketType type() {
        return type;
    }

    public String title() {
        return title;
    }

    public @Nullable Language language() {
        return language;
    }

    public Channel channel() {
        return channel;
    }

    public String account() {
        return account;
    }

    public @Nullable String district() {
        return district;
    }

    public @Nullable Place place() {
        if (district == null && address == null && latitude == null) return null;
        return new Place(address, district, latitude, longitude);
    }

    public @Nullable Long residentId() {
        return residentId;
    }

    /** The ticket that was closed too long ago to hear what opened this one. */
    public @Nullable Long continues() {
        return continues;
    }

    public boolean anonymous() {
        return anonymous;
    }

    public boolean residentWaits() {
        return residentWaits;
    }

    public @Nullable String assignee() {
        return assignee;
    }

    public @Nullable Outcome outcome() {
        return outcome;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public Instant dueAt() {
        return dueAt;
    }
}
