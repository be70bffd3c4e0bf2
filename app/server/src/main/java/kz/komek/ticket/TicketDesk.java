package kz.komek.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.komek.catalogue.Catalogue;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.contract.District;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.resident.Residents;
import kz.komek.ticket.domain.Act;
import kz.komek.ticket.domain.AnswerCheck;
import kz.komek.ticket.domain.Attachment;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Outcome;
import kz.komek.ticket.domain.Refusal;
import kz.komek.ticket.domain.Rights;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.ticket.domain.TicketStatus;
import kz.komek.ticket.store.Conversations;
import org.jspecify.annotations.Nullable;

/** What staff do to tickets. Every command may come twice: the second time changes nothing. */
@ApplicationScoped
@Transactional
public class TicketDesk {
    public static final int LONGEST_TEXT = 20_000;
    public static final int LONGEST_REMARK = 2_000;

    private final InHand inHand;
    private final Conversations conversations;
    private final SentFiles files;
    private final TicketJournal journal;
    private final Merged merged;
    private final Catalogue catalogue;
    private final IntakeQuestions questions;
    private final Residents residents;
    private final Routing routing;
    private final Guard guard;
    private final Staff staff;
    private final InstantSource time;

    TicketDesk(
            InHand inHand,
            Conversations conversations,
            SentFiles files,
            TicketJournal journal,
            Merged merged,
            Catalogue catalogue,
            IntakeQuestions questions,
            Residents residents,
            Routing routing,
            Guard guard,
            Staff staff,
            InstantSource time) {
        this.inHand = inHand;
        this.conversations = conversations;
        this.files = files;
        this.journal = journal;
        this.merged = merged;
        this.catalogue = catalogue;
        this.questions = questions;
        this.residents = residents;
        this.routing = routing;
        this.guard = guard;
        this.staff = staff;
        this.time = time;
    }

    /** The ticket changed since it was read: the caller shows its present state and keeps what was typed. */
    public static final class Stale extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    public static final class NoSuchTicket extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * @param version the version the writer saw
     * @param answers to the questions of the issue; {@code null}: those that there are stay
     */
    public void register(
            String number, int version, Ticket.Matter matter, @Nullable Map<String, String> answers, String by) {
        Ticket ticket = inHand.take(number, version, Act.REGISTER, by);
        var wording = wording(ticket, matter);
        var answered = wording == null ? null : questions.weigh(ticket, wording, answers);
        register(ticket, matter, wording, by);
        if (answered != null) questions.keep(ticket, answered);
    }

    /**
     * Without asking anything: as a part of something that was registered.
     *
     * @param ticket locked by the caller
     */
    void register(Ticket ticket, Ticket.Matter matter, String by) {
        register(ticket, matter, wording(ticket, matter), by);
    }

    private void register(Ticket ticket, Ticket.Matter matter, @Nullable IssueWording wording, String by) {
        requireDistrict(matter.district());
        InHand.requireText(matter.title());
        var worded = wording == null ? matter : matter.asWorded(wording.revision());
        var at = time.instant();
        routing.isRegistered(ticket, worded, wording, at);
        journal.write(ticket, ticket.register(worded, by, at));
        if (ticket.residentId() != null) residents.speaks(ticket.residentId(), matter.language(), time.instant());
    }

    /** The wording that was shown, else the one the ticket has, else today's. */
    private @Nullable IssueWording wording(Ticket ticket, Ticket.Matter matter) {
        if (matter.issue() == null) return null;
        Integer shown = matter.issueRevision();
        if (shown == null && matter.issue().equals(ticket.issue())) shown = ticket.issueRevision();
        var found = shown == null ? catalogue.issue(matter.issue()) : catalogue.issue(matter.issue(), shown);
        // A wording of an issue that was retired while somebody looked at it: nothing new is filed under it.
        boolean fresh = !matter.issue().equals(ticket.issue());
        if (shown != null && fresh && catalogue.issue(matter.issue()).isEmpty()) found = Optional.empty();
        return found.orElseThrow(() -> new TicketRefused(new Refusal.UnknownIssue(matter.issue())));
    }

