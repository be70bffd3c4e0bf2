package kz.komek.ticket;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.territory.Addresses;
import kz.komek.territory.domain.Located;
import kz.komek.ticket.domain.Attachment;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketStatus;
import kz.komek.ticket.store.Conversations;
import kz.komek.ticket.store.TicketIds;
import kz.komek.ticket.store.TicketRepository;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where residents' words reach tickets. Always called inside the transaction of the contact that brought them. */
@Singleton
public class Reception {
    private final TicketRepository tickets;
    private final TicketIds ids;
    private final TicketJournal journal;
    private final Conversations conversations;
    private final Merged merged;
    private final Addresses addresses;
    private final Routing routing;
    private final Duration reopenWindow;

    Reception(
            TicketRepository tickets,
            TicketIds ids,
            TicketJournal journal,
            Conversations conversations,
            Merged merged,
            Addresses addresses,
            Routing routing,
            @ConfigProperty(name = "komek.ticket.reopen-window") Period reopenWindow) {
        this.tickets = tickets;
        this.ids = ids;
        this.journal = journal;
        this.conversations = conversations;
        this.merged = merged;
        this.addresses = addresses;
        this.routing = routing;
        this.reopenWindow = Duration.ofDays(reopenWindow.getDays());
    }

    /** What a resident, or a machine in the resident's name, said. */
    public record Words(
            UUID contactId,
            Instant at,
            @Nullable Handle from,
            Message.Kind kind,
            String text,
            @Nullable String providerId,
            @Nullable String subject,
            List<AttachmentRef> attachments,
            @Nullable AttachmentRef original,
            @Nullable String comment) {
        /** Said to us alone. */
        public Words(
                UUID contactId,
                Instant at,
                @Nullable Handle from,
                Message.Kind kind,
                String text,
                @Nullable String providerId,
                @Nullable String subject,
                List<AttachmentRef> attachments,
                @Nullable AttachmentRef original) {
            this(contactId, at, from, kind, text, providerId, subject, attachments, original, null);
        }

        String all() {
            return subject == null ? text : subject + "\n" + text;
        }

        /**
         * The same, when somebody of ours says that a resident stands behind what a machine sent. Nobody is named as the
         * writer, because Komek does not answer machines by itself.
         */
        public Words vouchedFor() {
            var whose = kind == Message.Kind.MACHINE ? Message.Kind.RESIDENT : kind;
            return new Words(contactId, at, null, whose, text, providerId, subject, attachments, original, comment);
        }
    }

    /** Which entries of the address register are meant: asked once for a whole batch. */
    public Map<Place, Located> locate(Collection<Place> places) {
        return addresses.locate(places);
    }

    /** @param located of its place */
    public Ticket open(Ticket.Beginning beginning, Located located, Words words) {
        return open(beginning, located, words, List.of());
    }

    /** @param justNow when the same resident wrote in the same batch: what was opened of it is not in the register yet */
    public Ticket open(Ticket.Beginning beginning, Located located, Words words, List<Instant> justNow) {
        return open(beginning, located, words, null, justNow);
    }

    /** @param due what somebody else has promised already */
    Ticket open(Ticket.Beginning beginning, Located located, Words words, Instant due) {
        return open(beginning, located, words, due, List.of());
    }

    /** @param due {@code null}: the clocks say it */
    private Ticket open(
            Ticket.Beginning beginning, Located located, Words words, @Nullable Instant due, List<Instant> justNow) {
        return open(beginning, located, List.of(words), Map.of(), due, justNow);
    }

    /**
     * Of several messages that were one conversation before it had a ticket.
     *
     * @param words the first one first
     * @param details of its first entry in the history
     */
    public Ticket open(Ticket.Beginning beginning, Located located, List<Words> words, Map<String, String> details) {
        return open(beginning, located, words, details, null, List.of());
    }

    private Ticket open(
            Ticket.Beginning beginning,
            Located located,
            List<Words> words,
            Map<String, String> details,
            @Nullable Instant due,
            List<Instant> justNow) {
        var ticket = new Ticket(ids.next(), beginning);
        ticket.begins(located);
        routing.comesIn(ticket, words.stream().map(Words::all).collect(Collectors.joining("\n")), justNow);
        HistoryEntry received =
                details.isEmpty() ? ticket.received(due) : ticket.received(due).with(details);
        Words first = words.getFirst();
        for (Words more : words.subList(1, words.size())) {
            conversations.add(message(ticket, received, more), attachments(more));
        }
        journal.open(ticket, received, message(ticket, received, first), attachments(first), first.from());
        return ticket;
    }

    /** What rules say of words before there is a ticket of them: whether somebody has to look at once. */
    public boolean isUrgent(String words, @Nullable Language language, Channel channel, Instant at) {
        return routing.isUrgent(words, language, channel, at);
    }

    /** Files that were sent in one with an earlier message, and their caption. */
    public void goesOn(Ticket ticket, UUID message, String words, List<AttachmentRef> files, Instant at) {
        Message earlier = conversations.message(message).orElse(null);
        if (earlier == null) return;
        if (!words.isBlank()) earlier.goesOn(words);
        int position = conversations.filesOf(message);
        var all = new ArrayList<Attachment>();
        for (AttachmentRef file : files) all.add(new Attachment(message, position + all.size(), file, false));
        conversations.attach(all);
        journal.tellOfWords(ticket, at);
    }

