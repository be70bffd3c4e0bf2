package kz.komek.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.AttachmentStored;
import kz.komek.ticket.domain.Attachment;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.store.Conversations;
import kz.komek.ticket.store.StoredEarly;
import kz.komek.ticket.store.TicketRepository;

/**
 * Joins files that were fetched from providers to the messages they came with, whichever is here first: a file without its
 * message waits, and is looked after again and again (law 10). The first word about a file is the one that counts.
 */
@ApplicationScoped
@Transactional
public class StoredFiles {
    private static final int AT_ONCE = 200;

    /** Longer than anybody's silence in the middle of our script. */
    private static final Duration WAITS_FOR = Duration.ofDays(30);

    private final TicketRepository tickets;
    private final Conversations conversations;
    private final StoredEarly early;
    private final TicketJournal journal;
    private final InstantSource time;

    StoredFiles(
            TicketRepository tickets,
            Conversations conversations,
            StoredEarly early,
            TicketJournal journal,
            InstantSource time) {
        this.tickets = tickets;
        this.conversations = conversations;
        this.early = early;
        this.journal = journal;
        this.time = time;
    }

    public void take(List<AttachmentStored> batch) {
        var first = new LinkedHashMap<UUID, AttachmentStored>();
        for (AttachmentStored stored : batch) first.putIfAbsent(stored.mediaId(), stored);
        var files = new HashMap<UUID, AttachmentRef>();
        first.forEach((media, stored) -> files.put(media, stored.file()));
        Set<UUID> joined = join(files);
        var others = new HashSet<>(files.keySet());
        others.removeAll(joined);
        if (others.isEmpty()) return;
        others.removeAll(Set.copyOf(early.known(others)));
        for (UUID media : others) early.keep(first.get(media));
    }

    /** Files whose messages have come since. @return false: there are none for now */
    public boolean joinWaiting() {
        var waited = early.take(AT_ONCE);
        if (waited.isEmpty()) return false;
        join(waited.stream().collect(Collectors.toMap(StoredEarly.Waited::mediaId, StoredEarly.Waited::file)));
        return waited.size() == AT_ONCE;
    }

    public void forgetOld() {
        early.forgetBefore(time.instant().minus(WAITS_FOR));
    }

    /** @return those whose message is here */
    private Set<UUID> join(Map<UUID, AttachmentRef> files) {
        var byPlace = new HashMap<String, UUID>();
        for (UUID media : files.keySet()) byPlace.put(Attachment.pending(media), media);
        List<Attachment> pending = conversations.lockPending(byPlace.keySet());
        if (pending.isEmpty()) return Set.of();
        var joined = new HashSet<UUID>();
        var messages = new HashSet<UUID>();
        for (Attachment file : pending) {
            UUID media = byPlace.get(file.ref().id());
            file.stored(media, files.get(media));
            joined.add(media);
            messages.add(file.messageId());
        }
        tell(messages);
        return joined;
    }

    /** Whoever looks at their tickets. */
    private void tell(Set<UUID> messages) {
        Set<Long> ids =
                conversations.messages(messages).stream().map(Message::ticketId).collect(Collectors.toSet());
        Instant now = time.instant();
        for (Ticket ticket : tickets.lockAll(ids).values()) journal.tellOfDelivery(ticket, now);
    }
}
