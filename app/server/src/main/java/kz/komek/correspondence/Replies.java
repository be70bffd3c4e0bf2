package kz.komek.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.komek.contract.Channel;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.Json;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.Secrets;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Topics;
import kz.komek.correspondence.domain.Reply;
import kz.komek.correspondence.domain.ReplyState;
import kz.komek.correspondence.domain.Ways;
import kz.komek.correspondence.store.ReplyRepository;
import kz.komek.platform.outbox.Outbox;
import kz.komek.platform.sealing.Seal;
import kz.komek.ticket.TicketThread;
import kz.komek.ticket.domain.Message;
import org.jspecify.annotations.Nullable;

/** The life of a reply: requested, claimed by one sender, reported, tried again where that is safe. */
@ApplicationScoped
@Transactional
public class Replies {
    private static final int TIMER_BATCH = 200;

    private final ReplyRepository replies;
    private final Outbox outbox;
    private final Topics topics;
    private final Secrets secrets;
    private final Seal seal;
    private final Enclosures enclosures;
    private final TicketThread thread;
    private final Event<Lost> lost;
    private final InstantSource time;

    Replies(
            ReplyRepository replies,
            Outbox outbox,
            Topics topics,
            Secrets secrets,
            Seal seal,
            Enclosures enclosures,
            TicketThread thread,
            Event<Lost> lost,
            InstantSource time) {
        this.replies = replies;
        this.outbox = outbox;
        this.topics = topics;
        this.secrets = secrets;
        this.seal = seal;
        this.enclosures = enclosures;
        this.thread = thread;
        this.lost = lost;
        this.time = time;
    }

    /** Leaves with the transaction that wrote the message. @param ticketId {@code null}: it stands in no conversation */
    public void request(ReplyRequested requested, @Nullable Long ticketId, Instant at) {
        persist(ticketId == null ? requested : enclosures.with(requested, ticketId), ticketId, at);
        if (ticketId != null) thread.queued(requested.replyId(), null);
    }

    /** Carries a message of a ticket by another way than it was meant to go. @param why for staff, in English */
    void carry(ReplyRequested requested, long ticketId, UUID message, Ways.Way way, String why, Instant at) {
        persist(requested, ticketId, at).carries(message, way);
        thread.queued(message, why);
    }

    private Reply persist(ReplyRequested requested, @Nullable Long ticketId, Instant at) {
        byte[] body = Json.write(requested);
        String key = secrets.partitionKey(requested.channel(), requested.to().value());
        String sealed = new String(body, StandardCharsets.UTF_8);
        var reply = new Reply(requested.replyId(), ticketId, requested.channel(), seal.seal(sealed), key, at);
        replies.persist(reply);
        outbox.add(topics.replyRequested(), key, envelope(requested.replyId(), at), body);
        return reply;
    }

    /** True for one claimant only, once per attempt. */
    public boolean claim(UUID replyId, UUID claimant) {
        return replies.claim(replyId, claimant, time.instant());
    }

    /** Loop protection counts within the hour; what is older protects nobody. */
    public void forgetOldCounts() {
        replies.forgetCountsBefore(time.instant().minus(Duration.ofHours(2)));
    }

    public void report(List<DeliveryReported> reports) {
        Map<UUID, Reply> known =
                replies
                        .lockAll(reports.stream()
                                .map(DeliveryReported::replyId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Reply::id, Function.identity()));
        var news = new ArrayList<TicketThread.Delivered>();
        var lostOnTheWay = new ArrayList<Lost>();
        for (DeliveryReported report : reports) {
            Reply reply = known.get(report.replyId());
            if (reply == null || reply.knowsBetter(report)) continue;
            boolean lost = reply.report(report);
            if (reply.ticketId() != null) news.add(delivered(reply, reply.ticketId(), lost, report.at()));
            if (lost && hasDetours(reply)) lostOnTheWay.add(lost(reply, report.at()));
        }
        thread.delivered(news);
        lostOnTheWay.forEach(lost::fire);
    }

    /** What comes back by mail stays with the operator, who sees it. */
    private static boolean hasDetours(Reply reply) {
        return reply.channel().isChat() || reply.channel() == Channel.SMS || reply.way() != Ways.Way.FIRST;
    }

    /** Raised in process, when something surely did not arrive that can be tried by another way. */
    record Lost(
            ReplyRequested requested,
            @Nullable Long ticket,
            UUID message,
            Ways.Way way,
            ReplyState how,
            @Nullable String why,
            Instant at) {}

    private Lost lost(Reply reply, Instant at) {
        byte[] requested = seal.open(reply.requested()).getBytes(StandardCharsets.UTF_8);
        return new Lost(
                Json.read(requested, ReplyRequested.class),
                reply.ticketId(),
                reply.messageId(),
                reply.way(),
                reply.state(),
                reply.reason(),
                at);
    }

    /** Looks after those that were claimed and never reported, and those to be tried again. */
    public int lookAfter() {
        Instant now = time.instant();
        List<Reply> due = replies.due(now, TIMER_BATCH);
        var news = new ArrayList<TicketThread.Delivered>();
        for (Reply reply : due) {
            boolean again = reply.timeIsUp(now);
            if (reply.ticketId() != null) news.add(delivered(reply, reply.ticketId(), !again, now));
            if (again) {
                outbox.add(
                        topics.replyRequested(),
                        reply.partitionKey(),
                        envelope(reply.id(), now),
                        seal.open(reply.requested()).getBytes(StandardCharsets.UTF_8));
            }
        }
        thread.delivered(news);
        return due.size();
    }

    private static TicketThread.Delivered delivered(Reply reply, long ticket, boolean lost, Instant at) {
        return new TicketThread.Delivered(reply.messageId(), ticket, shown(reply), reply.reason(), lost, at);
    }

    private static Message.Delivery shown(Reply reply) {
        return switch (reply.state()) {
            case QUEUED, CLAIMED -> Message.Delivery.QUEUED;
            case SENT -> Message.Delivery.SENT;
            case DELIVERED -> Message.Delivery.DELIVERED;
            case READ -> Message.Delivery.READ;
            case WINDOW_CLOSED -> Message.Delivery.WINDOW_CLOSED;
            case UNREACHABLE -> Message.Delivery.UNREACHABLE;
            case NOT_ACCEPTED -> Message.Delivery.NOT_ACCEPTED;
            case REFUSED -> Message.Delivery.REFUSED;
            case RETURNED -> Message.Delivery.RETURNED;
            case UNKNOWN -> Message.Delivery.UNKNOWN;
        };
    }

    private static Envelope envelope(UUID replyId, Instant at) {
        return new Envelope(replyId.toString(), Envelope.REPLY_REQUESTED, "/correspondence", at);
    }
}
