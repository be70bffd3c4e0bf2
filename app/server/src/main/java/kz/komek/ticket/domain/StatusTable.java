package kz.komek.ticket.domain;

import static kz.komek.ticket.domain.Act.*;
import static kz.komek.ticket.domain.TicketStatus.*;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The whole life of a ticket in one table: status and act lead to the next status, or nowhere. A ticket that comes back
 * from the resident or out of a merge goes on where it stood before ({@link #goesOnWhereItStood}); the table names where
 * it goes when nothing is known of that. A reply to a matter that others have to work on is no answer and moves nothing
 * ({@link Ticket#reply}).
 */
public final class StatusTable {
    private static final Map<TicketStatus, Map<Act, TicketStatus>> NEXT = new EnumMap<>(TicketStatus.class);

    static {
        from(RECEIVED, Map.of(REGISTER, REGISTERED, REPLY, ANSWERED));
        from(REGISTERED, Map.of(REPLY, ANSWERED, SEND, SENT, CLOSE, CLOSED));
        from(SENT, Map.of(ACCEPT, IN_WORK, RETURN, RETURNED, DISPUTE, DISPUTED, PLAN, PLANNED, CLOSE, CLOSED));
        from(
                IN_WORK,
                Map.of(
                        PLAN, PLANNED, PROPOSE, TO_VERIFY, RETURN, RETURNED, DISPUTE, DISPUTED, SEND, SENT, CLOSE,
                        CLOSED));
        from(
                PLANNED,
                Map.of(
                        ACCEPT, IN_WORK, PROPOSE, TO_VERIFY, RETURN, RETURNED, DISPUTE, DISPUTED, SEND, SENT, CLOSE,
                        CLOSED));
        from(RETURNED, Map.of(SEND, SENT, REPLY, ANSWERED, CLOSE, CLOSED));
        from(DISPUTED, Map.of(SEND, SENT, CLOSE, CLOSED));
        // What residents are told meanwhile is no way past the check: only the closing brings the answer.
        from(TO_VERIFY, Map.of(SEND_BACK, IN_WORK, SEND, SENT, CLOSE, CLOSED));
        from(WAITING_FOR_RESIDENT, Map.of(HEAR, REGISTERED, REPLY, ANSWERED, SEND, SENT, CLOSE, CLOSED));
        from(ANSWERED, Map.of(HEAR, REGISTERED, SEND, SENT, CLOSE, CLOSED));
        from(REOPENED, Map.of(REPLY, ANSWERED, SEND, SENT, CLOSE, CLOSED));
        from(CLOSED, Map.of(HEAR, REOPENED, REOPEN, REOPENED));
        from(MERGED, Map.of(UNMERGE, REGISTERED));
        for (TicketStatus open : EnumSet.complementOf(EnumSet.of(CLOSED, MERGED))) {
            stay(open, REGISTER, TAKE, RELEASE, HAND_OVER, REPLY, HEAR, LINK, EXTEND);
            NEXT.get(open).put(ASK, WAITING_FOR_RESIDENT);
            NEXT.get(open).put(MERGE, MERGED);
        }
        // There has been an answer to complain about.
        for (TicketStatus answered : EnumSet.of(ANSWERED, CLOSED, REOPENED)) stay(answered, COMPLAIN);
        stay(SENT, SEND);
        stay(PLANNED, PLAN, AWAIT_FUNDS);
        for (TicketStatus any : EnumSet.complementOf(EnumSet.of(MERGED))) stay(any, SPLIT);
        for (TicketStatus any : TicketStatus.values()) stay(any, NOTE, HEAR_MACHINE);
    }

    private StatusTable() {}

    public static Optional<TicketStatus> next(TicketStatus status, Act act) {
        return Optional.ofNullable(NEXT.get(status).get(act));
    }

    public static Set<Act> allowed(TicketStatus status) {
        return NEXT.get(status).keySet();
    }

    /** Whether the ticket returns to the status it had before it waited for the resident, or before it was merged. */
    static boolean goesOnWhereItStood(TicketStatus status, Act act) {
        return status == WAITING_FOR_RESIDENT && act == HEAR || status == MERGED && act == UNMERGE;
    }

    private static void from(TicketStatus status, Map<Act, TicketStatus> ways) {
        NEXT.put(status, new EnumMap<>(ways));
    }

    /** Acts that leave the status as it is, unless a way out of it was named above. */
    private static void stay(TicketStatus status, Act... acts) {
        for (Act act : acts) NEXT.get(status).putIfAbsent(act, status);
    }
}
