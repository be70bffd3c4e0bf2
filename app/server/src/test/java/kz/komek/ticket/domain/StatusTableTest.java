package kz.komek.ticket.domain;

import static kz.komek.ticket.domain.TicketStatus.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusTableTest {
    /** The table as a person would draw it: what is not named leads nowhere, '=' stays. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "RECEIVED;   REGISTER REGISTERED, REPLY ANSWERED, ASK WAITING_FOR_RESIDENT, MERGE MERGED, SPLIT =, LINK =, TAKE =, RELEASE =, HAND_OVER =, EXTEND =, HEAR =",
                "REGISTERED; REPLY ANSWERED, ASK WAITING_FOR_RESIDENT, SEND SENT, CLOSE CLOSED, MERGE MERGED, SPLIT =, LINK =, REGISTER =, TAKE =, RELEASE =, HAND_OVER =, EXTEND =, HEAR =",
                // redirected by sending once more; what the resident is told meanwhile changes nothing
                "SENT;       ACCEPT IN_WORK, RETURN RETURNED, DISPUTE DISPUTED, PLAN PLANNED, SEND =, REPLY =, ASK WAITING_FOR_RESIDENT, CLOSE CLOSED, MERGE MERGED, SPLIT =, LINK =, REGISTER =, TAKE =, RELEASE =, HAND_OVER =, EXTEND =, HEAR =",
                "IN_WORK;    PROPOSE TO_VERIFY, PLAN PLANNED, RETURN RETURNED, DISPUTE DISPUTED, SEND SENT, REPLY =, ASK WAITING_FOR_RESIDENT, CLOSE CLOSED, MERGE MERGED, SPLIT =, LINK =, REGISTER =, TAKE =, RELEASE =, HAND_OVER =, EXTEND =, HEAR =",
                "PLANNED;    AWAIT_FUNDS =, ACCEPT IN_WORK, PLAN =, PROPOSE TO_VERIFY, RETURN RETURNED, DISPUTE DISPUTED, SEND SENT, REPLY =, ASK WAITING_FOR_RESIDENT, CLOSE CLOSED, MERGE MERGED, SPLIT =, LINK =, REGISTER =, TAKE =, RELEASE =, HAND_OVER =, EXTEND =, HEAR =",
                "RETURNED;   SEND SENT, REPLY ANSWERED, ASK WAITING_FOR_RESIDENT, CLOSE CLOSED, MERGE MERGED, SPLIT =, LINK =, REGISTER =, TAKE =, RELEASE =, HAND_OVER =, EXTEND =, HEAR =",
                // the arbiter sends or closes
                "DISPUTED;   SEND SENT, REPLY =, ASK WAITING_FOR_RESIDENT, CLOSE CLOSED, MERGE MERGED, SPLIT =, LINK =, REGISTER =, TAKE =, RELEASE =, HAND_OVER =, EXTEND =, HEAR =",
                "TO_VERIFY;  SEND_BACK IN_WORK, SEND SENT, REPLY =, ASK WAITING_FOR_RESIDENT, CLOSE CLOSED, MERGE MERGED, SPLIT =, LINK =, REGISTER =, TAKE =, RELEASE =, HAND_OVER =, EXTEND =, HEAR =",
                "WAITING_FOR_RESIDENT; HEAR REGISTERED, REPLY ANSWERED, SEND SENT, ASK =, CLOSE CLOSED, MERGE MERGED, SPLIT =, LINK =, REGISTER =, TAKE =, RELEASE =, HAND_OVER =, EXTEND =",
                "ANSWERED;   COMPLAIN =, HEAR REGISTERED, REPLY =, SEND SENT, ASK WAITING_FOR_RESIDENT, CLOSE CLOSED, MERGE MERGED, SPLIT =, LINK =, REGISTER =, TAKE =, RELEASE =, HAND_OVER =, EXTEND =",
                "REOPENED;   COMPLAIN =, REPLY ANSWERED, SEND SENT, ASK WAITING_FOR_RESIDENT, CLOSE CLOSED, MERGE MERGED, SPLIT =, LINK =, REGISTER =, TAKE =, RELEASE =, HAND_OVER =, EXTEND =, HEAR =",
                "CLOSED;     COMPLAIN =, HEAR REOPENED, REOPEN REOPENED, SPLIT =",
                "MERGED;     UNMERGE REGISTERED"
            })
    void the_whole_matrix(TicketStatus from, String ways) {
        var drawn = new EnumMap<Act, String>(Act.class);
        for (String way : ways.split(",")) {
            String[] parts = way.strip().split(" ");
            drawn.put(Act.valueOf(parts[0]), parts[1]);
        }
        drawn.put(Act.NOTE, "=");
        drawn.put(Act.HEAR_MACHINE, "=");
        for (Act act : Act.values()) expect(from, act, drawn.getOrDefault(act, "-"));
    }

    private static void expect(TicketStatus from, Act act, String to) {
        Optional<TicketStatus> expected = switch (to) {
            case "-" -> Optional.empty();
            case "=" -> Optional.of(from);
            default -> Optional.of(TicketStatus.valueOf(to));
        };
        assertThat(StatusTable.next(from, act)).as("%s %s", from, act).isEqualTo(expected);
    }

    @Test
    void every_status_is_reached_from_the_first() {
        var reached = EnumSet.of(RECEIVED);
        var toVisit = new ArrayDeque<>(reached);
        while (!toVisit.isEmpty()) {
            TicketStatus from = toVisit.poll();
            for (Act act : Act.values()) {
                StatusTable.next(from, act).filter(reached::add).ifPresent(toVisit::add);
            }
        }
        assertThat(reached).isEqualTo(EnumSet.allOf(TicketStatus.class));
    }

    @ParameterizedTest
    @EnumSource
    void every_status_can_be_left(TicketStatus status) {
        assertThat(EnumSet.allOf(Act.class))
                .anySatisfy(act -> assertThat(StatusTable.next(status, act))
                        .hasValueSatisfying(next -> assertThat(next).isNotEqualTo(status)));
    }
}
