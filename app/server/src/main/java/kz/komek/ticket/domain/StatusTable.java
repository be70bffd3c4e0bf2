package kz.komek.ticket.domain;

import static kz.komek.ticket.domain.Act.*;
import static kz.komek.ticket.domain.TicketStatus.*;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The whole life of a ticket in one table: status and act lead to the next status, or nowhere. */
public final class StatusTable {
    private static final Map<TicketStatus, Map<Act, TicketStatus>> NEXT = new EnumMap<>(TicketStatus.class);

    static {
        from(RECEIVED, Map.of(REGISTER, REGISTERED, REPLY, ANSWERED, ASK, WAITING_FOR_RESIDENT));
        from(REGISTERED, Map.of(REPLY, ANSWERED, ASK, WAITING_FOR_RESIDENT, CLOSE, CLOSED));
        from(WAITING_FOR_RESIDENT, Map.of(HEAR, REGISTERED, REPLY, ANSWERED, CLOSE, CLOSED));
        from(ANSWERED, Map.of(HEAR, REGISTERED, ASK, WAITING_FOR_RESIDENT, CLOSE, CLOSED));
        from(REOPENED, Map.of(REPLY, ANSWERED, ASK, WAITING_FOR_RESIDENT, CLOSE, CLOSED));
        from(CLOSED, Map.of(HEAR, REOPENED, REOPEN, REOPENED));
        for (TicketStatus open : EnumSet.complementOf(EnumSet.of(CLOSED))) {
            stay(open, REGISTER, TAKE, RELEASE, REPLY, ASK, HEAR);
        }
        for (TicketStatus any : TicketStatus.values()) stay(any, NOTE, HEAR_MACHINE);
    }

    private StatusTable() {}

    public static Optional<TicketStatus> next(TicketStatus status, Act act) {
        return Optional.ofNullable(NEXT.get(status).get(act));
    }

    public static Set<Act> allowed(TicketStatus status) {
        return NEXT.get(status).keySet();
    }

    private static void from(TicketStatus status, Map<Act, TicketStatus> ways) {
        NEXT.put(status, new EnumMap<>(ways));
    }

    /** Acts that leave the status as it is, unless a way out of it was named above. */
    private static void stay(TicketStatus status, Act... acts) {
        for (Act act : acts) NEXT.get(status).putIfAbsent(act, status);
    }
}
