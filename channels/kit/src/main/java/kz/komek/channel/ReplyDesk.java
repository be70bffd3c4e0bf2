package kz.komek.channel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import kz.komek.contract.Channel;
import kz.komek.contract.Conversation;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.kafka.BatchConsumer;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Received;
import kz.komek.contract.kafka.Topics;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the core asks a channel to send, at most once (law 5): win the claim, send, report, and only then commit.
 *
 * <p>Easy to get wrong: after a crash or a rebalance the same requests come again. The claim, not the offset, says who
 * has sent; a request whose claim is lost is passed over. A claim that was won and never reported is UNKNOWN at the core
 * after two minutes, which then decides by channel.
 */
public final class ReplyDesk implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ReplyDesk.class);

    /** Small, because a slow provider must not keep the reader away from its group for longer than it may. */
    private static final int BATCH = 10;

    private static final int TRIES_TO_REPORT = 5;

    /** Valid and never given to a ticket in practice: its lookup only asks whether the core answers. */
    private static final String PROBE = "0000000000";

    /** What a provider said. The list is closed, each with its policy. */
    public sealed interface Result {
        /** Taken over by the provider. */
        record Accepted(String providerId) implements Result {}

        /** Surely not taken over: the core's timer tries again. */
        record NotAccepted(String reason) implements Result {}

        /** Surely not taken over, and told when to come again; {@link Pace} sees to it. */
        record NotNow(Duration after, Whom whom) implements Result {
            /** To whom nothing goes until then. */
            public enum Whom {
                ACCOUNT,
                RECEIVER
            }
        }

        /** Refused for good: the operator sees it. */
        record Refused(String reason) implements Result {}

        /** Perhaps taken over. Nothing is reported, so the core learns of it by the silence. */
        record Unknown(String reason) implements Result {}

        /** Nobody is there any more, or they do not want to hear from us. */
        record Unreachable(String reason) implements Result {}

        /** The provider lets us write only for so long after their last message, and that is over. */
        record WindowClosed(String reason) implements Result {}
    }

    /** Sends one reply and waits for the provider's word. */
    @FunctionalInterface
    public interface Sender {
        Result send(ReplyRequested reply);
    }

    /** The core did not say who may send: the reader waits and asks again. */
    static final class CoreSilent extends RuntimeException {
        private static final long serialVersionUID = 1;

        CoreSilent(UUID replyId) {
            super("the core did not answer the claim of reply " + replyId);
        }
    }

    private final int atOnce;
    private final Channel channel;
    private final Conversation conversation;
    private final Sender sender;
    private final DeliveryReports reports;
    private final InstantSource time;
    /** Claims the core has not answered yet. */
    private final Map<UUID, UUID> unanswered = new ConcurrentHashMap<>();

    private final BatchConsumer<ReplyRequested> consumer;

    public ReplyDesk(
            String bootstrap,
            Topics topics,
            Channel channel,
            Sender sender,
            Conversation conversation,
            DeliveryReports reports,
            Publisher dead,
            InstantSource time) {
        this(bootstrap, topics, channel, sender, conversation, reports, dead, time, 1);
    }

    /**
     * @param atOnce to how many receivers it sends side by side, each in their order; more than one needs a sender that
     *     several threads may use
     */
    public ReplyDesk(
            String bootstrap,
            Topics topics,
            Channel channel,
            Sender sender,
            Conversation conversation,
            DeliveryReports reports,
            Publisher dead,
            InstantSource time,
            int atOnce) {
        this.atOnce = atOnce;
        this.channel = channel;
        this.sender = sender;
        this.conversation = conversation;
        this.reports = reports;
        this.time = time;
        var settings = new BatchConsumer.Settings<>(
                bootstrap,
                topics.replyRequested(),
                topics.group("send", channel),
                ReplyRequested.class,
                Math.max(BATCH, atOnce),
                this::coreAnswers);
        this.consumer = new BatchConsumer<>(settings, this::handle, dead);
    }

    public ReplyDesk start() {
        consumer.start();
        return this;
    }

    /** False when its reader has ended without being asked to. */
    public boolean alive() {
        return consumer.alive();
    }

    private boolean coreAnswers() {
        return !(conversation.track(PROBE, false) instanceof Conversation.Tracking.Silent);
    }

    private void handle(List<Received<ReplyRequested>> batch) {
        var ours = batch.stream()
                .map(Received::message)
                .filter(reply -> reply.channel() == channel)
                .toList();
        if (atOnce == 1) ours.forEach(this::claimAndSend);
        else sideBySide(ours);
    }

    /** Ends when all have: one receiver's failure stops nobody else's. */
    private void sideBySide(List<ReplyRequested> replies) {
        var byReceiver = replies.stream()
                .collect(Collectors.groupingBy(reply -> reply.to().value()));
        var failures = new ConcurrentLinkedQueue<RuntimeException>();
        var places = new Semaphore(atOnce);
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var lane : byReceiver.values()) {
                places.acquireUninterruptibly();
                lanes.execute(() -> {
                    try {
                        lane.forEach(this::claimAndSend);
                    } catch (RuntimeException e) {
                        failures.add(e);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        RuntimeException first = failures.peek();
        if (first != null) throw first;
    }

    private void claimAndSend(ReplyRequested reply) {
        UUID claimant = unanswered.computeIfAbsent(reply.replyId(), id -> UUID.randomUUID());
        var claim = conversation.claim(reply.replyId(), claimant);
        if (claim == Conversation.Claim.SILENT) throw new CoreSilent(reply.replyId());
        // Forgotten before the sending: whatever happens from here on, this desk cannot win the same attempt twice.
        unanswered.remove(reply.replyId());
        switch (claim) {
            case WON -> report(reply, claimant, send(reply));
            case LOST -> LOG.debugf("reply %s is somebody else's or done; passed over", reply.replyId());
            case SILENT -> throw new AssertionError("asked above");
        }
    }

    private Result send(ReplyRequested reply) {
        // Whichever provider it goes to: half an answer is none, and what only staff may see is none of theirs.
        if (reply.attachments().stream().anyMatch(file -> file.refused() == null && file.outside() == null))
            return new Result.Refused("a file of it is for staff only");
        try {
            return sender.send(reply);
        } catch (RuntimeException e) {
            LOG.errorf(e, "sending reply %s failed in an unforeseen way", reply.replyId());
            return new Result.Unknown(e.getClass().getSimpleName());
        }
    }

    private void report(ReplyRequested reply, UUID claimant, Result result) {
        switch (result) {
            case Result.Accepted accepted ->
                report(reply, claimant, DeliveryReported.Outcome.SENT, accepted.providerId(), null);
            case Result.NotAccepted not ->
                report(reply, claimant, DeliveryReported.Outcome.NOT_ACCEPTED, null, not.reason());
            case Result.NotNow notNow ->
                report(
                        reply,
                        claimant,
                        DeliveryReported.Outcome.NOT_ACCEPTED,
                        null,
                        "the provider lets us wait for " + notNow.after().toSeconds() + " s");
            case Result.Refused refused ->
                report(reply, claimant, DeliveryReported.Outcome.REFUSED, null, refused.reason());
            case Result.Unreachable gone ->
                report(reply, claimant, DeliveryReported.Outcome.UNREACHABLE, null, gone.reason());
            case Result.WindowClosed closed ->
                report(reply, claimant, DeliveryReported.Outcome.WINDOW_CLOSED, null, closed.reason());
            case Result.Unknown unknown ->
                LOG.warnf(
                        "reply %s may or may not have been sent (%s); nothing is reported, the core will mark it"
                                + " UNKNOWN",
                        reply.replyId(), unknown.reason());
        }
    }

    private void report(
            ReplyRequested reply,
            UUID claimant,
            DeliveryReported.Outcome outcome,
            @Nullable String providerId,
            @Nullable String reason) {
        if (reason != null) LOG.warnf("reply %s: %s (%s)", reply.replyId(), outcome, reason);
        var report = new DeliveryReported(reply.replyId(), outcome, time.instant(), providerId, reason, claimant);
        for (int tries = 1; ; tries++) {
            try {
                reports.publish(channel, reply.account(), report);
                return;
            } catch (Contacts.NotAcknowledged e) {
                // The claim is spent: once this is given up, only the core's two minutes tell.
                if (tries == TRIES_TO_REPORT) throw e;
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
