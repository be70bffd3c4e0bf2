package kz.komek.ticket.store;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.komek.ticket.domain.Attachment;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.Former;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.TicketNumber;

/** What was said on tickets and what happened to them. Rows are only ever added. */
@Singleton
public class Conversations {
    private static final String ATTACHMENTS = "select a from Attachment a join Message m on m.id = a.key.messageId"
            + " where m.ticketId %s order by a.key.messageId, a.key.position";
    private static final String ATTACHMENTS_OF_ONE = ATTACHMENTS.formatted("= ?1");
    private static final String ATTACHMENTS_OF_ALL = ATTACHMENTS.formatted("in ?1");

    private final EntityManager entities;

    Conversations(EntityManager entities) {
        this.entities = entities;
    }

    public void add(HistoryEntry entry) {
        entities.persist(entry);
    }

    public void add(Message message, List<Attachment> attachments) {
        entities.persist(message);
        attachments.forEach(entities::persist);
    }

    public void attach(List<Attachment> files) {
        files.forEach(entities::persist);
    }

    public List<Attachment> files(UUID message) {
        return entities.createQuery("from Attachment where key.messageId = ?1 order by key.position", Attachment.class)
                .setParameter(1, message)
                .getResultList();
    }

    /** How many it has. */
    public int filesOf(UUID message) {
        return entities.createQuery("select count(a) from Attachment a where a.key.messageId = ?1", Long.class)
                .setParameter(1, message)
                .getSingleResult()
                .intValue();
    }

    /** By the ids that their channel gives them. */
    public List<Message> heardAs(Collection<String> providerIds) {
        return entities.createQuery("from Message where providerId in ?1 and direction = ?2 order by at", Message.class)
                .setParameter(1, providerIds)
                .setParameter(2, Message.Direction.IN)
                .getResultList();
    }

    /** What stood there until now. */
    public void keepBefore(UUID message, String text, Instant until) {
        entities.createNativeQuery("insert into message_before (message_id, until, text) values (?1, ?2, ?3)"
                        + " on conflict do nothing")
                .setParameter(1, message)
                .setParameter(2, until)
                .setParameter(3, text)
                .executeUpdate();
    }

    /** What stood there, the oldest first. */
    @SuppressWarnings("unchecked")
    public List<Former> before(UUID message) {
        var rows = (List<Object[]>) entities.createNativeQuery(
                        "select until, text from message_before where message_id = ?1 order by until", Object[].class)
                .setParameter(1, message)
                .getResultList();
        return rows.stream()
                .map(row -> new Former((Instant) row[0], (String) row[1]))
                .toList();
    }

    public void give(TicketNumber number) {
        entities.persist(number);
    }

    public Optional<Message> message(UUID id) {
        return Optional.ofNullable(entities.find(Message.class, id));
    }

    public List<Message> messages(Collection<UUID> ids) {
        return entities.createQuery("from Message where id in ?1", Message.class)
                .setParameter(1, ids)
                .getResultList();
    }

    public List<Message> messages(long ticketId) {
        return entities.createQuery("from Message where ticketId = ?1 order by version, direction, at", Message.class)
                .setParameter(1, ticketId)
                .getResultList();
    }

    public List<HistoryEntry> history(long ticketId) {
        return entities.createQuery(
                        "from HistoryEntry where key.ticketId = ?1 order by key.version", HistoryEntry.class)
                .setParameter(1, ticketId)
                .getResultList();
    }

    /** By ticket, each in its order. */
    public Map<Long, List<HistoryEntry>> histories(Collection<Long> tickets) {
        if (tickets.isEmpty()) return Map.of();
        return entities
                .createQuery("from HistoryEntry where key.ticketId in ?1 order by key.version", HistoryEntry.class)
                .setParameter(1, tickets)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(HistoryEntry::ticketId));
    }

    /** Of several tickets, in the order of time. */
    public List<Message> messagesOf(Collection<Long> tickets) {
        return entities.createQuery("from Message where ticketId in ?1 order by at, version, direction", Message.class)
                .setParameter(1, tickets)
                .getResultList();
    }

    public Map<UUID, List<Attachment>> attachments(long ticketId) {
        // Not through the list below: the statement of a list is put together anew each time.
        return entities
                .createQuery(ATTACHMENTS_OF_ONE, Attachment.class)
                .setParameter(1, ticketId)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(Attachment::messageId));
    }

    public Map<UUID, List<Attachment>> attachmentsOf(Collection<Long> tickets) {
        return entities
                .createQuery(ATTACHMENTS_OF_ALL, Attachment.class)
                .setParameter(1, tickets)
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(Attachment::messageId));
    }

    /** Files that are still with a provider, by what they have for an id; locked, so that each is joined once. */
    public List<Attachment> lockPending(Collection<String> places) {
        return entities.createQuery("from Attachment where fileId in ?1 and fileId <> ''", Attachment.class)
                .setParameter(1, places)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** The files of the executor's last answer. */
    public List<Attachment> proof(long ticketId) {
        return entities.createQuery(
                        "select a from Attachment a join Message m on m.id = a.key.messageId where m.ticketId = ?1"
                                + " and m.kind = ?2 and m.version = (select max(p.version) from Message p"
                                + " where p.ticketId = ?1 and p.kind = ?2) order by a.key.position",
                        Attachment.class)
                .setParameter(1, ticketId)
                .setParameter(2, Message.Kind.PROPOSAL)
                .getResultList();
    }

    /** Whether somebody of ours has answered the resident since it was last sent somewhere or reopened. */
    public boolean answered(long ticketId) {
        return !entities.createQuery(
                        "select 1 from Message m where m.ticketId = ?1 and m.kind = ?2 and m.version > coalesce("
                                + "(select max(e.key.version) from HistoryEntry e"
                                + " where e.key.ticketId = ?1 and e.kind in ?3), 0)",
                        Integer.class)
                .setParameter(1, ticketId)
                .setParameter(2, Message.Kind.REPLY)
                .setParameter(3, List.of(EventKind.REOPENED, EventKind.SENT, EventKind.REDIRECTED))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
