package kz.komek.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.catalogue.Catalogue;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Sector;
import kz.komek.platform.audit.Audit;
import kz.komek.platform.files.Played;
import kz.komek.resident.Residents;
import kz.komek.ticket.domain.Act;
import kz.komek.ticket.domain.Answered;
import kz.komek.ticket.domain.Attachment;
import kz.komek.ticket.domain.Complained;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Ending;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.Former;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.QueueFilter;
import kz.komek.ticket.domain.Rights;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketStatus;
import kz.komek.ticket.store.AnswerTable;
import kz.komek.ticket.store.ComplainedTable;
import kz.komek.ticket.store.Conversations;
import kz.komek.ticket.store.QueuePages;
import kz.komek.ticket.store.TicketRepository;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What is read of tickets. */
@ApplicationScoped
@Transactional
public class TicketViews {
    private final TicketRepository tickets;
    private final QueuePages queues;
    private final Conversations conversations;
    private final Residents residents;
    private final Staff staff;
    private final TicketThread thread;
    private final Merged merged;
    private final Catalogue catalogue;
    private final AnswerTable answers;
    private final Guard guard;
    private final ComplainedTable complained;
    private final Audit audit;
    private final InstantSource time;
    private final Period reopenWindow;

    TicketViews(
            TicketRepository tickets,
            QueuePages queues,
            Conversations conversations,
            Residents residents,
            Staff staff,
            TicketThread thread,
            Merged merged,
            Catalogue catalogue,
            AnswerTable answers,
            Guard guard,
            ComplainedTable complained,
            Audit audit,
            InstantSource time,
            @ConfigProperty(name = "komek.ticket.reopen-window") Period reopenWindow) {
        this.tickets = tickets;
        this.queues = queues;
        this.conversations = conversations;
        this.residents = residents;
        this.staff = staff;
        this.thread = thread;
        this.merged = merged;
        this.catalogue = catalogue;
        this.answers = answers;
        this.guard = guard;
        this.complained = complained;
        this.audit = audit;
        this.time = time;
        this.reopenWindow = reopenWindow;
    }

    /**
     * Everything about one ticket.
     *
     * @param ofTheCentre whether its reader is; an executor sees no more than the work takes
     * @param merged numbers of the tickets worked under it, by id: what was said there is among the messages
     * @param continues number of the ticket that was closed too long ago to hear what opened this one
     * @param continuedBy number of the ticket that goes on with this one
     * @param complaintAbout number of the ticket whose answer it complains about
     * @param complaints numbers of those that complain about its answer; for the centre only
     * @param complained whom it is about, as it was written
     */
    public record Whole(
            Ticket ticket,
            Set<Act> allowed,
            List<Message> messages,
            Map<UUID, List<Attachment>> attachments,
            List<HistoryEntry> history,
            @Nullable Person resident,
            @Nullable Asked asked,
            boolean ofTheCentre,
            Map<Long, String> merged,
            @Nullable String continues,
            @Nullable String continuedBy,
            @Nullable String complaintAbout,
            List<String> complaints,
            Complained complained) {}

    /** The issue as it was worded when the ticket was registered under it, and what was answered to its questions. */
    public record Asked(IssueWording wording, Map<String, String> answers) {}

    /**
     * What a resident follows.
     *
     * @param ticket whose number and words are the resident's
     * @param lead what it is worked under, itself where it is not merged: it says where the matter stands
     * @param ending that the matter has come to, with what this resident thinks of it; {@code null}: it is open
     * @param reopenWindow for how long after its end the resident's words open it again
     */
    public record Tracked(
            Ticket ticket,
            Ticket lead,
            List<Message> messages,
            Map<UUID, List<Attachment>> attachments,
            List<HistoryEntry> history,
            @Nullable String continuedBy,
            @Nullable String complaintAbout,
            List<String> complaints,
            @Nullable Ending ending,
            Period reopenWindow) {}

    /** Whom it is about, masked. */
    public record Person(long id, @Nullable String name, List<Residents.Masked> handles) {}

