package kz.komek.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Role;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WayThroughTheLinesTest {
    private static final Set<TicketStatus> WITH_SERVICE =
            EnumSet.of(TicketStatus.SENT, TicketStatus.IN_WORK, TicketStatus.PLANNED);
    private static final Instant MONDAY = Instant.parse("2026-11-16T04:00:00Z");
    private static final Ticket.Matter WATER =
            new Ticket.Matter(TicketType.INCIDENT, "Су жоқ", "kentau", Language.KK, "WATER_NONE", 1);

    private final Ticket ticket = received(1);

    @Test
    void a_ticket_goes_from_the_operator_through_the_service_and_the_inspector_to_its_end() {
        sent();
        ticket.accept("nurlan", MONDAY);
        assertThat(ticket.execution().responsible()).isEqualTo("nurlan");
        ticket.plan(LocalDate.of(2026, 11, 20), false, "сорғы", "nurlan", MONDAY);
        assertThat(ticket.status()).isEqualTo(TicketStatus.PLANNED);
        ticket.propose(Outcome.RESOLVED, "nurlan", MONDAY);
        ticket.sendBack("нәтиже жоқ", EnumSet.of(AnswerCheck.RESULT), "bolat", MONDAY);
        assertThat(ticket.status()).isEqualTo(TicketStatus.IN_WORK);
        ticket.propose(Outcome.RESOLVED, "nurlan", MONDAY);
        ticket.close(Outcome.RESOLVED, true, AnswerCheck.required(Outcome.RESOLVED), "bolat", MONDAY);
        assertThat(ticket.status()).isEqualTo(TicketStatus.CLOSED);
    }

    @ParameterizedTest
    @EnumSource
    void a_services_answer_closes_nothing_before_each_point_of_it_was_checked(Outcome outcome) {
        sent();
        ticket.accept("nurlan", MONDAY);
        ticket.propose(outcome, "nurlan", MONDAY);
        for (AnswerCheck left : AnswerCheck.required(outcome)) {
            var confirmed = EnumSet.complementOf(EnumSet.of(left));
            assertRefused(() -> ticket.close(outcome, true, confirmed, "bolat", MONDAY), "ANSWER_UNCHECKED");
        }
        ticket.close(outcome, true, AnswerCheck.required(outcome), "bolat", MONDAY);
    }

    @Test
    void what_was_refused_names_the_law_and_how_to_appeal() {
        assertThat(AnswerCheck.required(Outcome.REFUSED)).contains(AnswerCheck.LEGAL_GROUND, AnswerCheck.HOW_TO_APPEAL);
    }

    @Test
    void the_third_return_goes_to_the_arbiter_whose_word_ends_the_ping_pong() {
        register();
        for (String organisation : List.of("SU", "JYLU")) {
            send(organisation, false);
            ticket.giveBack("біздікі емес", null, "nurlan", MONDAY);
            assertThat(ticket.status()).isEqualTo(TicketStatus.RETURNED);
        }
        send("SU", false);
        assertThat(ticket.giveBack("біздікі емес", "JYLU", "nurlan", MONDAY).kind())
                .isEqualTo(EventKind.DISPUTED);
        assertThat(ticket.execution().redirects()).isEqualTo(2);
        HistoryEntry decided = send("JYLU", true);
        assertThat(decided.details().values()).containsEntry("from", "SU").containsEntry("organisation", "JYLU");
        assertRefused(() -> ticket.giveBack("біздікі емес", null, "kairat", MONDAY), "ARBITER_DECIDED");
    }

    @Test
    void a_ticket_whose_resident_answered_goes_on_where_it_stood() {
        sent();
        ticket.accept("nurlan", MONDAY);
        ticket.ask("bolat", MONDAY.plus(Duration.ofDays(1)));
        ticket.ask("bolat", MONDAY.plus(Duration.ofDays(2))); // asked twice, it waits since the first time
        ticket.hear(MONDAY.plus(Duration.ofDays(4)));
        assertThat(ticket.status()).isEqualTo(TicketStatus.IN_WORK);
        assertThat(ticket.pausedAt()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CLOSED", "MERGED", "WAITING_FOR_RESIDENT"})
    void whatever_can_be_merged_comes_out_of_the_merge_as_it_was(TicketStatus status) {
        assertThat(StatusTable.next(status, Act.MERGE)).contains(TicketStatus.MERGED);
        sent();
        ticket.mergeInto(received(2), "bolat", MONDAY);
        ticket.unmerge("bolat", MONDAY);
        assertThat(ticket.status()).isEqualTo(TicketStatus.SENT);
    }

    @Test
    void a_merge_into_itself_or_into_what_is_over_is_refused() {
        register();
        assertRefused(() -> ticket.mergeInto(ticket, "bolat", MONDAY), "MERGE_WITH_ITSELF");
        Ticket other = received(2);
        other.register(WATER, "aigul", MONDAY);
        other.close(Outcome.EXPLAINED, true, Set.of(), "aigul", MONDAY);
        assertRefused(() -> ticket.mergeInto(other, "bolat", MONDAY), "TICKET_CLOSED");
        Ticket third = received(3);
        ticket.mergeInto(third, "bolat", MONDAY);
        assertRefused(() -> ticket.mergeInto(received(4), "bolat", MONDAY), "TICKET_MERGED");
    }

    @Test
    void an_incident_is_no_part_of_another() {
        Ticket incident = received(2);
        Ticket above = received(3);
        incident.link(above, "bolat", MONDAY);
        assertRefused(() -> ticket.link(incident, "bolat", MONDAY), "NO_PARENT");
        assertRefused(() -> ticket.link(ticket, "bolat", MONDAY), "NO_PARENT");
        ticket.link(above, "bolat", MONDAY);
        assertThat(ticket.parent()).isEqualTo(3);
    }

    @Test
    void each_does_what_is_theirs() {
        sent();
        assertThat(Rights.acts(executor("SU"), ticket))
                .contains(Act.ACCEPT, Act.RETURN, Act.NOTE)
                .doesNotContain(Act.CLOSE);
        assertThat(Rights.sees(executor("JYLU"), ticket)).isFalse();
        assertThat(Rights.acts(colleague(Role.OPERATOR), ticket)).doesNotContain(Act.CLOSE, Act.SEND, Act.ACCEPT);
        assertThat(Rights.acts(colleague(Role.INSPECTOR), ticket)).contains(Act.CLOSE, Act.SEND, Act.MERGE);
        assertThat(Rights.acts(colleague(Role.ANALYST), ticket)).isEmpty();
        assertThat(Rights.sees(
                        new Colleague("left", "Left", Set.of(Role.ADMIN), List.of(), null, null, null, false, 1),
                        ticket))
                .isFalse();
    }

    @Test
    void a_dispute_is_ended_by_the_supervisor_only() {
        register();
        for (int i = 0; i < 3; i++) {
            send("SU", false);
            ticket.giveBack("біздікі емес", null, "nurlan", MONDAY);
        }
        assertThat(ticket.status()).isEqualTo(TicketStatus.DISPUTED);
        assertThat(Rights.may(colleague(Role.INSPECTOR), Act.SEND, ticket)).isFalse();
        assertThat(Rights.may(colleague(Role.SUPERVISOR), Act.SEND, ticket)).isTrue();
    }

    @Test
    void asking_the_resident_is_no_way_past_the_arbiter_and_their_word_stands_until_it_is_reopened() {
        register();
        for (int i = 0; i < 3; i++) {
            send("SU", false);
            ticket.giveBack("біздікі емес", null, "nurlan", MONDAY);
        }
        ticket.ask("aigul", MONDAY);
        assertThat(Rights.may(colleague(Role.INSPECTOR), Act.SEND, ticket)).isFalse();
        send("JYLU", true);
        assertThat(Rights.may(colleague(Role.INSPECTOR), Act.SEND, ticket)).isFalse();
        assertThat(Rights.may(colleague(Role.SUPERVISOR), Act.SEND, ticket)).isTrue();
        ticket.close(Outcome.EXPLAINED, true, AnswerCheck.required(Outcome.EXPLAINED), "bolat", MONDAY);
        ticket.reopen("қайта", "aigul", MONDAY);
        assertThat(Rights.may(colleague(Role.INSPECTOR), Act.SEND, ticket)).isTrue();
        assertThat(ticket.execution().returns()).isZero();
        assertThat(ticket.execution().redirects())
                .as("the chain stays to be seen")
                .isEqualTo(1);
    }

    @Test
    void a_ticket_registered_while_its_resident_is_asked_is_registered_when_they_answer() {
        ticket.ask("aigul", MONDAY);
        ticket.register(WATER, "aigul", MONDAY);
        ticket.hear(MONDAY.plus(Duration.ofDays(1)));
        assertThat(ticket.status()).isEqualTo(TicketStatus.REGISTERED);
    }

    @Test
    void who_helps_sees_the_ticket_and_may_note() {
        register();
        ticket.send(new Ticket.Dispatch("SU", List.of("JYLU"), null, null, null), false, "bolat", MONDAY);
        assertThat(Rights.acts(executor("JYLU"), ticket)).containsExactly(Act.NOTE);
    }

    /** Whatever is done in whatever order: refused acts change nothing, and how many ended how always adds up. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatever_happens_the_sums_add_up(long seed) {
        var random = new Random(seed);
        var tickets = new java.util.ArrayList<Ticket>();
        for (int id = 1; id <= 40; id++) tickets.add(received(id));
        Instant at = MONDAY;
        for (int i = 0; i < 4_000; i++) {
            Ticket one = tickets.get(random.nextInt(tickets.size()));
            Ticket other = tickets.get(random.nextInt(tickets.size()));
            TicketStatus before = one.status();
            int version = one.version();
            at = at.plusSeconds(random.nextInt(7_200));
            try {
                HistoryEntry entry = any(one, other, random, at);
                assertThat(entry.version()).isEqualTo(version + 1);
                assertThat(entry.status()).isEqualTo(one.status());
            } catch (TicketRefused refused) {
                assertThat(one.version()).isEqualTo(version);
                assertThat(one.status()).isEqualTo(before);
            }
            assertThat(one.outcome() != null).isEqualTo(one.status() == TicketStatus.CLOSED);
            assertThat(one.mergedInto() != null).isEqualTo(one.status() == TicketStatus.MERGED);
            assertThat(one.turn().desk() == null)
                    .as("waits nowhere, and since no time")
                    .isEqualTo(one.turn().since() == null);
            if (one.status() == TicketStatus.WAITING_FOR_RESIDENT)
                assertThat(one.pausedAt()).isNotNull();
            if (WITH_SERVICE.contains(one.status()))
                assertThat(one.execution().organisation()).isNotNull();
        }
        long closed = tickets.stream().filter(t -> t.outcome() != null).count();
        long merged = tickets.stream().filter(t -> t.mergedInto() != null).count();
        long open = tickets.stream().filter(t -> !t.status().isOver()).count();
        assertThat(closed + merged + open).isEqualTo(tickets.size());
    }

    private static HistoryEntry any(Ticket one, Ticket other, Random random, Instant at) {
        var outcome = Outcome.values()[random.nextInt(Outcome.values().length)];
        var organisation = List.of("SU", "JYLU", "JOL").get(random.nextInt(3));
        return switch (Act.values()[random.nextInt(Act.values().length)]) {
            case REGISTER -> one.register(WATER, "aigul", at);
            case TAKE -> one.take("aigul", at);
            case RELEASE -> one.release("aigul", at);
            case HAND_OVER ->
                one.handOver(
                        random.nextBoolean() ? "aigul" : null,
                        random.nextBoolean() ? Desk.values()[random.nextInt(Desk.values().length)] : null,
                        "қараңызшы",
                        "bolat",
                        at);
            case REPLY -> one.reply("aigul", at);
            case ASK -> one.ask("aigul", at);
            case NOTE -> one.note("aigul", at);
            case SEND ->
                one.send(
                        new Ticket.Dispatch(organisation, List.of(), null, null, null),
                        one.status() == TicketStatus.DISPUTED,
                        "bolat",
                        at);
            case ACCEPT -> one.accept("nurlan", at);
            case RETURN, DISPUTE -> one.giveBack("біздікі емес", null, "nurlan", at);
            case PLAN -> one.plan(null, true, "", "nurlan", at);
            case PROPOSE -> one.propose(outcome, "nurlan", at);
            case EXTEND -> one.extend("RESOLUTION", at.plusSeconds(60), "мерзім", "bolat", at);
            case AWAIT_FUNDS -> one.awaitFunds(EventKind.FUNDS_AWAITED, "қаражат", "bolat", at);
            case SEND_BACK -> one.sendBack("толық емес", Set.of(), "bolat", at);
            case CLOSE -> one.close(outcome, random.nextBoolean(), AnswerCheck.required(outcome), "bolat", at);
            case REOPEN -> one.reopen("қайта", "bolat", at);
            case MERGE -> one.mergeInto(other, "bolat", at);
            case UNMERGE -> one.unmerge("bolat", at);
            case SPLIT -> one.split(other, "aigul", at);
            case LINK -> one.link(random.nextBoolean() ? other : null, "bolat", at);
            case COMPLAIN -> one.complainedOf(other, "aigul", at);
            case HEAR -> one.hear(at);
            case HEAR_MACHINE -> one.hearMachine(at);
        };
    }

    @Test
    void a_word_to_the_resident_takes_nothing_from_those_who_check_execute_or_decide() {
        register();
        ticket.reply("aigul", MONDAY);
        assertThat(ticket.status())
                .as("an incident is not answered by 'passed on'")
                .isEqualTo(TicketStatus.REGISTERED);
        send("SU", false);
        ticket.accept("nurlan", MONDAY);
        ticket.ask("bolat", MONDAY);
        ticket.reply("bolat", MONDAY);
        assertThat(ticket.status()).as("the question stands").isEqualTo(TicketStatus.WAITING_FOR_RESIDENT);
        ticket.hear(MONDAY.plusSeconds(60));
        assertThat(ticket.status()).isEqualTo(TicketStatus.IN_WORK);
        ticket.propose(Outcome.RESOLVED, "nurlan", MONDAY);
        ticket.ask("bolat", MONDAY);
        ticket.reply("bolat", MONDAY);
        ticket.hear(MONDAY.plusSeconds(60));
        assertThat(ticket.status()).isEqualTo(TicketStatus.TO_VERIFY);
    }

    @Test
    void what_was_disputed_stays_with_the_arbiter_whatever_is_asked_and_said_meanwhile() {
        sent();
        for (int i = 0; i < 2; i++) {
            ticket.giveBack("біздікі емес", null, "nurlan", MONDAY);
            send(i == 0 ? "JYLU" : "SU", false);
        }
        ticket.giveBack("біздікі емес", null, "nurlan", MONDAY);
        assertThat(ticket.status()).isEqualTo(TicketStatus.DISPUTED);
        ticket.ask("saule", MONDAY);
        ticket.reply("saule", MONDAY);
        assertThat(ticket.isForTheArbiter()).isTrue();
        ticket.hear(MONDAY.plusSeconds(60));
        assertThat(ticket.status()).isEqualTo(TicketStatus.DISPUTED);
    }

    @Test
    void taken_out_of_a_merge_a_ticket_whose_question_was_answered_there_goes_on() {
        sent();
        ticket.accept("nurlan", MONDAY);
        ticket.ask("bolat", MONDAY);
        ticket.mergeInto(received(2), "bolat", MONDAY);
        ticket.saidWhileMerged(EventKind.RESIDENT_WROTE, null, MONDAY.plusSeconds(60));
        ticket.unmerge("bolat", MONDAY.plusSeconds(120));
        assertThat(ticket.status()).isEqualTo(TicketStatus.IN_WORK);
        assertThat(ticket.pausedAt()).isNull();
    }

    private void register() {
        ticket.register(WATER, "aigul", MONDAY);
    }

    private void sent() {
        register();
        send("SU", false);
    }

    private HistoryEntry send(String organisation, boolean byArbiter) {
        return ticket.send(new Ticket.Dispatch(organisation, List.of(), null, null, null), byArbiter, "bolat", MONDAY);
    }

    private static Colleague executor(String organisation) {
        return new Colleague(
                "nurlan", "Нұрлан", Set.of(Role.EXECUTOR), List.of(Language.KK), null, null, organisation, true, 1);
    }

    private static Colleague colleague(Role role) {
        return new Colleague("one", "One", Set.of(role), List.of(Language.KK), null, null, null, true, 1);
    }

    private static Ticket received(long id) {
        var ticket = new Ticket(
                id,
                new Ticket.Beginning(
                        "572409381" + id % 10,
                        Channel.WEB,
                        "site",
                        MONDAY,
                        "су жоқ",
                        Language.KK,
                        null,
                        null,
                        true,
                        null));
        ticket.received(null);
        return ticket;
    }

    private static void assertRefused(ThrowingCallable act, @Nullable String code) {
        assertThatThrownBy(act).isInstanceOf(TicketRefused.class).hasMessage(code);
    }
}
