package kz.komek.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.testing.KomekTestResource;
import kz.komek.ticket.TicketDesk;
import kz.komek.ticket.TicketViews;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Outcome;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketStatus;
import kz.komek.ticket.domain.TicketType;
import org.awaitility.Awaitility;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contacts against the real register: once and only once, and the right ticket. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class IntakeTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private static final Ticket.Matter ROAD =
            new Ticket.Matter(TicketType.INCIDENT, "Жол", "kentau", Language.KK, null, null);

    @Inject
    Intake intake;

    @Inject
    TicketViews views;

    @Inject
    TicketDesk desk;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Inject
    SessionFactory sessions;

    @BeforeEach
    void until_the_core_has_marked_the_floor() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
    }

    @Test
    void one_contact_delivered_fifty_times_at_once_is_one_ticket_with_one_message() throws Exception {
        var contact = web(freshNumber(), "су жоқ");
        var deliveries = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 50; i++) {
            deliveries.add(() -> {
                intake.take(List.of(contact));
                return null;
            });
        }
        try (var pool = Executors.newFixedThreadPool(10)) {
            for (var delivered : pool.invokeAll(deliveries)) delivered.get();
        }
        assertThat(ticket(contact.number()).messages()).hasSize(1);
        assertThat(count("select count(*) from ticket where number = '" + contact.number() + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_batch_that_holds_a_contact_twice_takes_it_once() throws SQLException {
        var contact = web(freshNumber(), "жарық жоқ");
        intake.take(List.of(contact, contact, web(freshNumber(), "басқа")));
        assertThat(ticket(contact.number()).messages()).hasSize(1);
    }

    /** The list of an exchange knows neither the number that was said nor when we heard of it. */
    @Test
    void what_is_told_again_from_a_providers_list_is_the_ticket_whose_number_its_caller_heard() throws SQLException {
        String said = freshNumber();
        UUID id = UUID.randomUUID();
        intake.take(List.of(onTheMachine(id, said, NOW)));
        var listed = onTheMachine(id, null, NOW.minusSeconds(40));
        intake.take(List.of(listed));
        intake.take(List.of(listed, web(freshNumber(), "басқа"), listed));
        assertThat(ticket(said).messages()).hasSize(1);
        assertThat(count("select count(*) from message where id = '" + id + "'"))
                .isEqualTo(1);
    }

    private static ContactReceived onTheMachine(UUID id, @Nullable String number, Instant at) {
        return new ContactReceived(
                id,
                Channel.PHONE,
                "+77172000109",
                at,
                null,
                Language.KK,
                number,
                null,
                "Дауыстық хабарлама, 37 с",
                null,
                List.of(),
                null,
                null,
                false,
                null,
                Nature.MESSAGE,
                List.of());
    }

    /** Each statement on a ticket writes into every index of the register. */
    @Test
    void what_opens_is_written_once_with_all_that_rules_and_clocks_say_of_it() {
        // Whatever else changes a ticket at this moment is counted too: seldom in each of several tries.
        assertThat(IntStream.range(0, 5).mapToLong(this::updatesWhenTwentyOpen).min())
                .hasValue(0);
    }

    private long updatesWhenTwentyOpen(int tries) {
        var contacts = IntStream.range(0, 20)
                .mapToObj(i -> web(freshNumber(), "су жоқ " + i))
                .toList();
        var statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            intake.take(contacts);
            var tickets = statistics.getEntityStatistics(Ticket.class.getName());
            assertThat(tickets.getInsertCount()).isGreaterThanOrEqualTo(20);
            return tickets.getUpdateCount();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    @Test
    void other_words_under_the_same_number_are_the_next_message_of_its_ticket() {
        String number = freshNumber();
        intake.take(List.of(web(number, "бірінші"), web(number, "екінші")));
        intake.take(List.of(web(number, "үшінші")));
        assertThat(ticket(number).messages()).extracting(Message::text).containsExactly("бірінші", "екінші", "үшінші");
    }

    @Test
    void a_batch_that_fails_leaves_nothing_behind() throws SQLException {
        var good = web(freshNumber(), "жақсы");
        var bad = web("0000000001", "нөмірі жалған");
        assertThatThrownBy(() -> intake.take(List.of(good, bad))).isInstanceOf(RuntimeException.class);
        assertThat(views.whole(String.valueOf(good.number()), "aigul")).isEmpty();
        assertThat(count("select count(*) from contact where id = '" + good.contactId() + "'"))
                .isZero();
        intake.take(List.of(good));
        assertThat(ticket(good.number()).messages()).hasSize(1);
    }

    @Test
    void a_reply_to_our_mail_reaches_its_ticket_by_our_message_id() {
        String number = openByMail("aigerim@mail.test", "Су жоқ");
        UUID reply = UUID.randomUUID();
        desk.write(number, reply, Message.Kind.REPLY, "Қай көшеде?", List.of(), "aigul");
        intake.take(List.of(
                mail("aigerim@mail.test", "Re: Су жоқ", "Яссауи", List.of("<" + reply + "@komek.test>"), List.of())));
        assertThat(ticket(number).messages()).extracting(Message::text).contains("Яссауи");
        assertThat(ticket(number).ticket().residentWaits()).isTrue();
    }

    @Test
    void a_number_in_the_subject_is_believed_from_the_tickets_own_resident_only() {
        String number = openByMail("berik@mail.test", "Шұңқыр");
        intake.take(List.of(
                mail("berik@mail.test", "Re " + number, "толықтыру", List.of(), List.of(number)),
                mail("stranger@mail.test", "Re " + number, "бөтен", List.of(), List.of(number))));
        assertThat(ticket(number).messages())
                .extracting(Message::text)
                .contains("толықтыру")
                .doesNotContain("бөтен");
    }

    @Test
    void an_out_of_office_opens_nothing_and_is_kept() throws SQLException {
        var away = mail("away@mail.test", "Away", "I am away", List.of(), List.of());
        var automatic = with(away, Nature.AUTOMATIC_REPLY);
        intake.take(List.of(automatic));
        assertThat(count("select count(*) from contact where unfiled is not null and id = '" + away.contactId() + "'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from message where id = '" + away.contactId() + "'"))
                .isZero();
    }

    @Test
    void of_what_was_set_aside_one_ticket_is_made_however_many_ask_for_it_at_once() throws Exception {
        var away = setAside("many@mail.test");
        String filing = "/api/v1/unfiled-contacts/" + away.contactId() + "/filing";
        var asked = new ArrayList<Callable<Caller.Answer>>();
        for (int i = 0; i < 10; i++) asked.add(() -> Caller.staff("saule").put(filing, null));
        var numbers = new java.util.HashSet<String>();
        try (var pool = Executors.newFixedThreadPool(10)) {
            for (var answer : pool.invokeAll(asked)) {
                assertThat(answer.get().status()).isEqualTo(200);
                numbers.add(answer.get().json().path("number").asText());
            }
        }
        assertThat(numbers).hasSize(1);
        var whole = ticket(numbers.iterator().next());
        assertThat(whole.messages()).singleElement().satisfies(message -> {
            assertThat(message.id()).isEqualTo(away.contactId());
            assertThat(message.kind()).as("seen on the tracking page too").isEqualTo(Message.Kind.RESIDENT);
        });
        assertThat(whole.history())
                .extracting(entry -> entry.kind() + " " + entry.actor())
                .containsExactly("RECEIVED null", "FILED saule");
        assertThat(whole.ticket().receivedAt()).isEqualTo(NOW);
        assertThat(Caller.staff("saule").get("/api/v1/unfiled-contacts").text())
                .doesNotContain(away.contactId().toString());
    }

    @Test
    void what_cannot_become_a_ticket_stays_where_it_is() throws SQLException {
        var away = setAside("stays@mail.test");
        execute(
                "update contact set unfiled = replace(unfiled, '\"anonymous\"', '\"number\":\"0000000001\",\"anonymous\"')"
                        + " where id = '" + away.contactId() + "'");
        String filing = "/api/v1/unfiled-contacts/" + away.contactId() + "/filing";
        assertThat(Caller.staff("saule").put(filing, null).status()).isEqualTo(500);
        assertThat(count("select count(*) from contact where unfiled is not null and id = '" + away.contactId() + "'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from ticket where number = '0000000001'"))
                .isZero();
    }

    @Test
    void only_what_came_in_is_filed_and_only_by_who_may() {
        String nothing = "/api/v1/unfiled-contacts/" + UUID.randomUUID() + "/filing";
        assertThat(Caller.staff("saule").put(nothing, null).code()).isEqualTo("NO_SUCH_CONTACT");
        assertThat(Caller.staff("aigul").put(nothing, null).status()).isEqualTo(403);
    }

    @Test
    void a_mail_is_acknowledged_once_and_the_promise_leaves_with_the_ticket() throws SQLException {
        String number = openByMail("once@mail.test", "Қоқыс");
        assertThat(ticket(number).messages())
                .filteredOn(message -> message.kind() == Message.Kind.ACKNOWLEDGEMENT)
                .singleElement()
                .satisfies(message -> assertThat(message.text())
                        .contains(TicketNumbers.spoken(number))
                        .contains("http://komek.test/t/" + number + "/"));
    }

    @Test
    void two_machines_that_answer_each_other_stop() throws SQLException {
        var batch = new ArrayList<ContactReceived>();
        for (int i = 0; i < 30; i++) batch.add(mail("robot@mail.test", "Hi " + i, "hello " + i, List.of(), List.of()));
        intake.take(batch);
        assertThat(count(
                        "select count(*) from reply r join message m on m.id = r.id join ticket t on t.id = m.ticket_id"
                                + " where t.title like 'Hi %'"))
                .isEqualTo(10);
    }

    @Test
    void a_resident_who_writes_long_after_the_end_opens_a_new_ticket_that_continues_the_old() {
        String number = openByMail("late@mail.test", "Жол");
        desk.register(number, ticket(number).ticket().version(), ROAD, null, "aigul");
        desk.close(
                number,
                ticket(number).ticket().version(),
                Outcome.RESOLVED,
                UUID.randomUUID(),
                "Жөнделді",
                Set.of(),
                "aigul");
        var late = mail("late@mail.test", "Re " + number, "тағы бұзылды", List.of(), List.of(number));
        intake.take(List.of(at(late, NOW.plus(31, ChronoUnit.DAYS))));
        assertThat(ticket(number).ticket().status()).isEqualTo(TicketStatus.CLOSED);
        assertThat(ticket(number).messages()).extracting(Message::text).doesNotContain("тағы бұзылды");
    }

    @Test
    void what_the_link_brings_too_late_goes_on_under_a_new_number_that_the_old_page_names() {
        String number = freshNumber();
        intake.take(List.of(from(web(number, "жарық жоқ"), "keshik@mail.test")));
        close(number);
        intake.take(List.of(at(web(number, "тағы сөнді"), NOW.plus(31, ChronoUnit.DAYS))));
        String next = views.tracked(number, true).orElseThrow().continuedBy();
        assertThat(next).isNotNull();
        assertThat(ticket(next).messages()).extracting(Message::text).containsExactly("тағы сөнді");
        assertThat(ticket(next).continues()).isEqualTo(number);
        assertThat(ticket(next).ticket().residentId())
                .as("the link is the resident's")
                .isEqualTo(ticket(number).ticket().residentId());
    }

    @Test
    void closing_after_a_reopening_needs_a_new_answer() {
        String number = freshNumber();
        intake.take(List.of(web(number, "шұңқыр")));
        close(number);
        intake.take(List.of(web(number, "тағы шұңқыр")));
        int version = ticket(number).ticket().version();
        assertThatThrownBy(
                        () -> desk.close(number, version, Outcome.RESOLVED, UUID.randomUUID(), null, Set.of(), "aigul"))
                .hasMessage("ANSWER_MISSING");
    }

    @Test
    void a_forged_reference_to_a_residents_mail_opens_a_linked_ticket_of_its_own() {
        var mail = mail("owner@mail.test", "Қоқыс", "алынбады", List.of(), List.of());
        intake.take(List.of(mail));
        String number = numberOf(mail.contactId());
        var forged = mail(
                "mallory@mail.test",
                "Re: Қоқыс",
                "бөтен сөз",
                List.of("<" + mail.contactId() + "@mail.test>"),
                List.of());
        intake.take(List.of(forged));
        assertThat(ticket(number).messages()).extracting(Message::text).doesNotContain("бөтен сөз");
        assertThat(ticket(numberOf(forged.contactId())).continues()).isEqualTo(number);
    }

    @Test
    void a_number_typed_into_a_form_binds_nobody_and_answers_go_only_to_addresses_of_their_ticket() throws Exception {
        var phone = new Handle(Handle.Kind.PHONE, "+77011112233", null);
        var mallory = new Handle(Handle.Kind.EMAIL, "mallory@mail.test", "Mallory");
        String hers = freshNumber();
        intake.take(List.of(with(web(hers, "бірінші"), mallory, List.of(phone))));
        String his = freshNumber();
        intake.take(List.of(with(web(his, "екінші"), phone, List.of())));

        assertThat(ticket(his).resident().name()).isNull();
        assertThat(ticket(his).resident().handles()).hasSize(1);
        assertThat(ticket(hers).resident().handles()).hasSize(2);
        UUID answer = UUID.randomUUID();
        desk.write(his, answer, Message.Kind.REPLY, "жауап", List.of(), "aigul");
        // To the telephone that he gave, and to nobody's mailbox.
        assertThat(count("select count(*) from reply where id = '" + answer + "' and channel = 'SMS'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from reply r join ticket t on t.id = r.ticket_id where t.number = '" + his
                        + "' and r.channel <> 'SMS'"))
                .isZero();
    }

    private void close(String number) {
        desk.register(number, ticket(number).ticket().version(), ROAD, null, "aigul");
        desk.close(
                number,
                ticket(number).ticket().version(),
                Outcome.RESOLVED,
                UUID.randomUUID(),
                "Жөнделді",
                Set.of(),
                "aigul");
    }

    private ContactReceived setAside(String from) {
        var away = with(mail(from, "Away", "I am away", List.of(), List.of()), Nature.AUTOMATIC_REPLY);
        intake.take(List.of(away));
        return away;
    }

    private String openByMail(String from, String subject) {
        var contact = mail(from, subject, subject + " " + UUID.randomUUID(), List.of(), List.of());
        intake.take(List.of(contact));
        return numberOf(contact.contactId());
    }

    private String numberOf(UUID contact) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select number from ticket t join message m on m.ticket_id = t.id where m.id = ?")) {
            select.setObject(1, contact);
            try (var row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private TicketViews.Whole ticket(@Nullable String number) {
        return views.whole(String.valueOf(number), "aigul").orElseThrow();
    }

    private static long nextSerial = 900_000_000;

    /** Far above the blocks that the server under test takes for itself. */
    private synchronized String freshNumber() {
        return numbers.number(nextSerial++);
    }

    private static ContactReceived web(String number, String text) {
        return new ContactReceived(
                UUID.randomUUID(),
                Channel.WEB,
                "site",
                NOW,
                null,
                Language.KK,
                number,
                null,
                text,
                null,
                List.of(),
                null,
                null,
                true,
                null,
                Nature.MESSAGE,
                List.of());
    }

    private static ContactReceived mail(
            String from, String subject, String text, List<String> references, List<String> numbers) {
        UUID id = UUID.randomUUID();
        return new ContactReceived(
                id,
                Channel.EMAIL,
                "109@komek.test",
                NOW,
                new Handle(Handle.Kind.EMAIL, from, null),
                Language.KK,
                null,
                subject,
                text,
                null,
                List.of(),
                new ContactReceived.Thread("<" + id + "@mail.test>", references, numbers),
                null,
                false,
                null,
                Nature.MESSAGE,
                List.of());
    }

    private static ContactReceived from(ContactReceived c, String address) {
        return with(c, new Handle(Handle.Kind.EMAIL, address, null), List.of());
    }

    private static ContactReceived with(ContactReceived c, Handle handle, List<Handle> also) {
        return copy(c, c.receivedAt(), handle, false, c.nature(), also);
    }

    private static ContactReceived with(ContactReceived c, Nature nature) {
        return copy(c, c.receivedAt(), c.handle(), c.anonymous(), nature, c.also());
    }

    private static ContactReceived at(ContactReceived c, Instant at) {
        return copy(c, at, c.handle(), c.anonymous(), c.nature(), c.also());
    }

    private static ContactReceived copy(
            ContactReceived c,
            Instant at,
            @Nullable Handle handle,
            boolean anonymous,
            Nature nature,
            List<Handle> also) {
        return new ContactReceived(
                c.contactId(),
                c.channel(),
                c.account(),
                at,
                handle,
                c.language(),
                c.number(),
                c.subject(),
                c.text(),
                c.place(),
                c.attachments(),
                c.thread(),
                c.consent(),
                anonymous,
                c.original(),
                nature,
                also);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
