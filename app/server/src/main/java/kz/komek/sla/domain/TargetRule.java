package kz.komek.sla.domain;

import java.util.Set;
import kz.komek.calendar.domain.Receipt;
import kz.komek.calendar.domain.Target;
import kz.komek.catalogue.domain.Priority;
import kz.komek.contract.Channel;
import kz.komek.ticket.domain.TicketType;
import org.jspecify.annotations.Nullable;

/**
 * How long there is, of one kind of clock, for what it fits. A condition that is empty fits everything.
 *
 * @param code by which a deadline names it
 * @param calendar id; {@code null}: that of the organisation that has the ticket, else the centre's
 * @param basis law or decision, with its version; {@code null}: our own
 */
public record TargetRule(
        String code,
        ClockKind kind,
        Set<TicketType> types,
        Set<String> issues,
        Set<String> spheres,
        Set<Priority> priorities,
        Set<Channel> channels,
        Set<String> organisations,
        @Nullable Boolean urgent,
        Target target,
        @Nullable String calendar,
        Receipt receipt,
        @Nullable String basis) {
    public TargetRule {
        types = Set.copyOf(types);
        issues = Set.copyOf(issues);
        spheres = Set.copyOf(spheres);
        priorities = Set.copyOf(priorities);
        channels = Set.copyOf(channels);
        organisations = Set.copyOf(organisations);
    }

    /** It fits whatever comes. */
    public boolean isForAll() {
        return types.isEmpty()
                && issues.isEmpty()
                && spheres.isEmpty()
                && priorities.isEmpty()
                && channels.isEmpty()
                && organisations.isEmpty()
                && urgent == null;
    }

    boolean fits(Matter matter) {
        return fits(types, matter.type())
                && fits(issues, matter.issue())
                && fits(spheres, matter.sphere())
                && fits(priorities, matter.priority())
                && fits(channels, matter.channel())
                && fits(organisations, matter.organisation())
                && (urgent == null || urgent == matter.urgent());
    }

    private static <T> boolean fits(Set<T> wanted, @Nullable T there) {
        return wanted.isEmpty() || there != null && wanted.contains(there);
    }
}
