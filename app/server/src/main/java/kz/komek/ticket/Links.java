package kz.komek.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import kz.komek.contract.Language;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.ticket.domain.Act;
import kz.komek.ticket.domain.AnswerCheck;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Outcome;
import kz.komek.ticket.domain.Refusal;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.ticket.domain.TicketStatus;
import kz.komek.ticket.store.Conversations;
import kz.komek.ticket.store.TicketIds;
import kz.komek.ticket.store.TicketRepository;
import org.jspecify.annotations.Nullable;

/** Tickets that belong together: merged, split, or parts of one incident. */
@ApplicationScoped
@Transactional
public class Links {
    private final InHand inHand;
    private final TicketIds ids;
    private final TicketRepository tickets;
    private final Conversations conversations;
    private final TicketJournal journal;
    private final TicketDesk desk;
    private final Guard guard;
    private final ClocksOfParts clocks;
    private final NumberBlocks blocks;
    private final InstantSource time;

    Links(
            InHand inHand,
            TicketIds ids,
            TicketRepository tickets,
            Conversations conversations,
            TicketJournal journal,
            TicketDesk desk,
            Guard guard,
            ClocksOfParts clocks,
            NumberBlocks blocks,
            InstantSource time) {
        this.inHand = inHand;
        this.ids = ids;
        this.tickets = tickets;
        this.conversations = conversations;
        this.journal = journal;
        this.desk = desk;
        this.guard = guard;
        this.clocks = clocks;
        this.blocks = blocks;
        this.time = time;
    }

    /** From now on the first is worked under the second; its number leads there. */
    public void merge(String number, String into, String by) {
        // Ids, not tickets: what is read before its row is locked stays as it was read.
        long sourceId = owner(number);
        long otherId = tickets.idByNumber(into).orElseThrow(TicketDesk.NoSuchTicket::new);
        if (sourceId == otherId) throw new TicketRefused(new Refusal.MergeWithItself());
        var locked = tickets.lockAll(List.of(sourceId, otherId));
        Ticket source = locked.get(sourceId);
        Ticket other = locked.get(otherId);
        if (Objects.equals(source.mergedInto(), otherId)) return;
        inHand.require(source, Act.MERGE, by);
        inHand.require(other, Act.MERGE, by);
        inHand.requireNoOpenParts(source);
        var at = time.instant();
        guard.goesOverTo(other, source);
        journal.write(source, source.mergeInto(other, by, at));
        journal.write(other, other.touched(EventKind.JOINED, source, by, at));
        tickets.leadNumbers(source.id(), other.id());
    }

