package kz.komek.ticket.domain;

import static kz.komek.ticket.domain.Act.*;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Role;
import org.jspecify.annotations.Nullable;

/** Who does what to which ticket: the one table of it, and the one place where a row is kept from somebody. */
public final class Rights {
    private static final Set<Role> OF_THE_CENTRE =
            EnumSet.of(Role.OPERATOR, Role.INSPECTOR, Role.SUPERVISOR, Role.ADMIN);
    /** Of those to whom a ticket comes only when it is handed over to them. */
    private static final Set<Act> AT_A_DESK = EnumSet.of(TAKE, RELEASE, HAND_OVER, NOTE);

    private static final Map<Role, Set<Act>> ACTS = new EnumMap<>(Role.class);

    static {
        ACTS.put(
                Role.OPERATOR,
                EnumSet.of(REGISTER, TAKE, RELEASE, HAND_OVER, REPLY, ASK, NOTE, CLOSE, REOPEN, SPLIT, LINK, COMPLAIN));
        ACTS.put(
                Role.INSPECTOR,
                EnumSet.of(
                        REGISTER,
                        TAKE,
                        RELEASE,
                        HAND_OVER,
                        REPLY,
                        ASK,
                        NOTE,
                        CLOSE,
                        REOPEN,
                        SPLIT,
                        LINK,
                        COMPLAIN,
                        SEND,
                        SEND_BACK,
                        MERGE,
                        UNMERGE,
                        EXTEND,
                        AWAIT_FUNDS));
        ACTS.put(Role.EXECUTOR, EnumSet.of(ACCEPT, RETURN, PLAN, PROPOSE, NOTE));
        ACTS.put(Role.ANALYST, AT_A_DESK);
        ACTS.put(Role.METHODOLOGIST, AT_A_DESK);
        ACTS.put(Role.QUALITY, AT_A_DESK);
        ACTS.put(Role.SUPERVISOR, ACTS.get(Role.INSPECTOR));
        ACTS.put(Role.ADMIN, ACTS.get(Role.INSPECTOR));
    }

    private Rights() {}

    /** The register is open to the centre's own lines, within their sector; to everybody else what is theirs. */
    public static boolean isOfTheCentre(Colleague who) {
        return who.active() && who.atWork().stream().anyMatch(OF_THE_CENTRE::contains);
    }

    /** Whether the inspectors' queues are work of this person. */
    public static boolean inspects(Colleague who) {
        return isOfTheCentre(who) && may(who.atWork(), SEND);
    }

    /** Whether what no rule could route is for them. */
    public static boolean routes(Colleague who) {
        return isOfTheCentre(who) && who.atWork().stream().anyMatch(EnumSet.of(Role.SUPERVISOR, Role.ADMIN)::contains);
    }

    private static boolean may(Set<Role> roles, Act act) {
        return roles.stream().anyMatch(role -> ACTS.get(role).contains(act));
    }

    /** Whether the ticket is there for this person at all. */
    public static boolean sees(Colleague who, Ticket ticket) {
        if (!who.active()) return false;
        return isOfTheCentre(who) && isWithin(who, ticket) || isAtDeskOf(who, ticket) || isExecutorOf(who, ticket);
    }

    /** It waits where they work, or they have it in hand. */
    public static boolean isAtDeskOf(Colleague who, Ticket ticket) {
        if (!who.active()) return false;
        Desk desk = ticket.turn().desk();
        return who.login().equals(ticket.assignee())
                || desk != null && Desk.of(who).contains(desk) && isWithin(who, ticket);
    }

    /** Whether it may be put in somebody's hands. @param desk to which it goes; {@code null}: where it is */
    public static boolean mayHold(Colleague who, Ticket ticket, @Nullable Desk desk) {
        Desk there = desk == null ? ticket.turn().desk() : desk;
        return there == null ? isOfTheCentre(who) : there.isOf(who);
    }

    /** Whether they may take it out of the hands in which it is. */
    public static boolean mayLetGo(Colleague who, Ticket ticket) {
        return ticket.assignee() == null || ticket.assignee().equals(who.login()) || routes(who);
    }

    /** Bound to a sector, they have what lies there, and what is in their own hands. */
    private static boolean isWithin(Colleague who, Ticket ticket) {
        return who.sector() == null
                || who.login().equals(ticket.assignee())
                || who.sector().holds(ticket.district(), ticket.whereabouts().sector());
    }

    /** The same for a ticket that may be a complaint about them. */
    public static boolean sees(Colleague who, Ticket ticket, Complained of) {
        return sees(who, ticket) && !of.hidesFrom(who);
    }

    public static boolean may(Colleague who, Act act, Ticket ticket, Complained of) {
        return sees(who, ticket, of) && !of.bars(who, act) && may(who, act, ticket);
    }

    public static Set<Act> acts(Colleague who, Ticket ticket, Complained of) {
        var acts = acts(who, ticket);
        acts.removeIf(act -> !may(who, act, ticket, of));
        return acts;
    }

    public static boolean may(Colleague who, Act act, Ticket ticket) {
        return sees(who, ticket) && who.atWork().stream().anyMatch(role -> may(who, role, act, ticket));
    }

    /** What this person can do to the ticket as it stands now. */
    public static Set<Act> acts(Colleague who, Ticket ticket) {
        var acts = EnumSet.noneOf(Act.class);
        for (Act act : StatusTable.allowed(ticket.status())) if (may(who, act, ticket)) acts.add(act);
        if (ticket.execution().arbitrated()) acts.remove(RETURN);
        if (!mayLetGo(who, ticket)) acts.removeAll(EnumSet.of(RELEASE, HAND_OVER));
        return acts;
    }

    private static boolean may(Colleague who, Role role, Act act, Ticket ticket) {
        if (!ACTS.get(role).contains(act)) return false;
        if (act == TAKE && !mayHold(who, ticket, null)) return false;
        return switch (role) {
            // Where an organisation has worked, an inspector answers for what the resident is told.
            case OPERATOR -> act != CLOSE || ticket.execution().organisation() == null;
            case INSPECTOR -> act != SEND || !ticket.isForTheArbiter();
            case EXECUTOR ->
                act == NOTE
                        ? isExecutorOf(who, ticket)
                        : who.organisation() != null
                                && who.organisation().equals(ticket.execution().organisation());
            case SUPERVISOR, ADMIN, ANALYST, METHODOLOGIST, QUALITY -> true;
        };
    }

    private static boolean isExecutorOf(Colleague who, Ticket ticket) {
        return who.atWork().contains(Role.EXECUTOR)
                && who.organisation() != null
                && ticket.execution().isOf(who.organisation());
    }
}
