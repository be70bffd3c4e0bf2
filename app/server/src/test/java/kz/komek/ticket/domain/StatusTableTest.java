package kz.komek.ticket.domain;

import static kz.komek.ticket.domain.TicketStatus.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusTableTest {
    /** The table as a person would draw it; '-' where the way is barred. */
    @ParameterizedTest
    @CsvSource({
        //                     REGISTER              TAKE  RELEASE  REPLY     ASK                   NOTE  CLOSE  REOPEN
        // HEAR
        "RECEIVED,             REGISTERED,           same, same,    ANSWERED, WAITING_FOR_RESIDENT, same, -,      -, same",
        "REGISTERED,           same,                 same, same,    ANSWERED, WAITING_FOR_RESIDENT, same, CLOSED, -, same",
        "WAITING_FOR_RESIDENT, same,                 same, same,    ANSWERED, same,                 same, CLOSED, -, REGISTERED",
        "ANSWERED,             same,                 same, same,    same,     WAITING_FOR_RESIDENT, same, CLOSED, -, REGISTERED",
        "REOPENED,             same,                 same, same,    ANSWERED, WAITING_FOR_RESIDENT, same, CLOSED, -, same",
        "CLOSED,               -,                    -,    -,       -,        -,                    same, -,      REOPENED, REOPENED"
    })
    void the_whole_matrix(
            TicketStatus from,
            String register,
            String take,
            String release,
            String reply,
            String ask,
            String note,
            String close,
            String reopen,
            String hear) {
        expect(from, Act.REGISTER, register);
        expect(from, Act.TAKE, take);
        expect(from, Act.RELEASE, release);
        expect(from, Act.REPLY, reply);
        expect(from, Act.ASK, ask);
        expect(from, Act.NOTE, note);
        expect(from, Act.CLOSE, close);
        expect(from, Act.REOPEN, reopen);
        expect(from, Act.HEAR, hear);
        expect(from, Act.HEAR_MACHINE, "same");
    }

    private static void expect(TicketStatus from, Act act, String to) {
        Optional<TicketStatus> expected = switch (to) {
            case "-" -> Optional.empty();
            case "same" -> Optional.of(from);
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
