package kz.komek.territory.domain;

import java.util.Set;

/** What an entry is, from the largest to the smallest, and what it may be a part of: the one table of it. */
public enum Kind {
    OBLAST,
    DISTRICT(OBLAST),
    CITY(OBLAST, DISTRICT),
    SETTLEMENT(DISTRICT, CITY),
    SECTOR(CITY, SETTLEMENT),
    STREET(CITY, SETTLEMENT, SECTOR),
    /** A street, a block without streets, or a village where houses have only numbers. */
    HOUSE(SETTLEMENT, SECTOR, STREET);

    private final Set<Kind> parents;

    Kind(Kind... parents) {
        this.parents = Set.of(parents);
    }

    /** Empty: it stands at the top. */
    public Set<Kind> parents() {
        return parents;
    }

    /** Whether an outline of it makes sense: streets are lines and houses are points. */
    public boolean isArea() {
        return this != STREET && this != HOUSE;
    }
}
