package kz.komek.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.DeliveryReported.Outcome;
import kz.komek.contract.Language;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import kz.komek.testing.Residents;
import kz.komek.ticket.Reception;
import kz.komek.ticket.TicketViews;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Message;
import org.awaitility.Awaitility;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of replies, told to those who look at their tickets. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class DeliveryTest {
    private static final Instant THEN = Instant.parse("2026-03-20T09:00:00Z");

    @Inject
    Intake intake;

    @Inject
    Replies replies;

    @Inject
    Reception reception;

    @Inject
    TicketViews views;

    @Inject
    NumberBlocks blocks;

    @Inject
    SessionFactory sessions;

    @BeforeEach
    void until_the_core_has_marked_the_floor() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
    }

    @Test
    void a_reply_that_was_sent_is_no_act_on_its_ticket_and_one_that_came_back_is() {
        UUID acknowledgement = acknowledged("delivery-1@example.kz");
        var before = ticketOf(acknowledgement);
        replies.claim(acknowledgement, UUID.randomUUID());
        replies.report(List.of(report(acknowledgement, Outcome.SENT, null)));
        var sent = ticketOf(acknowledgement);
        assertThat(delivery(sent, acknowledgement)).isEqualTo(Message.Delivery.SENT);
        assertThat(acts(sent)).isEqualTo(acts(before));

        replies.report(List.of(
                report(acknowledgement, Outcome.RETURNED, "550 no such mailbox"),
                report(acknowledgement, Outcome.RETURNED, "550 no such mailbox")));
        var returned = ticketOf(acknowledgement);
        assertThat(delivery(returned, acknowledgement)).isEqualTo(Message.Delivery.RETURNED);
        assertThat(returned.history())
                .filteredOn(entry -> entry.kind() == EventKind.UNDELIVERED)
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.details().values()).containsEntry("reason", "550 no such mailbox"));
    }

    /** Its mail is old: that it is overdue may be noted at any moment. */
    private static List<EventKind> acts(TicketViews.Whole ticket) {
        return ticket.history().stream()
                .map(HistoryEntry::kind)
                .filter(kind -> kind != EventKind.OVERDUE)
                .toList();
    }

    @Test
    void forty_reports_take_no_more_statements_than_two() {
        long ofTwo = fewest("few", 2);
        long ofForty = fewest("many", 40);
        assertThat(ofForty).isEqualTo(ofTwo).isLessThanOrEqualTo(5);
    }

    /** The statistics are the whole server's: a timer may prepare a statement of its own meanwhile. */
    private long fewest(String name, int count) {
        return IntStream.range(0, 3)
                .mapToLong(i -> statementsFor(name + i, count))
                .min()
                .orElseThrow();
    }

    /** What Hibernate prepares; a batch counts once. */
    private long statementsFor(String name, int count) {
        List<UUID> acknowledgements = Stream.iterate(1, i -> i + 1)
                .limit(count)
                .map(i -> acknowledged(name + "-" + i + "@example.kz"))
                .toList();
        acknowledgements.forEach(reply -> replies.claim(reply, UUID.randomUUID()));
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            replies.report(acknowledgements.stream()
                    .map(id -> report(id, Outcome.SENT, null))
                    .toList());
            return statistics.getPrepareStatementCount();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    /** Everybody writes once: nobody is acknowledged more than ten times an hour. */
    private UUID acknowledged(String address) {
        ContactReceived contact = new Residents.Resident("Әйгерім", address, Language.KK)
                .mails("<1." + address + ">", "Жарық", "Жарық жоқ", THEN);
        intake.take(List.of(contact));
        return ContactIds.of(
                contact.channel(), "acknowledgement", contact.contactId().toString());
    }

    private TicketViews.Whole ticketOf(UUID message) {
        return views.whole(reception.numberByMessage(message).orElseThrow(), "aigul")
                .orElseThrow();
    }

    private static Message.@Nullable Delivery delivery(TicketViews.Whole whole, UUID id) {
        return whole.messages().stream()
                .filter(message -> message.id().equals(id))
                .findFirst()
                .orElseThrow()
                .delivery();
    }

    private static DeliveryReported report(UUID reply, Outcome outcome, @Nullable String reason) {
        return new DeliveryReported(reply, outcome, THEN.plusSeconds(60), null, reason);
    }
}
