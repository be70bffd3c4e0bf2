package kz.komek.workqueue.domain;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Sector;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Medium;
import kz.komek.ticket.domain.Sought;
import org.jspecify.annotations.Nullable;

/** What suits whom. */
public final class Suits {
    private Suits() {}

    /** @param sectorsThere of the district that they are bound to; nothing where they are bound to a sector, or to none */
    public static Sought of(Colleague who, Profile profile, Set<String> sectorsThere) {
        return new Sought(
                Desk.of(who),
                EnumSet.allOf(Medium.class),
                Set.copyOf(who.languages()),
                profile.skills(),
                areas(who.sector(), sectorsThere));
    }

    /** What lies there, and what nobody has located so closely. */
    private static @Nullable Set<String> areas(@Nullable Sector sector, Set<String> sectorsThere) {
        if (sector == null) return null;
        var areas = new HashSet<>(sectorsThere);
        areas.add(sector.code());
        areas.add(sector.district());
        areas.add("");
        return areas;
    }
}
