package kz.komek.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.correspondence.store.ReplyRepository;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import kz.komek.ticket.TicketDesk;
import kz.komek.ticket.domain.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replies against the real register: sent by one, tried again where that is safe. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class RepliesTest {
    @Inject
    Intake intake;

    @Inject
    TicketDesk desk;

    @Inject
    Replies replies;

    @Inject
    ReplyRepository stored;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @BeforeEach
    void until_the_core_has_marked_the_floor() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
    }

    @Test
    void of_many_who_claim_at_once_one_sends_and_only_that_one_may_ask_again() throws Exception {
        UUID reply = replyByMail();
        var claimants = Stream.generate(UUID::randomUUID).limit(20).toList();
        List<UUID> winners = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(10)) {
            var claims = claimants.stream()
                    .map(claimant -> (Callable<Boolean>) () -> replies.claim(reply, claimant))
                    .toList();
            var results = pool.invokeAll(claims);
            for (int i = 0; i < results.size(); i++) if (results.get(i).get()) winners.add(claimants.get(i));
        }
        assertThat(winners).hasSize(1);
        assertThat(replies.claim(reply, winners.getFirst()))
                .as("its answer may have been lost")
                .isTrue();
        assertThat(attempts(reply)).isEqualTo(1);

        replies.report(List.of(
                new DeliveryReported(reply, DeliveryReported.Outcome.SENT, Instant.now(), "<1@komek.test>", null)));
        assertThat(replies.claim(reply, winners.getFirst())).as("it is done").isFalse();
    }

    @Test
    void what_was_surely_not_accepted_is_tried_again_and_claimed_anew() {
        UUID reply = replyByMail();
        assertThat(replies.claim(reply, UUID.randomUUID())).isTrue();
        Instant longAgo = Instant.now().minus(Duration.ofHours(1));
        replies.report(
                List.of(new DeliveryReported(reply, DeliveryReported.Outcome.NOT_ACCEPTED, longAgo, null, "SMTP 451")));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            replies.lookAfter(); // or the timer has been here first
            return replies.claim(reply, UUID.randomUUID());
        });
    }

    @Test
    void what_an_earlier_claim_says_late_does_not_undo_a_later_one() throws Exception {
        UUID reply = replyByMail();
        UUID first = UUID.randomUUID();
        assertThat(replies.claim(reply, first)).isTrue();
        var failed = new DeliveryReported(
                reply,
                DeliveryReported.Outcome.NOT_ACCEPTED,
                Instant.now().minus(Duration.ofHours(1)),
                null,
                "SMTP 451",
                first);
        replies.report(List.of(failed));
        UUID second = UUID.randomUUID();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            replies.lookAfter(); // or the timer has been here first
            return replies.claim(reply, second);
        });

        replies.report(List.of(failed));
        assertThat(replies.claim(reply, UUID.randomUUID()))
                .as("a third may not send while the second does")
                .isFalse();
        assertThat(replies.claim(reply, second)).as("it is the second's still").isTrue();
        assertThat(attempts(reply)).isEqualTo(2);

        replies.report(List.of(new DeliveryReported(
                reply, DeliveryReported.Outcome.SENT, Instant.now(), "<1@komek.test>", null, first)));
        assertThat(replies.claim(reply, second))
                .as("sent is sent, whoever did it")
                .isFalse();
    }

    @Test
    void counts_of_automatic_replies_are_forgotten_when_they_protect_nobody_any_more() throws SQLException {
        Instant now = Instant.now();
        QuarkusTransaction.requiringNew().run(() -> {
            stored.countAutomatic("of-yesterday", now.minus(Duration.ofDays(1)));
            stored.countAutomatic("of-now", now);
        });
        replies.forgetOldCounts();
        try (var connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select fingerprint from automatic_reply_count where fingerprint like 'of-%'")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("of-now");
            assertThat(rows.next()).isFalse();
        }
    }

    private UUID replyByMail() {
        UUID id = UUID.randomUUID();
        String address = id + "@mail.test";
        intake.take(List.of(new ContactReceived(
                id,
                Channel.EMAIL,
                "109@komek.test",
                Instant.now(),
                new Handle(Handle.Kind.EMAIL, address, null),
                Language.KK,
                null,
                "Су жоқ",
                "Су жоқ",
                null,
                List.of(),
                new ContactReceived.Thread("<" + address + ">", List.of(), List.of()),
                null,
                false,
                null,
                ContactReceived.Nature.MESSAGE,
                List.of())));
        UUID reply = UUID.randomUUID();
        desk.write(numberOf(id), reply, Message.Kind.REPLY, "Бригада жолда", List.of(), "aigul");
        return reply;
    }

    private String numberOf(UUID contact) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select t.number from ticket t join message m on m.ticket_id = t.id where m.id = ?")) {
            select.setObject(1, contact);
            var rows = select.executeQuery();
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long attempts(UUID reply) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select attempts from reply where id = ?")) {
            select.setObject(1, reply);
            var rows = select.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }
}
