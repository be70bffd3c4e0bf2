package kz.komek.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kz.komek.contract.Language;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.ticket.domain.Act;
import kz.komek.ticket.domain.AnswerCheck;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Outcome;
import kz.komek.ticket.domain.Refusal;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketNumber;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.ticket.domain.TicketStatus;
import kz.komek.ticket.store.Conversations;
import kz.komek.ticket.store.TicketRepository;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tickets that belong together: merged, split, or parts of one incident. */
@ApplicationScoped
@Transactional
public class Links {
    private final InHand inHand;
    private final TicketRepository tickets;
    private final Conversations conversations;
    private final TicketJournal journal;
    private final TicketDesk desk;
    private final NumberBlocks blocks;
    private final TicketNumbers numbers;
    private final InstantSource time;
    private final Period target;

    Links(
            InHand inHand,
            TicketRepository tickets,
            Conversations conversations,
            TicketJournal journal,
            TicketDesk desk,
            NumberBlocks blocks,
            TicketNumbers numbers,
            InstantSource time,
            @ConfigProperty(name = "komek.ticket.target") Period target) {
        this.inHand = inHand;
        this.tickets = tickets;
        this.conversations = conversations;
        this.journal = journal;
        this.desk = desk;
        this.blocks = blocks;
        this.numbers = numbers;
        this.time = time;
        this.target = target;
    }

    /** From now on the first is worked under the second; its number leads there. */
    public void merge(String number, String into, String by) {
        Ticket source = owner(number);
        Ticket other = tickets.byNumber(into).orElseThrow(TicketDesk.NoSuchTicket::new);
        if (Objects.equals(source.mergedInto(), other.id())) return;
        if (source.id() == other.id()) throw new TicketRefused(new Refusal.MergeWithItself());
        var locked = tickets.lockAll(List.of(source.id(), other.id()));
        source = locked.get(source.id());
        other = locked.get(other.id());
        inHand.require(source, Act.MERGE, by);
        inHand.require(other, Act.MERGE, by);
        var at = time.instant();
        journal.write(source, source.mergeInto(other, by, at));
        journal.write(other, other.touched(EventKind.JOINED, source, by, at));
        tickets.leadNumbers(source.id(), other.id());
    }

    /** Takes a merge back: the ticket goes on where it stood, and its number leads to it again. */
    public void unmerge(String number, String by) {
        Ticket source = owner(number);
        if (source.mergedInto() == null) return;
        var locked = tickets.lockAll(List.of(source.id(), source.mergedInto()));
        source = locked.get(source.id());
        if (source.mergedInto() == null) return;
        Ticket other = locked.get(source.mergedInto());
        inHand.require(source, Act.UNMERGE, by);
        var at = time.instant();
        journal.write(source, source.unmerge(by, at));
        journal.write(other, other.touched(EventKind.PARTED, source, by, at));
        tickets.leadNumbers(source.id(), source.id());
    }

    /**
     * Makes a part of what was said a ticket of its own.
     *
     * @param id chosen by the writer: the same id again answers with the same ticket
     * @param text the words of the part
     * @return the new ticket's number
     */
    public String split(String number, UUID id, String text, Ticket.@Nullable Matter matter, String by) {
        InHand.requireText(text);
        Ticket whole = inHand.take(number, Act.SPLIT, by);
        var already = conversations.message(id);
        if (already.isPresent()) {
            if (!already.get().text().equals(text.strip())) throw new TicketRefused(new Refusal.MessageIsAnother());
            return tickets.findById(already.get().ticketId()).number();
        }
        var at = time.instant();
        var part = new Ticket(new Ticket.Beginning(
                blocks.next(),
                whole.channel(),
                whole.account(),
                whole.receivedAt(),
                text,
                whole.language(),
                whole.place(),
                whole.residentId(),
                whole.anonymous(),
                null));
        part.begins(whole);
        tickets.persist(part);
        conversations.give(new TicketNumber(part.number(), numbers.serial(part.number()), part.id()));
        var received = part.received(target);
        var message = new Message(
                id,
                part.id(),
                received.version(),
                Message.Direction.IN,
                Message.Kind.RESIDENT,
                whole.receivedAt(),
                null,
                text.strip(),
                null,
                null);
        journal.write(part, received, message, List.of(), null);
        if (matter != null) desk.register(part, matter, by);
        journal.write(whole, whole.split(part, by, at));
        journal.write(part, part.touched(EventKind.SPLIT, whole, by, at));
        return part.number();
    }

    /** Puts a ticket under an incident; {@code null} takes it out. */
    public void putUnder(String number, @Nullable String incident, String by) {
        Ticket parent = incident == null ? null : tickets.byNumber(incident).orElseThrow(TicketDesk.NoSuchTicket::new);
        Ticket child = inHand.take(number, Act.LINK, by);
        if (Objects.equals(child.parent(), parent == null ? null : parent.id())) return;
        if (!inHand.childrenOf(child).isEmpty()) throw new TicketRefused(new Refusal.NoParent());
        journal.write(child, child.link(parent, by, time.instant()));
    }

    /**
     * Ends an incident: it and all its open parts are closed, each resident told in their own language.
     *
     * @param answers in every language that somebody concerned speaks
     */
    public int closeIncident(
            String number,
            int version,
            Outcome outcome,
            Map<Language, String> answers,
            Set<AnswerCheck> confirmed,
            String by) {
        Ticket incident = inHand.take(number, Act.CLOSE, by);
        if (incident.status() == TicketStatus.CLOSED && incident.outcome() == outcome) return 0;
        if (incident.version() != version) throw new TicketDesk.Stale();
        var children = inHand.childrenOf(incident).stream()
                .filter(child -> !child.status().isOver())
                .toList();
        for (Ticket child : children) {
            inHand.require(child, Act.CLOSE, by);
            if (child.type() == null) registerAs(incident, child, by);
            desk.close(child, outcome, answerId(incident, child), answer(answers, child), confirmed, by);
        }
        desk.close(incident, outcome, answerId(incident, incident), answer(answers, incident), confirmed, by);
        return children.size();
    }

    private void registerAs(Ticket incident, Ticket child, String by) {
        if (incident.type() == null) throw new TicketRefused(new Refusal.TypeMissing());
        var matter = new Ticket.Matter(
                incident.type(),
                child.title(),
                child.district(),
                languageOf(child),
                incident.issue(),
                incident.issueRevision());
        desk.register(child, matter, by);
    }

    private static String answer(Map<Language, String> answers, Ticket ticket) {
        String answer = answers.get(languageOf(ticket));
        if (answer == null || answer.isBlank()) throw new TicketRefused(new Refusal.TextMissing());
        return answer;
    }

    private static Language languageOf(Ticket ticket) {
        return ticket.language() == null ? Language.KK : ticket.language();
    }

    /** The same closing sent twice answers each once. */
    private static UUID answerId(Ticket incident, Ticket told) {
        String name = "incident " + incident.number() + " " + incident.version() + " " + told.number();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The ticket that got this number, wherever merges have led it. */
    private Ticket owner(String number) {
        return tickets.byOwnNumber(number).orElseThrow(TicketDesk.NoSuchTicket::new);
    }
}
