package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.DeliveryReported.Outcome;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.Secrets;
import kz.komek.contract.kafka.BatchConsumer;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.local.Broker;
import kz.komek.local.Durability;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker, and a core that speaks the claim's HTTP. */
class ReplyDeskTest {
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    private static final Secrets SECRETS =
            new Secrets(Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]));

    @TempDir
    static Path log;

    private static Broker broker;
    private static Publisher publisher;

    private final Topics topics = new Topics(UUID.randomUUID() + ".");
    private final BlockingQueue<DeliveryReported> reported = new LinkedBlockingQueue<>();
    private final BlockingQueue<UUID> sent = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final Map<String, String> claimed = new ConcurrentHashMap<>();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private volatile boolean coreIsSilent;
    private HttpServer core;
    private BatchConsumer<DeliveryReported> reports;

    @BeforeAll
    static void startBroker() {
        broker = Broker.start(log, 0, 0, Durability.THROWAWAY);
        publisher = new Publisher(broker.bootstrap(), Duration.ofSeconds(60));
    }

    @AfterAll
    static void stopBroker() {
        publisher.close();
        broker.close();
    }

    @BeforeEach
    void open() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrap()))) {
            topics.create(admin);
        }
        core = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        core.createContext("/internal/v1/", exchange -> {
            String[] path = exchange.getRequestURI().getPath().split("/");
            int status = 404;
            if (coreIsSilent) status = 503;
            else if (path[3].equals("replies")) {
                String winner = claimed.computeIfAbsent(path[4], reply -> path[6]);
                status = answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                        ? 503
                        : winner.equals(path[6]) ? 200 : 409;
            }
            asked.add(path[3]);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        core.start();
        reports = new BatchConsumer<>(
                        new BatchConsumer.Settings<>(
                                broker.bootstrap(),
                                topics.deliveryReported(),
                                "test",
                                DeliveryReported.class,
                                100,
                                () -> true),
                        batch -> batch.forEach(report -> reported.add(report.message())),
                        publisher)
                .start();
    }

    @AfterEach
    void close() {
        reports.close();
        core.stop(0);
    }

    @Test
    void each_result_of_sending_is_reported_and_what_is_unknown_is_not() throws Exception {
        var replies = Map.of(
                asked(Channel.EMAIL), (Result) new Result.Accepted("<1@komek.test>"),
                asked(Channel.EMAIL), new Result.NotAccepted("SMTP 451"),
                asked(Channel.EMAIL), new Result.NotNow(Duration.ofSeconds(90), Result.NotNow.Whom.ACCOUNT),
                asked(Channel.EMAIL), new Result.Refused("SMTP 550"),
                asked(Channel.EMAIL), new Result.Unreachable("blocked"),
                asked(Channel.EMAIL), new Result.WindowClosed("24 h"),
                asked(Channel.EMAIL), new Result.Unknown("lost"));
        asked(Channel.WEB);
        try (var desk = desk(reply -> {
            sent.add(reply.replyId());
            return replies.get(reply.replyId());
        })) {
            for (int i = 0; i < 7; i++) assertThat(replies).containsKey(next(sent));
            for (int i = 0; i < 6; i++) {
                var report = next(reported);
                assertThat(report.at()).isEqualTo(NOON);
                assertThat(report.claimant())
                        .hasToString(claimed.get(report.replyId().toString()));
                assertThat(report.outcome())
                        .isEqualTo(
                                switch (replies.get(report.replyId())) {
                                    case Result.Accepted accepted -> Outcome.SENT;
                                    case Result.NotAccepted not -> Outcome.NOT_ACCEPTED;
                                    case Result.NotNow later -> Outcome.NOT_ACCEPTED;
                                    case Result.Refused refused -> Outcome.REFUSED;
                                    case Result.Unreachable gone -> Outcome.UNREACHABLE;
                                    case Result.WindowClosed closed -> Outcome.WINDOW_CLOSED;
                                    case Result.Unknown unknown -> null;
                                });
            }
            assertThat(desk.alive()).isTrue();
        }
        assertThat(reported).isEmpty();
        assertThat(sent).as("web's reply is not for this desk").isEmpty();
    }

    @Test
    void what_only_staff_may_see_is_given_to_no_provider() throws Exception {
        UUID reply = UUID.randomUUID();
        var heic = new AttachmentRef("2026-11-20/a", "a.heic", "image/heic", 1, "ab", null, "", null);
        publish(reply, Channel.EMAIL, "aigerim@mail.test", List.of(heic));
        try (var desk = desk(accepting())) {
            assertThat(next(reported).outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(desk.alive()).isTrue();
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void another_installation_on_the_same_broker_has_readers_of_its_own() throws Exception {
        asked(Channel.EMAIL);
        try (var desk = desk(accepting());
                var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrap()))) {
            next(reported);
            assertThat(desk.alive()).isTrue();
            assertThat(admin.listGroups().all().get(60, TimeUnit.SECONDS))
                    .extracting(group -> group.groupId())
                    .contains(topics.prefix() + "send-email")
                    .doesNotContain("send-email");
        }
    }

    @Test
    void asked_twice_it_is_sent_once() throws Exception {
        UUID reply = asked(Channel.EMAIL);
        publish(reply, Channel.EMAIL);
        publish(reply, Channel.EMAIL);
        UUID last = asked(Channel.EMAIL);
        try (var desk = desk(accepting())) {
            assertThat(Set.of(next(sent), next(sent))).isEqualTo(Set.of(reply, last));
            assertThat(Set.of(next(reported).replyId(), next(reported).replyId()))
                    .isEqualTo(Set.of(reply, last));
            assertThat(desk.alive()).isTrue();
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void while_the_core_is_silent_nothing_is_sent_and_nothing_is_given_up() throws Exception {
        coreIsSilent = true;
        UUID first = asked(Channel.EMAIL);
        UUID second = asked(Channel.EMAIL);
        try (var desk = desk(accepting())) {
            for (int i = 0; i < 5; i++) next(asked);
            assertThat(sent).isEmpty();
            coreIsSilent = false;
            assertThat(next(sent)).isEqualTo(first);
            assertThat(next(sent)).isEqualTo(second);
            assertThat(next(reported).replyId()).isEqualTo(first);
            assertThat(desk.alive()).isTrue();
        }
    }

    @Test
    void a_claim_won_whose_answer_was_lost_is_asked_for_again_and_sent() throws Exception {
        answersToLose.set(1);
        UUID reply = asked(Channel.EMAIL);
        publish(reply, Channel.EMAIL);
        try (var desk = desk(accepting())) {
            assertThat(next(sent)).isEqualTo(reply);
            assertThat(next(reported).replyId()).isEqualTo(reply);
            assertThat(desk.alive()).isTrue();
        }
        assertThat(sent).as("once only, though it was requested twice").isEmpty();
    }

    @Test
    void a_receiver_whose_provider_is_slow_keeps_nobody_else_waiting_and_stays_in_order() throws Exception {
        UUID slow = asked(Channel.EMAIL);
        UUID afterSlow = asked(Channel.EMAIL);
        UUID other = UUID.randomUUID();
        publish(other, Channel.EMAIL, "serik@mail.test");
        var otherIsSent = new CountDownLatch(1);
        try (var desk = desk(
                reply -> {
                    // Only whoever is not behind it can let it go on.
                    if (reply.replyId().equals(slow)) await(otherIsSent);
                    sent.add(reply.replyId());
                    if (reply.replyId().equals(other)) otherIsSent.countDown();
                    return new Result.Accepted("1");
                },
                5)) {
            assertThat(next(sent)).isEqualTo(other);
            assertThat(next(sent)).isEqualTo(slow);
            assertThat(next(sent)).isEqualTo(afterSlow);
            for (int i = 0; i < 3; i++) assertThat(next(reported).outcome()).isEqualTo(Outcome.SENT);
            assertThat(desk.alive()).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ReplyDesk.Sender accepting() {
        return reply -> {
            sent.add(reply.replyId());
            return new Result.Accepted("<" + reply.replyId() + "@komek.test>");
        };
    }

    private ReplyDesk desk(ReplyDesk.Sender sender) {
        return desk(sender, 1);
    }

    private ReplyDesk desk(ReplyDesk.Sender sender, int atOnce) {
        var address = URI.create("http://localhost:" + core.getAddress().getPort());
        return new ReplyDesk(
                        broker.bootstrap(),
                        topics,
                        Channel.EMAIL,
                        sender,
                        new HttpConversation(List.of(address), SECRETS),
                        new DeliveryReports(publisher, topics),
                        publisher,
                        InstantSource.fixed(NOON),
                        atOnce)
                .start();
    }

    private UUID asked(Channel channel) throws Exception {
        UUID reply = UUID.randomUUID();
        publish(reply, channel);
        return reply;
    }

    /** To the same person, so in order. */
    private void publish(UUID reply, Channel channel) throws Exception {
        publish(reply, channel, "aigerim@mail.test");
    }

    private void publish(UUID reply, Channel channel, String address) throws Exception {
        publish(reply, channel, address, List.of());
    }

    private void publish(UUID reply, Channel channel, String address, List<AttachmentRef> files) throws Exception {
        var to = new Handle(Handle.Kind.EMAIL, address, null);
        var message = new ReplyRequested(
                reply,
                channel,
                "109@komek.test",
                to,
                Language.KK,
                "5724093817",
                null,
                "x",
                false,
                null,
                List.of(),
                files);
        var envelope = new Envelope(reply.toString(), Envelope.REPLY_REQUESTED, "/test", NOON);
        publisher
                .publish(topics.replyRequested(), SECRETS.partitionKey(channel, to.value()), envelope, message)
                .get(60, TimeUnit.SECONDS);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T item = queue.poll(60, TimeUnit.SECONDS);
        assertThat(item).as("nothing came in a minute").isNotNull();
        return item;
    }
}
