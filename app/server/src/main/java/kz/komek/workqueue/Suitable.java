package kz.komek.workqueue;

import jakarta.inject.Singleton;
import java.util.Set;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Sector;
import kz.komek.territory.Territory;
import kz.komek.ticket.domain.Sought;
import kz.komek.workqueue.domain.Profile;
import kz.komek.workqueue.domain.Suits;

/** What suits whom, with the sectors of the district that somebody is bound to. */
@Singleton
class Suitable {
    private final Territory territory;

    Suitable(Territory territory) {
        this.territory = territory;
    }

    Sought to(Colleague who, Profile profile) {
        Sector bound = who.sector();
        return Suits.of(
                who, profile, bound != null && bound.isDistrict() ? territory.sectorsIn(bound.code()) : Set.of());
    }
}