    public void take(String number, String by) {
        take(inHand.take(number, Act.TAKE, by), by);
    }

    /** @param version the version the taker saw */
    public void take(String number, int version, String by) {
        take(inHand.take(number, version, Act.TAKE, by), by);
    }

    private void take(Ticket ticket, String by) {
        if (by.equals(ticket.assignee())) return;
        if (ticket.assignee() != null) throw new TicketRefused(new Refusal.TakenByAnother(ticket.assignee()));
        requireNotAskedOfAnother(ticket, by);
        journal.write(ticket, ticket.take(by, time.instant()));
    }

    private static void requireNotAskedOfAnother(Ticket ticket, String by) {
        String asked = ticket.turn().offeredTo();
        if (asked != null && !asked.equals(by)) throw new TicketRefused(new Refusal.TakenByAnother(asked));
    }

    public void release(String number, String by) {
        release(inHand.take(number, Act.RELEASE, by), by);
    }

    /** @param version the version that was seen */
    public void release(String number, int version, String by) {
        release(inHand.take(number, version, Act.RELEASE, by), by);
    }

    private void release(Ticket ticket, String by) {
        if (ticket.assignee() == null) return;
        requireTheirs(ticket, by);
        journal.write(ticket, ticket.release(by, time.instant()));
    }

    /** What somebody has in hand is taken from them by those who lead, and by nobody else. */
    private void requireTheirs(Ticket ticket, String by) {
        if (staff.active(by).filter(who -> Rights.mayLetGo(who, ticket)).isPresent()) return;
        throw new TicketRefused(new Refusal.TakenByAnother(String.valueOf(ticket.assignee())));
    }

    /**
     * To another person, or to another desk, with a word to whoever gets it.
     *
     * @param version the version the writer saw
     * @param to login; {@code null}: whoever is next at the desk
     * @param desk {@code null}: it stays at its desk
     */
    public void handOver(String number, int version, @Nullable String to, @Nullable Desk desk, String note, String by) {
        Ticket ticket = inHand.take(number, version, Act.HAND_OVER, by);
        requireTheirs(ticket, by);
        if (by.equals(to)) requireNotAskedOfAnother(ticket, by);
        handOver(ticket, to, desk, note, by);
    }

    /**
     * Takes back what the same person has handed over, though another has it now: they have not touched it since.
     *
     * @param version at which it was handed over
     */
    public void takeBack(String number, int version, @Nullable String to, @Nullable Desk desk, String note, String by) {
        handOver(inHand.take(number, version, Act.HAND_OVER, by), to, desk, note, by);
    }

    private void handOver(Ticket ticket, @Nullable String to, @Nullable Desk desk, String note, String by) {
        String words = InHand.reason(note);
        InHand.requireShort(words);
        if (to != null) {
            Colleague who = staff.active(to).orElseThrow(() -> new TicketRefused(new Refusal.UnknownColleague(to)));
            if (guard.complainedOf(ticket).isAbout(who)) {
                throw new TicketRefused(new Refusal.ComplainedOfPerson(to));
            }
            if (!Rights.mayHold(who, ticket, desk)) throw new TicketRefused(new Refusal.NotTheirs(to));
        }
        journal.write(ticket, ticket.handOver(to, desk, words, by, time.instant()));
    }

    /**
     * Says something on a ticket.
     *
     * @param id chosen by the writer: the same id with the same words is the same message
     * @param sent ids of files uploaded before
     */
    public void write(String number, UUID id, Message.Kind kind, String text, List<String> sent, String by) {
        InHand.requireText(text);
        Ticket ticket = inHand.take(number, actOf(kind), by);
        if (inHand.wasSaid(id, ticket, kind, text)) return;
        say(ticket, id, kind, text, files.attach(id, sent, by), by, false);
    }

