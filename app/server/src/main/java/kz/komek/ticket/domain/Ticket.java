package kz.komek.ticket.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.contract.Rating;
import kz.komek.contract.ResidentsDates;
import kz.komek.territory.domain.Kind;
import kz.komek.territory.domain.Located;
import org.jspecify.annotations.Nullable;

/**
 * A resident's matter. Every act goes through {@link StatusTable}, raises the version by one and leaves one entry in the
 * history. Whoever changes a ticket holds the lock of its row.
 */
@Entity
public class Ticket {
    private static final int TITLE = 120;

    @Id
    private long id;

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

    @Embedded
    private @Nullable Whereabouts whereabouts;

    @Column(name = "resident_id")
    private @Nullable Long residentId;

    private boolean anonymous;

    @Column(name = "resident_waits")
    private boolean residentWaits;

    private @Nullable String assignee;

    /** The issue of the catalogue, with the revision whose wording it was registered under. */
    private @Nullable String issue;

    @Column(name = "issue_revision")
    private @Nullable Integer issueRevision;

    @Embedded
    private Execution execution = Execution.none();

    @Embedded
    private Turn turn;

    @Embedded
    private Risk risk;

    /** What its new tier leaves of the time, until the act is written that brings it. */
    @Transient
    private @Nullable Duration hurry;

    /** The resident has spoken on it since it became a part of an incident: somebody has to read that. */
    @Column(name = "spoke_as_part")
    private boolean spokeAsPart;

    /** Why it goes where it goes, until the act is written that brings it there. */
    @Transient
    private Map<String, String> routing = Map.of();

    @Enumerated(EnumType.STRING)
    @Column(name = "resumes_to")
    private @Nullable TicketStatus resumesTo;

    /** Since when the clock stands: the resident is asked, or it was decided that it waits for funds. */
    @Column(name = "paused_at")
    private @Nullable Instant pausedAt;

    /** A promise that had passed when the deadline was moved: it was not kept, however it goes on. */
    @Column(name = "broken_at")
    private @Nullable Instant brokenAt;

    @Column(name = "merged_into")
    private @Nullable Long mergedInto;

    @Enumerated(EnumType.STRING)
    @Column(name = "merged_from")
    private @Nullable TicketStatus mergedFrom;

    /** The incident it is a part of. */
    private @Nullable Long parent;