    public enum Queue {
        OPEN,
        MINE,
        WAITING,
        CLOSED,
        /** Registered, or returned: for the inspectors. */
        TO_CHECK,
        /** With an organisation: for the inspectors to chase. */
        WITH_SERVICE,
        TO_VERIFY,
        DISPUTED,
        /** What was put to the desks where nothing comes by itself: for those who work there. */
        AT_DESK,
        /** What no rule could route. */
        TRIAGE,
        /** What the assignee of the filter has in hand: for those who lead. */
        HELD,
        /** What waits at the desk of the filter: for those who lead. */
        WAITING_AT,
        /** Of the caller's own organisation, not yet accepted; in work; where it helps; answered. */
        OUR_NEW,
        OUR_WORK,
        OUR_HELP,
        OUR_DONE;

        /** Each line sees what it works on. */
        boolean isOf(Colleague who) {
            return switch (this) {
                case OUR_NEW, OUR_WORK, OUR_HELP, OUR_DONE -> who.organisation() != null;
                case TO_CHECK, WITH_SERVICE, TO_VERIFY, DISPUTED -> Rights.inspects(who);
                case AT_DESK -> !Desk.of(who).isEmpty();
                case MINE -> Rights.isOfTheCentre(who) || !Desk.of(who).isEmpty();
                case TRIAGE, HELD, WAITING_AT -> Rights.routes(who);
                case OPEN, WAITING, CLOSED -> Rights.isOfTheCentre(who);
            };
        }
    }

