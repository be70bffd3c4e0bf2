package kz.komek.ticket.domain;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Role;
import org.jspecify.annotations.Nullable;

/** Where a ticket waits for one of the centre's people. Stored: never rename one. */
public enum Desk {
    OPERATORS(Role.OPERATOR),
    INSPECTORS(Role.INSPECTOR),
    /** What has to be decided: disputes, and what no rule could route. */
    SUPERVISORS(Role.SUPERVISOR),
    /** Where it is handed over, never by itself. */
    ANALYSTS(Role.ANALYST),
    METHODOLOGISTS(Role.METHODOLOGIST),
    QUALITY(Role.QUALITY);

    private static final Set<Role> ANYWHERE = EnumSet.of(Role.SUPERVISOR, Role.ADMIN);

    private final Role role;

    Desk(Role role) {
        this.role = role;
    }

    /** Whether tickets come here by themselves, and many. */
    public boolean isCommon() {
        return this == OPERATORS || this == INSPECTORS;
    }

    /** From which desks somebody is given work. */
    public static Set<Desk> of(Colleague who) {
        return EnumSet.allOf(Desk.class).stream()
                .filter(desk -> who.atWork().contains(desk.role))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Desk.class)));
    }

    /** Whether a ticket that waits here may stay in the hands of this person. */
    public boolean isOf(Colleague who) {
        if (!who.active()) return false;
        if (who.atWork().stream().anyMatch(ANYWHERE::contains)) return true;
        // What an operator does an inspector does too, and need not give it away for that.
        return who.atWork().contains(role) || this == OPERATORS && who.atWork().contains(Role.INSPECTOR);
    }

    /** Where a ticket in this state waits by itself; {@code null}: the centre has nothing to do now. */
    static @Nullable Desk of(TicketStatus status, @Nullable TicketType type, boolean executed) {
        return switch (status) {
            case RECEIVED -> OPERATORS;
            case REGISTERED -> type == null || type.isAnsweredAtFirstContact() ? OPERATORS : INSPECTORS;
            case REOPENED -> executed || type != null && !type.isAnsweredAtFirstContact() ? INSPECTORS : OPERATORS;
            case RETURNED, TO_VERIFY -> INSPECTORS;
            case DISPUTED -> SUPERVISORS;
            case SENT, IN_WORK, PLANNED, WAITING_FOR_RESIDENT, ANSWERED, CLOSED, MERGED -> null;
        };
    }
}