    @Enumerated(EnumType.STRING)
    private @Nullable Outcome outcome;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "due_at")
    private Instant dueAt;

    /** In whose working time; {@code null}: plain time. */
    @Column(name = "due_calendar")
    private @Nullable String dueCalendar;

    @Column(name = "due_calendar_version")
    private @Nullable Integer dueCalendarVersion;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    private @Nullable Long continues;

    /** The ticket whose answer it complains about. */
    @Column(name = "complains_of")
    private @Nullable Long complainsOf;

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
    public Ticket(long id, Beginning beginning) {
        this.id = id;
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
        this.turn = Turn.beginning(beginning.receivedAt());
        this.risk = Risk.unknown();
        if (beginning.place() != null) isAt(beginning.place());
    }

    private void isAt(Place place) {
        if (district == null) district = place.district();
        address = place.address();
        latitude = place.longitude() == null ? null : place.latitude();
        longitude = place.latitude() == null ? null : place.longitude();
    }

    /** Whether neither its resident nor any of ours has said where it is, or no more than the district. */
    public boolean isNowhere() {
        return address == null && latitude == null && whereabouts().how() == null;
    }

    /** Its resident says now where it is. The district that is known already stays. */
    public void hearPlace(Place said) {
        isAt(said);
    }

    /**
     * The first entry.
     *
     * @param due what somebody else has promised already; {@code null}: the clocks say it
     */
    public HistoryEntry received(@Nullable Instant due) {
        var details = new HashMap<>(whereabouts().details());
        if (due != null) {
            dueAt = due;
            details.put(HistoryEntry.DUE, due.toString());
        }
        return happened(EventKind.RECEIVED, receivedAt, null, new Details(details));
    }

    /** In whose working time something is due. @param calendar id */
    public record Counted(String calendar, int version) {}

    /**
     * By when it is due from now on, as the clocks say.
     *
     * @param in {@code null}: plain time
     * @param since when its clock stands; {@code null}: it runs
     * @param broken what was promised and had passed when it was moved; {@code null}: nothing had
     */
    public void promise(Instant due, @Nullable Counted in, @Nullable Instant since, @Nullable Instant broken) {
        dueAt = due;
        dueCalendar = in == null ? null : in.calendar();
        dueCalendarVersion = in == null ? null : in.version();
        pausedAt = since;
        brokenAt = broken;
        turn.due(due);
    }

    /**
     * It is due later, by a decision.
     *
     * @param clock that was extended
     */
    public HistoryEntry extend(String clock, Instant until, String reason, String by, Instant at) {
        move(Act.EXTEND, at);
        return happened(
                EventKind.EXTENDED,
                at,
                by,
                new Details(Map.of("clock", clock, "until", until.toString(), "reason", reason)));
    }

    /** A decision, or its end, that it waits for funds and the clock with it. */
    public HistoryEntry awaitFunds(EventKind what, String reason, String by, Instant at) {
        move(Act.AWAIT_FUNDS, at);
        if (!execution.waitsForFunds()) throw new TicketRefused(new Refusal.NotNow(Act.AWAIT_FUNDS, status));
        return happened(what, at, by, new Details(Map.of("reason", reason)));
    }

    /**
     * A moment passed that was promised.
     *
     * @param clock whose
     */
    public HistoryEntry passed(EventKind what, String clock, Instant due, Instant at) {
        return happened(what, at, null, new Details(Map.of("clock", clock, "was", due.toString())));
    }

    /** Its resident has not answered what we asked. Whose type nobody knows yet goes back to those who asked. */
    public HistoryEntry endSilence(Instant at) {
        if (status != TicketStatus.WAITING_FOR_RESIDENT) throw new TicketRefused(new Refusal.NotNow(Act.CLOSE, status));
        if (type == null) {
            move(Act.HEAR, at);
            if (status == TicketStatus.REGISTERED) status = TicketStatus.RECEIVED;
            return happened(EventKind.SILENCE_PASSED, at, null, Details.NONE);
        }
        move(Act.CLOSE, at);
        outcome = Outcome.TERMINATED;
        closedAt = at;
        residentWaits = false;
        pausedAt = null;
        resumesTo = null;
        return happened(EventKind.CLOSED, at, null, new Details(Map.of("outcome", outcome.name(), "silence", "true")));
    }

    /** As {@link #endSilence}, of an incident whose parts are open: nobody closes it over them, and its work goes on. */
    public HistoryEntry endSilenceOfWhole(Instant at) {
        if (status != TicketStatus.WAITING_FOR_RESIDENT) throw new TicketRefused(new Refusal.NotNow(Act.CLOSE, status));
        move(Act.HEAR, at);
        return happened(EventKind.SILENCE_PASSED, at, null, Details.NONE);
    }

    /** Where it is, before it is in the history. The district comes from there when nobody named one. */
    public void begins(Located located) {
        stands(Whereabouts.of(located), located);
    }

    /** A part of another ticket, or a complaint about it, is where that one is. */
    public void begins(Ticket whole) {
        whereabouts = whole.whereabouts().copy();
        district = whole.district;
    }

    private void stands(Whereabouts found, Located located) {
        whereabouts = found;
        if (district != null) return;
        district = switch (located) {
            case Located.Found one -> one.district();
            case Located.Ambiguous several -> several.district();
            case Located.Unknown unknown -> null;
            case Located.Nothing nothing -> null;
        };
    }

    /** The district somebody of ours chose. What is located lies in one, also where nobody chose. */
    private void lies(@Nullable String chosen) {
        if (Objects.equals(district, chosen)) return;
        if (chosen == null && whereabouts().territory() != null) return;
        whereabouts = whereabouts().withoutSector();
        district = chosen;
    }

    /** Somebody of ours says where it is. */
    public HistoryEntry locate(
            String territory,
            Kind exact,
            @Nullable String inDistrict,
            @Nullable String inSector,
            String by,
            Instant at) {
        if (StatusTable.next(status, Act.REGISTER).isEmpty()) throw new TicketRefused(whyNot(Act.REGISTER));
        whereabouts = Whereabouts.said(territory, exact, inSector, whereabouts().key());
        if (inDistrict != null) district = inDistrict;
        return happened(EventKind.LOCATED, at, by, new Details(whereabouts.details()));
    }

    /** Whether the register says more of it now. */
    public boolean isBetterLocated(Located located) {
        return Whereabouts.of(located).improves(whereabouts());
    }

    /** The register knows more than when it came in. */
    public HistoryEntry located(Located located, Instant at) {
        stands(Whereabouts.of(located), located);
        return happened(EventKind.LOCATED, at, null, new Details(whereabouts().details()));
    }

    /** @param former the number it had in the older system */
    public HistoryEntry broughtOver(String former, String by, Instant at) {
        return happened(EventKind.BROUGHT_OVER, at, by, new Details(Map.of("number", former)));
    }

    /** Who opened it from a contact that had been set aside. */
    public HistoryEntry filed(String by, Instant at) {
        return happened(EventKind.FILED, at, by, Details.NONE);
    }

    /**
     * What the ticket is about, as somebody of ours understood it.
     *
     * @param issue of the catalogue, with the revision whose wording was shown
     */
    public record Matter(
            TicketType type,
            String title,
            @Nullable String district,
            Language language,
            @Nullable String issue,
            @Nullable Integer issueRevision) {
        /** The same under a wording of the issue. */
        public Matter asWorded(int revision) {
            return new Matter(type, title, district, language, issue, revision);
        }
    }

    public HistoryEntry register(Matter matter, String by, Instant at) {
        move(Act.REGISTER, at);
        type = matter.type();
        title = title(matter.title());
        lies(matter.district());
        language = matter.language();
        issue = matter.issue();
        issueRevision = matter.issueRevision();
        var details = new HashMap<String, String>();
        details.put("type", matter.type().name());
        if (issue != null) details.put("issue", issue);
        if (status == TicketStatus.WAITING_FOR_RESIDENT && resumesTo == TicketStatus.RECEIVED) {
            resumesTo = TicketStatus.REGISTERED;
        }
        return happened(EventKind.REGISTERED, at, by, new Details(details));
    }

    /**
     * To an organisation.
     *
     * @param due a new promise; {@code null} keeps the one there is
     * @param byArbiter after this no organisation may return it
     */
    public HistoryEntry send(Dispatch to, boolean byArbiter, String by, Instant at) {
        if (type == null) throw new TicketRefused(new Refusal.TypeMissing());
        if (to.due() != null && !to.due().isAfter(at)) throw new TicketRefused(new Refusal.DatePast());
        move(Act.SEND, at);
        String before = execution.organisation();
        boolean redirected = execution.sendTo(to.organisation(), to.coExecutors(), to.responsible(), byArbiter);
        var details = new HashMap<String, String>();
        details.put("organisation", to.organisation());
        if (!to.coExecutors().isEmpty()) details.put("with", String.join(" ", to.coExecutors()));
        if (redirected && before != null) details.put("from", before);
        if (to.note() != null) details.put("note", to.note());
        if (to.due() != null) {
            dueAt = to.due();
            details.put(HistoryEntry.DUE, dueAt.toString());
        }
        assignee = null;
        return happened(redirected ? EventKind.REDIRECTED : EventKind.SENT, at, by, new Details(details));
    }

    /** Where an inspector sends it. */
    public record Dispatch(
            String organisation,
            List<String> coExecutors,
            @Nullable String responsible,
            @Nullable Instant due,
            @Nullable String note) {
        public Dispatch {
            coExecutors = List.copyOf(coExecutors);
        }
    }

    public HistoryEntry accept(String by, Instant at) {
        move(Act.ACCEPT, at);
        execution.accept(by);
        return happened(EventKind.ACCEPTED, at, by, Details.NONE);
    }

    /** "Not ours". The third return is a dispute, which the arbiter ends; after that there is no return. */
    public HistoryEntry giveBack(String reason, @Nullable String suggestion, String by, Instant at) {
        if (execution.arbitrated()) throw new TicketRefused(new Refusal.ArbiterDecided());
        boolean disputed = execution.nextReturnIsDisputed();
        move(disputed ? Act.DISPUTE : Act.RETURN, at);
        execution.returned();
        var details = new HashMap<>(Map.of("reason", reason));
        if (execution.organisation() != null) details.put("from", execution.organisation());
        if (suggestion != null) details.put("suggestion", suggestion);
        return happened(disputed ? EventKind.DISPUTED : EventKind.RETURNED, at, by, new Details(details));
    }

    /** @param date when the work will be done, or when funds are expected */
    public HistoryEntry plan(@Nullable LocalDate date, boolean waitsForFunds, String note, String by, Instant at) {
        if (date == null && !waitsForFunds) throw new TicketRefused(new Refusal.DateMissing());
        if (date != null && date.isBefore(LocalDate.ofInstant(at, ResidentsDates.CITY))) {
            throw new TicketRefused(new Refusal.DatePast());
        }
        move(Act.PLAN, at);
        execution.plan(date, waitsForFunds);
        if (execution.responsible() == null) execution.accept(by);
        var details = new HashMap<>(Map.of("funds", String.valueOf(waitsForFunds)));
        if (date != null) details.put("date", date.toString());
        if (!note.isBlank()) details.put("note", note.strip());
        return happened(EventKind.PLANNED, at, by, new Details(details));
    }

    public HistoryEntry propose(Outcome with, String by, Instant at) {
        move(Act.PROPOSE, at);
        execution.propose(with);
        return happened(EventKind.ANSWER_PROPOSED, at, by, new Details(Map.of("outcome", with.name())));
    }

    public HistoryEntry sendBack(String reason, Set<AnswerCheck> missing, String by, Instant at) {
        move(Act.SEND_BACK, at);
        var details = new HashMap<>(Map.of("reason", reason));
        if (!missing.isEmpty()) details.put("missing", names(missing));
        return happened(EventKind.SENT_BACK, at, by, new Details(details));
    }

    /** Worked under another ticket from now on. */
    public HistoryEntry mergeInto(Ticket other, String by, Instant at) {
        if (other.id() == id()) throw new TicketRefused(new Refusal.MergeWithItself());
        if (other.status.isOver()) throw new TicketRefused(new Refusal.TicketClosed());
        TicketStatus before = status;
        move(Act.MERGE, at);
        mergedFrom = before;
        mergedInto = other.id();
        residentWaits = false;
        return happened(EventKind.MERGED, at, by, new Details(Map.of("into", other.number)));
    }

    public HistoryEntry unmerge(String by, Instant at) {
        if (status != TicketStatus.MERGED) throw new TicketRefused(new Refusal.NotMerged());
        move(Act.UNMERGE, at);
        mergedInto = null;
        mergedFrom = null;
        residentWaits = true;
        return happened(EventKind.UNMERGED, at, by, Details.NONE);
    }

    /** Another ticket came in, went out, or was made of a part of this one. */
    public HistoryEntry touched(EventKind how, Ticket other, String by, Instant at) {
        return happened(how, at, by, new Details(Map.of("other", other.number)));
    }

    /** Puts it under an incident, or takes it out. */
    public HistoryEntry link(@Nullable Ticket incident, String by, Instant at) {
        if (incident != null) {
            if (incident.id() == id() || incident.parent != null) throw new TicketRefused(new Refusal.NoParent());
            if (incident.status.isOver()) throw new TicketRefused(new Refusal.TicketClosed());
        }
        move(Act.LINK, at);
        parent = incident == null ? null : incident.id();
        spokeAsPart = false;
        return happened(
                incident == null ? EventKind.UNLINKED : EventKind.LINKED,
                at,
                by,
                incident == null ? Details.NONE : new Details(Map.of("parent", incident.number)));
    }

    /** Under an incident that is known to be one, because of what it asks about; nobody did it by hand. */
    public HistoryEntry joins(Ticket incident, String why, Instant at) {
        move(Act.LINK, at);
        parent = incident.id();
        spokeAsPart = false;
        return happened(EventKind.LINKED, at, null, new Details(Map.of("parent", incident.number, "because", why)));
    }

    /** Out of an incident that it is no part of, or that has ended without it; nobody did it by hand. */
    public HistoryEntry leaves(String why, Instant at) {
        move(Act.LINK, at);
        parent = null;
        spokeAsPart = false;
        return happened(EventKind.UNLINKED, at, null, new Details(Map.of("because", why)));
    }

    /** A part of it becomes a ticket of its own. */
    public HistoryEntry split(Ticket part, String by, Instant at) {
        move(Act.SPLIT, at);
        return touched(EventKind.SPLIT, part, by, at);
    }

    public HistoryEntry take(String by, Instant at) {
        move(Act.TAKE, at);
        String before = assignee;
        assignee = by;
        return happened(
                EventKind.TAKEN,
                at,
                by,
                before == null ? Details.NONE : new Details(Map.of(HistoryEntry.WHOSE, before)));
    }

    /** @param by {@code null}: its holder has not been seen for a while */
    public HistoryEntry release(@Nullable String by, Instant at) {
        move(Act.RELEASE, at);
        String holder = assignee;
        assignee = null;
        boolean unasked = holder != null && !holder.equals(by);
        return happened(
                EventKind.RELEASED, at, by, unasked ? new Details(Map.of(HistoryEntry.WHOSE, holder)) : Details.NONE);
    }

    /**
     * @param login {@code null}: whoever is next at the desk
     * @param to {@code null}: it stays at its desk
     */
    public HistoryEntry handOver(@Nullable String login, @Nullable Desk to, String note, String by, Instant at) {
        move(Act.HAND_OVER, at);
        if (to != null && turn.desk() == null) throw new TicketRefused(new Refusal.NotNow(Act.HAND_OVER, status));
        var details = new HashMap<>(Map.of("note", note));
        if (assignee != null) details.put(HistoryEntry.WHOSE, assignee);
        if (login != null) details.put(HistoryEntry.THEIRS, login);
        if (to != null) {
            details.put("desk", to.name());
            turn.put(to);
        }
        assignee = login;
        return happened(EventKind.HANDED_OVER, at, by, new Details(details));
    }

    /** Its turn is at another desk now, where its holder does not work. */
    public void letGo() {
        assignee = null;
    }

    /** Whether it is open and this executor of the organisation is to bring it to its end. */
    public boolean isAnsweredForBy(String login, String organisation) {
        return !status.isOver()
                && login.equals(execution.responsible())
                && organisation.equals(execution.organisation());
    }

    /** Whoever answered for it there does so no more. */
    public HistoryEntry loseResponsible(String by, Instant at) {
        String before = execution.responsible();
        execution.loseResponsible();
        return happened(
                EventKind.RESPONSIBLE_LEFT,
                at,
                by,
                before == null ? Details.NONE : new Details(Map.of(HistoryEntry.WHOSE, before)));
    }

    public HistoryEntry reply(String by, Instant at) {
        TicketStatus before = status;
        boolean answers = answersWith();
        if (answers) move(Act.REPLY, at);
        else if (StatusTable.next(before, Act.REPLY).isEmpty()) throw new TicketRefused(whyNot(Act.REPLY));
        residentWaits = false;
        spokeAsPart = false;
        return happened(EventKind.REPLIED, at, by, Details.NONE);
    }

    /**
     * Whether a word of ours is the answer. To a matter that others have to work on it is not, whoever says it: "passed on"
     * takes nothing from those who check, execute or decide.
     */
    private boolean answersWith() {
        if (status == TicketStatus.WAITING_FOR_RESIDENT) {
            return resumesTo == null
                    || !resumesTo.isWithService() && resumesTo != TicketStatus.DISPUTED && isAnsweredBy(resumesTo);
        }
        return isAnsweredBy(status);
    }

    private boolean isAnsweredBy(TicketStatus stood) {
        return switch (stood) {
            case REGISTERED, REOPENED, RETURNED -> type == null || type.isAnsweredAtFirstContact();
            case RECEIVED,
                    SENT,
                    IN_WORK,
                    PLANNED,
                    DISPUTED,
                    TO_VERIFY,
                    WAITING_FOR_RESIDENT,
                    ANSWERED,
                    CLOSED,
                    MERGED -> true;
        };
    }

    public HistoryEntry ask(String by, Instant at) {
        TicketStatus before = status;
        move(Act.ASK, at);
        if (before != TicketStatus.WAITING_FOR_RESIDENT) {
            resumesTo = before;
            pausedAt = at;
        }
        residentWaits = false;
        return happened(EventKind.ASKED, at, by, Details.NONE);
    }

    public HistoryEntry note(String by, Instant at) {
        move(Act.NOTE, at);
        return happened(EventKind.NOTED, at, by, Details.NONE);
    }

    /** What the resident thinks of one of its ends changes nothing in it, whatever became of it since. */
    public HistoryEntry rated(Rating rating, Instant at) {
        return happened(EventKind.RATED, at, null, RatingDetails.of(rating));
    }

    /** It complains about the answer to another ticket. */
    public HistoryEntry complain(Ticket about, @Nullable String by, Instant at) {
        type = TicketType.COMPLAINT;
        complainsOf = about.id();
        return happened(EventKind.COMPLAINS, at, by, new Details(Map.of("other", about.number)));
    }

    public HistoryEntry complainedOf(Ticket complaint, @Nullable String by, Instant at) {
        // What the resident has sent is never refused.
        if (by != null) move(Act.COMPLAIN, at);
        return happened(EventKind.COMPLAINED, at, by, new Details(Map.of("other", complaint.number)));
    }

    /** A part of a complaint is about the same answer. */
    public void complainsLike(Ticket complaint) {
        complainsOf = complaint.complainsOf;
    }

    public HistoryEntry named(Complained whom, String by, Instant at) {
        var details = new HashMap<String, String>();
        if (!whom.organisations().isEmpty()) {
            details.put("organisations", String.join(" ", new java.util.TreeSet<>(whom.organisations())));
        }
        if (!whom.people().isEmpty()) {
            details.put("people", String.join(" ", new java.util.TreeSet<>(whom.people())));
        }
        return happened(EventKind.COMPLAINED_OF, at, by, new Details(details));
    }

    /** A reply of ours did not reach the resident. */
    public HistoryEntry undelivered(String reason, Instant at) {
        return happened(EventKind.UNDELIVERED, at, null, new Details(Map.of("reason", reason)));
    }

    /**
     * @param answered whether the resident has been answered, with this closure or before
     * @param confirmed what was checked of the answer; asked for where an organisation had the ticket
     */
    public HistoryEntry close(Outcome how, boolean answered, Set<AnswerCheck> confirmed, String by, Instant at) {
        if (!status.isOver() && type == null) throw new TicketRefused(new Refusal.TypeMissing());
        if (!answered) throw new TicketRefused(new Refusal.AnswerMissing());
        if (!status.isOver() && execution.organisation() != null) {
            var missing = AnswerCheck.missing(how, confirmed);
            if (!missing.isEmpty()) throw new TicketRefused(new Refusal.AnswerUnchecked(missing));
        }
        move(Act.CLOSE, at);
        outcome = how;
        closedAt = at;
        residentWaits = false;
        pausedAt = null;
        resumesTo = null;
        var details = new HashMap<>(Map.of("outcome", how.name()));
        if (!confirmed.isEmpty()) details.put("confirmed", names(confirmed));
        return happened(EventKind.CLOSED, at, by, new Details(details));
    }

    public HistoryEntry reopen(String reason, String by, Instant at) {
        move(Act.REOPEN, at);
        return reopened(by, at, Map.of("reason", reason));
    }

    /** The resident wrote again: an open ticket comes back to us, a closed one is reopened. */
    public HistoryEntry hear(Instant at) {
        boolean wasClosed = status == TicketStatus.CLOSED;
        TicketStatus before = status;
        move(Act.HEAR, at);
        residentWaits = true;
        spokeAsPart = parent != null;
        if (wasClosed) return reopened(null, at, Map.of());
        if (before != status && status == TicketStatus.REGISTERED && type == null) status = TicketStatus.RECEIVED;
        return happened(EventKind.RESIDENT_WROTE, at, null, Details.NONE);
    }

    /** Its resident wrote, or we wrote to them, while it is worked under another ticket: that one goes on. */
    public HistoryEntry saidWhileMerged(EventKind what, @Nullable String by, Instant at) {
        if (what == EventKind.RESIDENT_WROTE && mergedFrom == TicketStatus.WAITING_FOR_RESIDENT) {
            // The answer that we waited for: taken out again, it goes on where it stood.
            mergedFrom = resumesTo == null ? TicketStatus.REGISTERED : resumesTo;
            resumeClock();
        }
        return happened(what, at, by, Details.NONE);
    }

    public HistoryEntry hearMachine(Instant at) {
        move(Act.HEAR_MACHINE, at);
        return happened(EventKind.MACHINE_WROTE, at, null, Details.NONE);
    }

    /** Whether a message of the resident at that time still belongs to this ticket. */
    public boolean hears(Instant at, Duration reopenWindow) {
        return closedAt == null || !at.isAfter(closedAt.plus(reopenWindow));
    }

    private HistoryEntry reopened(@Nullable String by, Instant at, Map<String, String> why) {
        outcome = null;
        closedAt = null;
        residentWaits = true;
        execution.startAgain();
        return happened(EventKind.REOPENED, at, by, new Details(why));
    }

    private void move(Act act, Instant at) {
        TicketStatus before = status;
        TicketStatus next = StatusTable.next(status, act).orElseThrow(() -> new TicketRefused(whyNot(act)));
        if (StatusTable.goesOnWhereItStood(before, act)) {
            TicketStatus stood = before == TicketStatus.MERGED ? mergedFrom : resumesTo;
            next = stood == null ? next : stood;
        }
        status = next;
        if (before == TicketStatus.WAITING_FOR_RESIDENT && next != before && act != Act.MERGE) resumeClock();
    }

    private void resumeClock() {
        pausedAt = null;
        resumesTo = null;
    }

    private Refusal whyNot(Act act) {
        if (status == TicketStatus.CLOSED) return new Refusal.TicketClosed();
        if (status == TicketStatus.MERGED) return new Refusal.TicketMerged();
        if (act == Act.REOPEN) return new Refusal.NotClosed();
        if (act == Act.CLOSE && type == null) return new Refusal.TypeMissing();
        return new Refusal.NotNow(act, status);
    }

    private static String names(Set<AnswerCheck> checks) {
        return checks.stream().sorted().map(AnswerCheck::name).collect(Collectors.joining(" "));
    }

    private HistoryEntry happened(EventKind kind, Instant at, @Nullable String by, Details details) {
        version++;
        if (at.isAfter(changedAt)) changedAt = at;
        details = hastened(details, at);
        turn.settle(desk(), assignee != null, dueAt, at);
        return new HistoryEntry(new HistoryEntry.Key(id(), version), kind, at, by, status, routed(details));
    }

    /** A promise is only ever made shorter by a risk: whoever keeps the clocks compares, when the act has moved them. */
    private Details hastened(Details details, Instant at) {
        if (hurry == null) return details;
        var all = new HashMap<>(details.values());
        all.put(
                HistoryEntry.AT_LATEST,
                at.plus(hurry).truncatedTo(ChronoUnit.SECONDS).toString());
        hurry = null;
        return new Details(all);
    }

    /** A part of an incident is worked with the incident, unless its own resident says something. */
    private @Nullable Desk desk() {
        if (parent != null) return spokeAsPart && !status.isOver() ? Desk.OPERATORS : null;
        return Desk.of(status, type, execution.organisation() != null);
    }

    private Details routed(Details details) {
        if (routing.isEmpty()) return details;
        var all = new HashMap<>(routing);
        all.putAll(details.values());
        routing = Map.of();
        return new Details(all);
    }

    /** Before the act that brings it there; its entry in the history says why. */
    public void route(Routed to) {
        turn.route(to);
        routing = to.details();
        if (to.weighed() != null) take(to.weighed());
    }

    private void take(Weighed weighed) {
        if (weighed.tier().compareTo(risk.tier()) > 0) hurry = weighed.clock();
        risk.take(weighed);
    }

    /** Whether that is what is known of its risk already. */
    public boolean isWeighedSo(Weighed weighed) {
        return risk.says(weighed);
    }

    /**
     * Somebody said what makes it a risk.
     *
     * @param to where such a ticket goes: a higher tier takes it there, a lower one leaves it where it is
     */
    public HistoryEntry weigh(RiskStep step, Weighed weighed, Routed to, String by, Instant at) {
        if (StatusTable.next(status, Act.REGISTER).isEmpty()) throw new TicketRefused(whyNot(Act.REGISTER));
        if (weighed.tier().compareTo(risk.tier()) > 0) route(to);
        else take(weighed);
        var details = new HashMap<>(weighed.details());
        details.put("step", step.name());
        details.put("rules", String.valueOf(weighed.rules()));
        return happened(EventKind.RISK_WEIGHED, at, by, new Details(details));
    }

    /** The first line of the words, cut at a word's end. */
    static String title(String words) {
        String line = words.strip().lines().findFirst().orElse("").strip();
        if (line.codePointCount(0, line.length()) <= TITLE) return line;
        String cut = line.substring(0, line.offsetByCodePoints(0, TITLE - 1));
        int space = cut.lastIndexOf(' ');
        return (space > TITLE / 2 ? cut.substring(0, space) : cut) + "…";
    }

    public long id() {
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

    public Whereabouts whereabouts() {
        // What has no value in any column is nothing at all to the mapper.
        return whereabouts == null ? Whereabouts.of(new Located.Nothing()) : whereabouts;
    }

    public @Nullable Long residentId() {
        return residentId;
    }

    /** The ticket that was closed too long ago to hear what opened this one. */
    public @Nullable Long continues() {
        return continues;
    }

    public @Nullable Long complainsOf() {
        return complainsOf;
    }

    public boolean anonymous() {
        return anonymous;
    }

    public boolean residentWaits() {
        return residentWaits;
    }

    public @Nullable String issue() {
        return issue;
    }

    public @Nullable Integer issueRevision() {
        return issueRevision;
    }

    public Turn turn() {
        return turn;
    }

    /** Somebody is asked to take it; no act on it. */
    public void offer(String login, Instant until) {
        turn.offer(login, until);
    }

    public void withdrawOffer() {
        turn.withdraw();
    }

    public Risk risk() {
        return risk;
    }

    public Execution execution() {
        return execution;
    }

    public @Nullable Long mergedInto() {
        return mergedInto;
    }

    public @Nullable Long parent() {
        return parent;
    }

    /** Since when the clock stands; {@code null}: it runs. */
    public @Nullable Instant pausedAt() {
        return pausedAt;
    }

    /** Whose it is, only the arbiter says: they were asked, or have said it. */
    public boolean isForTheArbiter() {
        return execution.arbitrated()
                || status == TicketStatus.DISPUTED
                || status == TicketStatus.WAITING_FOR_RESIDENT && resumesTo == TicketStatus.DISPUTED;
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

    /** {@code null}: it is due in plain time. */
    public @Nullable Counted dueIn() {
        return dueCalendar == null || dueCalendarVersion == null ? null : new Counted(dueCalendar, dueCalendarVersion);
    }

    public Instant dueAt() {
        return dueAt;
    }

    /** What was promised first, where that had passed when it was moved. */
    public @Nullable Instant brokenAt() {
        return brokenAt;
    }
}