    /** A queue is asked for that is not the caller's. */
    public static final class NotYourQueue extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * @param next where the following page begins; {@code null} on the last
     * @param gaveUp a filter was looked up in {@link QueuePages#LOOKED_THROUGH} tickets, and there are more
     */
    public record Page(List<Ticket> tickets, @Nullable Position next, boolean gaveUp) {}

    public record Position(Instant at, long id) {}

    /** Empty as well when the ticket is not for this person's eyes. */
    public Optional<Whole> whole(String number, String login) {
        Colleague who = staff.active(login).orElse(null);
        if (who == null) return Optional.empty();
        return tickets.byNumber(number)
                .filter(ticket -> Rights.sees(who, ticket))
                .flatMap(ticket -> whole(ticket, who));
    }

    /** What stood in one of its messages before, for those of the centre; empty: there is no such message for them. */
    public Optional<List<Former>> before(String number, UUID message, String login) {
        return whole(number, login)
                .filter(Whole::ofTheCentre)
                .filter(whole ->
                        whole.messages().stream().anyMatch(said -> said.id().equals(message)))
                .map(whole -> conversations.before(message));
    }

    /** Whether it is there for this person, wherever merges have led it. */
    public boolean isFor(Colleague who, String number) {
        return tickets.byNumber(number).filter(ticket -> isFor(who, ticket)).isPresent();
    }

    /** Id of a ticket that is for this person's eyes, and not only as an executor's. */
    public Optional<Long> idFor(String number, String login) {
        Colleague who = staff.active(login).orElse(null);
        if (who == null) return Optional.empty();
        return tickets.byNumber(number)
                .filter(ticket -> Rights.isOfTheCentre(who) || Rights.isAtDeskOf(who, ticket))
                .filter(ticket -> isFor(who, ticket))
                .map(Ticket::id);
    }

    public Optional<String> numberOf(long ticket) {
        return tickets.findByIdOptional(ticket).map(Ticket::number);
    }

    /** What the resident's page needs: by number alone only where it stands, with the link's key what was said. */
    public Optional<Tracked> tracked(String number, boolean withKey) {
        return tickets.byOwnNumber(number).map(ticket -> {
            Ticket lead = merged.leadOf(ticket);
            List<HistoryEntry> own = conversations.history(ticket.id());
            List<HistoryEntry> leads = lead == ticket ? own : conversations.history(lead.id());
            return new Tracked(
                    ticket,
                    lead,
                    withKey ? conversations.messages(ticket.id()) : List.of(),
                    withKey ? conversations.attachments(ticket.id()) : Map.of(),
                    course(ticket, lead, own, leads),
                    withKey && lead.status() == TicketStatus.CLOSED
                            ? tickets.continuedBy(ticket.id()).orElse(null)
                            : null,
                    withKey ? complaintAbout(ticket) : null,
                    withKey ? tickets.complaintsAbout(ticket.id()) : List.of(),
                    withKey ? ending(lead, own, leads) : null,
                    reopenWindow);
        });
    }

    private static @Nullable Ending ending(Ticket lead, List<HistoryEntry> own, List<HistoryEntry> leads) {
        if (lead.status() != TicketStatus.CLOSED) return null;
        return Ending.last(leads).map(ending -> ending.judgedIn(own)).orElse(null);
    }

    /** Its own history until it was merged, from then on that of the ticket under which it is worked. */
    private static List<HistoryEntry> course(
            Ticket ticket, Ticket lead, List<HistoryEntry> own, List<HistoryEntry> leads) {
        if (lead == ticket) return own;
        Instant since = own.stream()
                .filter(entry -> entry.kind() == EventKind.MERGED)
                .map(HistoryEntry::at)
                .reduce(ticket.receivedAt(), (earlier, later) -> later);
        return Stream.concat(
                        own.stream().filter(entry -> entry.status() != TicketStatus.MERGED),
                        leads.stream().filter(entry -> !entry.at().isBefore(since)))
                .toList();
    }

    private @Nullable String continuedBy(Ticket ticket) {
        return ticket.status() == TicketStatus.CLOSED
                ? tickets.continuedBy(ticket.id()).orElse(null)
                : null;
    }

    private @Nullable String complaintAbout(Ticket ticket) {
        return ticket.complainsOf() == null
                ? null
                : tickets.findById(ticket.complainsOf()).number();
    }

    private Optional<Whole> whole(Ticket ticket, Colleague who) {
        Complained of = guard.complainedOf(ticket);
        if (!Rights.sees(who, ticket, of)) return Optional.empty();
        // Whoever answered does not learn from the first ticket who complained about it where.
        boolean ofTheCentre = Rights.isOfTheCentre(who);
        var conversation = conversation(ticket, who, ofTheCentre || Rights.isAtDeskOf(who, ticket));
        return Optional.of(new Whole(
                ticket,
                Rights.acts(who, ticket, of),
                conversation.messages(),
                conversation.attachments(),
                conversations.history(ticket.id()).stream()
                        .filter(entry -> ofTheCentre || isForService(entry, who))
                        .toList(),
                ticket.residentId() == null ? null : person(ticket.residentId(), thread.people(ticket)),
                asked(ticket),
                ofTheCentre,
                conversation.merged(),
                ticket.continues() == null
                        ? null
                        : tickets.findById(ticket.continues()).number(),
                continuedBy(ticket),
                complaintAbout(ticket),
                ofTheCentre ? tickets.complaintsAbout(ticket.id()) : List.of(),
                ofTheCentre ? complained.of(ticket.id()) : Complained.NOBODY));
    }

    private record Conversation(
            List<Message> messages, Map<UUID, List<Attachment>> attachments, Map<Long, String> merged) {}

    /** What was said on it and on those worked under it, as far as it is for this reader's eyes. */
    private Conversation conversation(Ticket ticket, Colleague who, boolean ofTheCentre) {
        List<Ticket> under = merged.under(ticket);
        var numbers = under.stream().collect(Collectors.toMap(Ticket::id, Ticket::number));
        var ids = new ArrayList<>(numbers.keySet());
        ids.add(ticket.id());
        List<Message> own = under.isEmpty() ? conversations.messages(ticket.id()) : withoutCopies(ids, ticket, under);
        var attachments = conversations.attachmentsOf(ids);
        if (ofTheCentre) return new Conversation(own, attachments, numbers);
        var shown = own.stream().filter(message -> isForService(message, who)).toList();
        var files = new HashMap<UUID, List<Attachment>>();
        for (Message message : shown) {
            // The original of a mail names everybody it went to.
            files.put(
                    message.id(),
                    attachments.getOrDefault(message.id(), List.of()).stream()
                            .filter(file -> !file.original())
                            .toList());
        }
        return new Conversation(shown, files, numbers);
    }

    private List<Message> withoutCopies(List<Long> ids, Ticket lead, List<Ticket> under) {
        List<Message> all = conversations.messagesOf(ids);
        Set<UUID> copies = all.stream()
                .filter(message -> message.ticketId() == lead.id() && message.direction() == Message.Direction.OUT)
                .flatMap(message -> under.stream().map(told -> Merged.copyOf(message.id(), told)))
                .collect(Collectors.toSet());
        return all.stream().filter(message -> !copies.contains(message.id())).toList();
    }

    /** What the centre notes for itself is not the service's, nor is the link by which the resident follows the ticket. */
    private boolean isForService(Message message, Colleague who) {
        return switch (message.kind()) {
            case NOTE ->
                message.author() != null
                        && staff.active(message.author())
                                .map(Colleague::organisation)
                                .filter(organisation -> organisation.equals(who.organisation()))
                                .isPresent();
            case ACKNOWLEDGEMENT -> false;
            case RESIDENT, MACHINE, UNREADABLE, REPLY, QUESTION, PROPOSAL -> true;
        };
    }

    /** Neither that somebody complained nor, by what it was tied to, the number of the complaint. */
    private boolean isForService(HistoryEntry entry, Colleague who) {
        if (entry.kind() == EventKind.COMPLAINED) return false;
        var values = entry.details().values();
        return Stream.of(values.get("into"), values.get("parent"), values.get("other"))
                .filter(Objects::nonNull)
                .map(tickets::byOwnNumber)
                .flatMap(Optional::stream)
                .noneMatch(named -> guard.complainedOf(named).hidesFrom(who));
    }

    private @Nullable Asked asked(Ticket ticket) {
        String issue = ticket.issue();
        Integer revision = ticket.issueRevision();
        if (issue == null || revision == null) return null;
        return catalogue
                .issue(issue, revision)
                .map(wording -> new Asked(
                        wording,
                        answers.last(ticket.id())
                                .filter(last -> last.issue().equals(issue) && last.revision() == revision)
                                .map(Answered::answers)
                                .orElse(Map.of())))
                .orElse(null);
    }

    /** Another ticket that belongs to this one, or seems to. */
    public record Related(Ticket ticket, Relation relation) {}

    public enum Relation {
        MERGED_HERE,
        PARENT,
        CHILD,
        SAME_PERSON,
        SAME_PLACE
    }

    /** @param more the reasons for which there are others than these */
    public record AllRelated(List<Related> tickets, Set<Relation> more) {}

    /** What belongs to it, and what looks like the same matter, each with the reason. */
    public AllRelated related(String number, String login) {
        Colleague who = staff.active(login).orElse(null);
        Ticket ticket = tickets.byNumber(number)
                .filter(found -> who != null && isFor(who, found))
                .orElseThrow(TicketDesk.NoSuchTicket::new);
        var found = new EnumMap<Relation, List<Ticket>>(Relation.class);
        found.put(Relation.MERGED_HERE, tickets.mergedInto(ticket.id()));
        found.put(
                Relation.PARENT,
                ticket.parent() == null
                        ? List.of()
                        : tickets.findByIdOptional(ticket.parent()).stream().toList());
        found.put(Relation.CHILD, tickets.children(ticket.id()));
        found.put(Relation.SAME_PERSON, tickets.ofSamePerson(ticket, samePerson(ticket)));
        found.put(Relation.SAME_PLACE, tickets.ofSamePlace(ticket));
        var shown = new ArrayList<Related>();
        var more = EnumSet.noneOf(Relation.class);
        found.forEach((relation, all) -> {
            int most = relation == Relation.CHILD ? TicketRepository.MOST_PARTS : TicketRepository.MOST_RELATED;
            if (all.size() > most) more.add(relation);
            all.stream()
                    .limit(most)
                    .filter(one -> isFor(who, one))
                    .forEach(one -> shown.add(new Related(one, relation)));
        });
        return new AllRelated(shown, more);
    }

    private Set<Long> samePerson(Ticket ticket) {
        return ticket.residentId() == null ? Set.of() : residents.same(ticket.residentId());
    }

    /** Everything that the person behind this row has ever asked, by any of their handles, the newest first. */
    public Page ofResident(long resident, String login, @Nullable Position after, int limit) {
        Colleague who = staff.active(login).filter(Rights::isOfTheCentre).orElseThrow(NotYourQueue::new);
        var position = after == null ? null : new TicketRepository.Position(after.at(), after.id());
        List<Ticket> found = tickets.ofPerson(residents.same(resident), position, limit + 1);
        List<Ticket> taken = found.size() <= limit ? found : found.subList(0, limit);
        List<Ticket> shown = taken.stream().filter(ticket -> isFor(who, ticket)).toList();
        if (found.size() <= limit) return new Page(shown, null, false);
        return new Page(
                shown,
                new Position(taken.getLast().receivedAt(), taken.getLast().id()),
                false);
    }

    private boolean isFor(Colleague who, Ticket ticket) {
        return guard.isFor(who, ticket);
    }

    private Person person(long id, List<Long> people) {
        return new Person(
                id, residents.find(id).map(resident -> resident.displayName()).orElse(null), residents.masked(people));
    }

    /** One page of a queue: its cost does not grow with the register. */
    public Page page(Queue queue, QueueFilter filter, String login, @Nullable Position after, int limit) {
        Colleague who = staff.active(login).orElseThrow(NotYourQueue::new);
        if (!queue.isOf(who)) throw new NotYourQueue();
        String organisation = who.organisation() == null ? "" : who.organisation();
        Sector where = who.sector();
        var position = after == null ? null : new TicketRepository.Position(after.at(), after.id());
        var asked = new QueuePages.Asked(position, limit, filter);
        QueuePages.Stretch found = switch (queue) {
            case OPEN -> queues.inWork(where, asked);
            case MINE -> queues.of(login, asked);
            case HELD -> queues.of(filter.assignee() == null ? "" : filter.assignee(), asked);
            case WAITING_AT ->
                filter.desk() == null ? QueuePages.Stretch.NOTHING : queues.waitingAt(filter.desk(), asked);
            case WAITING -> queues.withResident(where, asked);
            case CLOSED -> queues.closed(where, asked);
            case TO_CHECK -> queues.toCheck(where, asked);
            case WITH_SERVICE -> queues.withService(where, asked);
            case TO_VERIFY -> queues.toVerify(where, asked);
            case DISPUTED -> queues.disputed(where, asked);
            case AT_DESK -> queues.atDesks(Desk.of(who), asked);
            case TRIAGE -> queues.triage(asked);
            case OUR_NEW -> queues.sentTo(organisation, asked);
            case OUR_WORK -> queues.inWorkAt(organisation, asked);
            case OUR_HELP -> queues.helpedBy(organisation, asked);
            case OUR_DONE -> queues.doneBy(organisation, asked);
        };
        var until = found.until();
        return new Page(
                found.tickets().stream().filter(ticket -> isFor(who, ticket)).toList(),
                until == null ? null : new Position(until.at(), until.id()),
                until != null && found.tickets().size() < limit);
    }

    /** Whether the file belongs to the ticket and is for this reader; an id guessed right is not enough. */
    public Optional<Attachment> attachment(String number, String fileId, String login) {
        return whole(number, login).stream()
                .flatMap(whole -> whole.attachments().values().stream())
                .flatMap(List::stream)
                .filter(attachment -> !fileId.isEmpty() && attachment.ref().id().equals(fileId))
                .findFirst();
    }

    /**
     * A file of the ticket as somebody opens it. Voices are people: who listens is written down.
     *
     * @param part of it that was asked for; {@code null}: all
     */
    public Optional<Attachment> opened(String number, String fileId, String login, @Nullable String part) {
        Optional<Attachment> found = attachment(number, fileId, login);
        found.filter(file -> Played.isSound(file.ref().mediaType()))
                .ifPresent(file -> audit.changed(
                        "attachments",
                        fileId,
                        login,
                        time.instant(),
                        null,
                        Map.of("ticket", number, "heard", part == null ? "all" : part)));
        return found;
    }
}