    /** Residents' messages by the ids that their channel gives them. */
    public List<Message> heardAs(Collection<String> providerIds) {
        return providerIds.isEmpty() ? List.of() : conversations.heardAs(providerIds);
    }

    /**
     * A resident says it in other words, or takes it back. What stood there stays.
     *
     * @param ticket locked by the caller
     * @param words {@code null}: it is taken back
     */
    public void edit(Ticket ticket, Message message, @Nullable String words, Instant at) {
        String before = message.text();
        boolean changed = words == null ? message.takeBack(at) : message.edit(words, at);
        if (!changed) return;
        if (words != null) conversations.keepBefore(message.id(), before, at);
        journal.tellOfWords(ticket, at);
    }

    /** Whether something said on it is still heard, without opening it again. */
    public boolean isOpen(Ticket ticket) {
        return merged.leadOf(ticket).status() != TicketStatus.CLOSED;
    }

    /** Opens it because somebody of ours says that it is a resident's matter; the history says who. */
    public Ticket open(Ticket.Beginning beginning, Located located, Words words, String by, Instant at) {
        Ticket ticket = open(beginning, located, words);
        journal.write(ticket, ticket.filed(by, at));
        return ticket;
    }

    /**
     * The words stand on the ticket that its people know; where it is worked under another one, that one goes on.
     *
     * @param ticket locked by the caller, as is what it is worked under
     * @param place that came with them
     * @param located tells which entry of the address register is meant
     */
    public void hear(Ticket ticket, Words words, @Nullable Place place, Function<Place, Located> located) {
        Ticket lead = merged.leadOf(ticket);
        if (lead.status() == TicketStatus.CLOSED && words.kind() != Message.Kind.MACHINE) {
            routing.comesBack(lead, words.at());
        }
        HistoryEntry heard =
                words.kind() == Message.Kind.MACHINE ? lead.hearMachine(words.at()) : lead.hear(words.at());
        if (lead == ticket) {
            write(ticket, heard, words);
        } else {
            journal.write(lead, heard);
            write(ticket, ticket.saidWhileMerged(heard.kind(), null, words.at()), words);
        }
        if (place != null && lead.isNowhere()) hearPlace(lead, words.at(), place, located);
    }

    private void hearPlace(Ticket ticket, Instant at, Place said, Function<Place, Located> located) {
        ticket.hearPlace(said);
        Place place = ticket.place();
        if (place == null) return;
        Located found = located.apply(place);
        if (ticket.isBetterLocated(found)) journal.write(ticket, ticket.located(found, at));
        else ticket.begins(found);
    }

    /** Others than the first whose addresses were given with a ticket; in the transaction that opens it. */
    public void takePart(Ticket ticket, Collection<Long> residents) {
        if (!residents.isEmpty()) tickets.addParticipants(ticket.id(), residents);
    }

    public Map<Long, Set<Long>> participants(Collection<Ticket> of) {
        return tickets.participants(of.stream().map(Ticket::id).toList());
    }

    /** False: it was closed too long ago, and what is said now is a new matter. */
    public boolean hears(Ticket ticket, Words words) {
        return words.kind() == Message.Kind.MACHINE || merged.leadOf(ticket).hears(words.at(), reopenWindow);
    }

    /** By id, those asked for and those they are worked under. */
    public Map<Long, Ticket> lock(Collection<Long> ids) {
        Map<Long, Ticket> locked = tickets.lockAll(tickets.withThoseTheyLeadTo(ids));
        // Merged between the two statements: seldom enough for a statement each.
        for (Ticket ticket : List.copyOf(locked.values())) {
            for (Long into = ticket.mergedInto();
                    into != null;
                    into = locked.get(into).mergedInto()) {
                if (!locked.containsKey(into)) locked.putAll(tickets.lockAll(List.of(into)));
            }
        }
        return locked;
    }

    public Map<String, Long> byNumber(Collection<String> numbers) {
        return tickets.idsByNumber(numbers);
    }

    public Map<UUID, Long> byMessage(Collection<UUID> ids) {
        return tickets.idsByMessage(ids);
    }

    public Optional<String> numberByMessage(UUID id) {
        return tickets.numberByMessage(id);
    }

    public Map<String, Long> byProviderId(Collection<String> ids) {
        return tickets.idsByProviderId(ids);
    }

    /** Of all numbers in the register; -1 when there are none. */
    @Transactional
    public long highestSerial() {
        return tickets.highestSerial();
    }

    private void write(Ticket ticket, HistoryEntry entry, Words words) {
        journal.write(ticket, entry, message(ticket, entry, words), attachments(words), words.from());
    }

    private static Message message(Ticket ticket, HistoryEntry entry, Words words) {
        return new Message(
                        words.contactId(),
                        ticket.id(),
                        entry.version(),
                        Message.Direction.IN,
                        words.kind(),
                        words.at(),
                        null,
                        words.text(),
                        words.providerId(),
                        words.subject())
                .under(words.comment());
    }

    private static List<Attachment> attachments(Words words) {
        var all = new ArrayList<Attachment>();
        for (AttachmentRef ref : words.attachments()) {
            all.add(new Attachment(words.contactId(), all.size(), ref, false));
        }
        if (words.original() != null) all.add(new Attachment(words.contactId(), all.size(), words.original(), true));
        return all;
    }
}