    /**
     * @param answer sent to the resident with the closure; {@code null} when they were answered before
     * @param confirmed what was checked of a service's answer
     */
    public void close(
            String number,
            int version,
            Outcome outcome,
            UUID answerId,
            @Nullable String answer,
            Set<AnswerCheck> confirmed,
            String by) {
        Ticket ticket = inHand.take(number, Act.CLOSE, by);
        if (ticket.status() == TicketStatus.CLOSED && ticket.outcome() == outcome) {
            requireSaid(answerId, answer);
            return;
        }
        if (ticket.version() != version) throw new Stale();
        if (ticket.status() == TicketStatus.CLOSED) throw new TicketRefused(new Refusal.TicketClosed());
        inHand.requireNoOpenParts(ticket);
        close(ticket, outcome, answerId, answer, confirmed, by);
    }

    /** Somebody else closed it the same way, with other words: whoever came second must know that theirs were not sent. */
    private void requireSaid(UUID answerId, @Nullable String answer) {
        boolean silent = answer == null || answer.isBlank();
        if (!silent && conversations.message(answerId).isEmpty()) throw new Stale();
    }

    /** @param ticket locked by the caller */
    void close(
            Ticket ticket,
            Outcome outcome,
            UUID answerId,
            @Nullable String answer,
            Set<AnswerCheck> confirmed,
            String by) {
        boolean withAnswer = answer != null && !answer.isBlank();
        boolean withService = ticket.status().isWithService();
        if (withAnswer && ticket.type() != null) {
            InHand.requireText(answer);
            say(ticket, answerId, Message.Kind.REPLY, answer, proof(ticket, answerId), by, true);
        }
        boolean answered = withAnswer || !withService && conversations.answered(ticket.id());
        journal.write(ticket, ticket.close(outcome, answered, confirmed, by, time.instant()));
    }

    public void reopen(String number, int version, String reason, String by) {
        String why = InHand.reason(reason);
        Ticket ticket = inHand.take(number, version, Act.REOPEN, by);
        var at = time.instant();
        routing.comesBack(ticket, at);
        journal.write(ticket, ticket.reopen(why, by, at));
    }

    /** What the service sent with the answer that was checked goes to the resident with it. */
    private List<Attachment> proof(Ticket ticket, UUID answerId) {
        if (ticket.status() != TicketStatus.TO_VERIFY) return List.of();
        var files = new ArrayList<Attachment>();
        for (Attachment one : conversations.proof(ticket.id())) {
            files.add(new Attachment(answerId, files.size(), one.ref(), false));
        }
        return files;
    }

    private static Act actOf(Message.Kind kind) {
        return switch (kind) {
            case REPLY -> Act.REPLY;
            case QUESTION -> Act.ASK;
            case NOTE -> Act.NOTE;
            case RESIDENT, MACHINE, UNREADABLE, PROPOSAL, ACKNOWLEDGEMENT ->
                throw new IllegalArgumentException("staff do not write " + kind);
        };
    }

    private static void requireDistrict(@Nullable String district) {
        if (district == null
                || District.ALL.stream().anyMatch(known -> known.code().equals(district))) return;
        throw new TicketRefused(new Refusal.UnknownDistrict(district));
    }

    /** @param last it closes the ticket */
    private void say(
            Ticket ticket, UUID id, Message.Kind kind, String text, List<Attachment> sent, String by, boolean last) {
        var at = time.instant();
        HistoryEntry entry = switch (kind) {
            case REPLY -> ticket.reply(by, at);
            case QUESTION -> ticket.ask(by, at);
            case NOTE -> ticket.note(by, at);
            case RESIDENT, MACHINE, UNREADABLE, PROPOSAL, ACKNOWLEDGEMENT ->
                throw new IllegalArgumentException("staff do not write " + kind);
        };
        var direction = kind == Message.Kind.NOTE ? Message.Direction.NOTE : Message.Direction.OUT;
        var message = new Message(id, ticket.id(), entry.version(), direction, kind, at, by, text.strip(), null, null);
        journal.write(ticket, entry, message, sent, null, last);
        if (direction == Message.Direction.OUT) merged.tell(ticket, message, sent, entry.kind(), by, at);
    }
}