    /** Takes a merge back: the ticket goes on where it stood, and its number leads to it again. */
    public void unmerge(String number, String by) {
        long sourceId = owner(number);
        Long otherId = tickets.mergedIntoNow(sourceId).orElse(null);
        if (otherId == null) return;
        var locked = tickets.lockAll(List.of(sourceId, otherId));
        Ticket source = locked.get(sourceId);
        if (source.mergedInto() == null) return;
        if (!otherId.equals(source.mergedInto())) throw new TicketDesk.Stale();
        Ticket other = locked.get(otherId);
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
     * @param about what it is about, given the whole; {@code null} leaves it to be registered
     * @return the new ticket's number
     */
    public String split(
            String number, UUID id, String text, Function<Ticket, Ticket.@Nullable Matter> about, String by) {
        InHand.requireText(text);
        Ticket whole = inHand.take(number, Act.SPLIT, by);
        var already = conversations.message(id);
        if (already.isPresent()) return requireSamePart(whole, already.get(), text);
        Ticket.Matter matter = about.apply(whole);
        var at = time.instant();
        var part = new Ticket(
                ids.next(),
                new Ticket.Beginning(
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
        var received = part.received(null);
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
        clocks.split(part, whole, at);
        journal.open(part, received, message, List.of(), null);
        part.complainsLike(whole);
        guard.goesOverTo(part, whole);
        if (matter != null) desk.register(part, matter, by);
        journal.write(whole, whole.split(part, by, at));
        journal.write(part, part.touched(EventKind.SPLIT, whole, by, at));
        return part.number();
    }

    private String requireSamePart(Ticket whole, Message said, String text) {
        String part = tickets.findById(said.ticketId()).number();
        boolean same = said.text().equals(text.strip())
                && conversations.history(whole.id()).stream()
                        .anyMatch(entry -> entry.kind() == EventKind.SPLIT
                                && part.equals(entry.details().values().get("other")));
        if (!same) throw new TicketRefused(new Refusal.MessageIsAnother());
        return part;
    }

    /** Puts a ticket under an incident; {@code null} takes it out. */
    public void putUnder(String number, @Nullable String incident, String by) {
        long childId = tickets.idByNumber(number).orElseThrow(TicketDesk.NoSuchTicket::new);
        Long parentId =
                incident == null ? null : tickets.idByNumber(incident).orElseThrow(TicketDesk.NoSuchTicket::new);
        // The incident too: it must not end, or go under another one, while this comes under it.
        var locked = tickets.lockAll(parentId == null ? Set.of(childId) : new HashSet<>(List.of(childId, parentId)));
        Ticket child = locked.get(childId);
        Ticket parent = parentId == null ? null : locked.get(parentId);
        inHand.require(child, Act.LINK, by);
        if (parent != null) inHand.require(parent, Act.LINK, by);
        if (Objects.equals(child.parent(), parentId)) return;
        if (!tickets.idsOfParts(childId).isEmpty()) throw new TicketRefused(new Refusal.NoParent());
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
        long id = tickets.idByNumber(number).orElseThrow(TicketDesk.NoSuchTicket::new);
        Map<Long, Ticket> locked = lockWithParts(id);
        Ticket incident = locked.get(id);
        inHand.require(incident, Act.CLOSE, by);
        boolean ended = incident.status() == TicketStatus.CLOSED && incident.outcome() == outcome;
        if (!ended && incident.version() != version) throw new TicketDesk.Stale();
        var parts = locked.values().stream()
                .filter(part ->
                        Objects.equals(part.parent(), id) && !part.status().isOver())
                .sorted(Comparator.comparing(Ticket::id))
                .toList();
        for (Ticket part : parts) closePart(incident, part, outcome, answers, confirmed, by);
        if (!ended)
            desk.close(incident, outcome, answerId(incident, incident), answer(answers, incident), confirmed, by);
        return parts.size();
    }

    /** Ends some parts of an incident, which itself stays as it is: an end of thousands is many small ones. */
    public void closeParts(
            long incident,
            Collection<Long> parts,
            Outcome outcome,
            Map<Language, String> answers,
            Set<AnswerCheck> confirmed,
            String by) {
        Ticket whole = tickets.findById(incident);
        tickets.lockAll(parts).values().stream()
                .filter(part -> Objects.equals(part.parent(), incident)
                        && !part.status().isOver())
                .sorted(Comparator.comparing(Ticket::id))
                .forEach(part -> closePart(whole, part, outcome, answers, confirmed, by));
    }

    private void closePart(
            Ticket incident,
            Ticket part,
            Outcome outcome,
            Map<Language, String> answers,
            Set<AnswerCheck> confirmed,
            String by) {
        inHand.require(part, Act.CLOSE, by);
        if (part.type() == null) registerAs(incident, part, by);
        desk.close(part, outcome, answerId(incident, part), answer(answers, part), confirmed, by);
    }

    /** What was put under it between the two statements is locked apart; after that nothing can be. */
    private Map<Long, Ticket> lockWithParts(long incident) {
        var ids = new HashSet<>(tickets.idsOfParts(incident));
        ids.add(incident);
        Map<Long, Ticket> locked = tickets.lockAll(ids);
        var late = new HashSet<>(tickets.idsOfParts(incident));
        late.removeAll(locked.keySet());
        locked.putAll(tickets.lockAll(late));
        return locked;
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
    private long owner(String number) {
        return tickets.idByOwnNumber(number).orElseThrow(TicketDesk.NoSuchTicket::new);
    }
}
