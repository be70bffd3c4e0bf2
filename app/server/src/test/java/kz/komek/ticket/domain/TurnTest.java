package kz.komek.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import kz.komek.catalogue.domain.Priority;
import kz.komek.contract.Language;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnTest {
    private static final Instant NOON = Instant.parse("2026-03-20T07:00:00Z");
    private static final Instant DUE = NOON.plus(Duration.ofDays(3));

    @ParameterizedTest
    @CsvSource({
        "RECEIVED            ,             , false, OPERATORS",
        // answered from what the centre knows, by the one who registered it
        "REGISTERED          , CONSULTATION, false, OPERATORS",
        "REGISTERED          , GRATITUDE   , false, OPERATORS",
        "REGISTERED          , INCIDENT    , false, INSPECTORS",
        "REOPENED            , CONSULTATION, false, OPERATORS",
        "REOPENED            , CONSULTATION, true , INSPECTORS",
        "REOPENED            , INCIDENT    , false, INSPECTORS",
        "RETURNED            , INCIDENT    , true , INSPECTORS",
        "TO_VERIFY           , INCIDENT    , true , INSPECTORS",
        "DISPUTED            , INCIDENT    , true , SUPERVISORS",
        // the centre waits for somebody else
        "SENT                , INCIDENT    , true ,",
        "IN_WORK             , INCIDENT    , true ,",
        "PLANNED             , INCIDENT    , true ,",
        "WAITING_FOR_RESIDENT, INCIDENT    , false,",
        "ANSWERED            , CONSULTATION, false,",
        "CLOSED              , INCIDENT    , true ,",
        "MERGED              , INCIDENT    , false,",
    })
    void a_ticket_waits_where_its_status_says(TicketStatus status, TicketType type, boolean executed, Desk desk) {
        assertThat(Desk.of(status, type, executed)).isEqualTo(desk);
    }

    @Test
    void priority_puts_it_before_others_of_the_same_deadline_and_waiting_does_the_rest() {
        var common = Turn.beginning(NOON);
        common.settle(Desk.OPERATORS, false, DUE, NOON);
        var high = Turn.beginning(NOON);
        high.route(routed(null, Priority.HIGH, Duration.ofHours(24)));
        high.settle(Desk.OPERATORS, false, DUE, NOON);
        assertThat(high.rank()).isEqualTo(DUE.minus(Duration.ofHours(24)));
        var olderCommon = Turn.beginning(NOON);
        olderCommon.settle(Desk.OPERATORS, false, DUE.minus(Duration.ofHours(25)), NOON);
        assertThat(List.of(olderCommon.rank(), high.rank(), common.rank())).isSorted();
    }

    @Test
    void it_keeps_its_age_while_it_stays_at_a_desk_whoever_it_was_offered_to() {
        var turn = Turn.beginning(NOON);
        turn.settle(Desk.OPERATORS, false, DUE, NOON);
        turn.offer("aigul", NOON.plusSeconds(20));
        turn.settle(Desk.OPERATORS, false, DUE, NOON.plusSeconds(10));
        assertThat(turn.offeredTo()).isEqualTo("aigul");
        turn.withdraw();
        assertThat(turn.since()).isEqualTo(NOON);
        turn.settle(Desk.INSPECTORS, false, DUE, NOON.plusSeconds(60));
        assertThat(turn.since()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void an_offer_ends_when_it_is_in_hand_or_waits_elsewhere() {
        var turn = Turn.beginning(NOON);
        turn.settle(Desk.OPERATORS, false, DUE, NOON);
        turn.offer("aigul", NOON.plusSeconds(20));
        turn.settle(Desk.OPERATORS, true, DUE, NOON);
        assertThat(turn.offeredTo()).isNull();
        turn.offer("aigul", NOON.plusSeconds(20));
        turn.settle(Desk.INSPECTORS, false, DUE, NOON);
        assertThat(turn.offeredTo()).isNull();
    }

    @Test
    void where_a_rule_puts_it_it_waits_until_the_centre_has_nothing_to_do() {
        var turn = Turn.beginning(NOON);
        turn.route(routed(Desk.QUALITY, Priority.NORMAL, Duration.ZERO));
        turn.settle(Desk.INSPECTORS, false, DUE, NOON);
        assertThat(turn.desk()).isEqualTo(Desk.QUALITY);
        turn.settle(null, false, DUE, NOON);
        assertThat(turn.desk()).isNull();
        turn.settle(Desk.INSPECTORS, false, DUE, NOON);
        assertThat(turn.desk()).as("what was put there then says nothing now").isEqualTo(Desk.INSPECTORS);
    }

    @Test
    void a_ticket_may_stay_in_the_hands_of_those_who_work_at_its_desk() {
        assertThat(Desk.OPERATORS.isOf(who(Role.OPERATOR))).isTrue();
        assertThat(Desk.OPERATORS.isOf(who(Role.INSPECTOR))).isTrue();
        assertThat(Desk.INSPECTORS.isOf(who(Role.OPERATOR))).isFalse();
        assertThat(Desk.SUPERVISORS.isOf(who(Role.INSPECTOR))).isFalse();
        assertThat(Desk.INSPECTORS.isOf(who(Role.SUPERVISOR))).isTrue();
        assertThat(Desk.of(who(Role.OPERATOR))).containsExactly(Desk.OPERATORS);
    }

    private static Routed routed(Desk desk, Priority priority, Duration allowance) {
        return new Routed(desk, null, priority, allowance, false, "", "1", 1, null, null);
    }

    private static Colleague who(Role role) {
        return new Colleague("one", "One", Set.of(role), List.of(Language.KK), null, null, null, true, 1);
    }
}
