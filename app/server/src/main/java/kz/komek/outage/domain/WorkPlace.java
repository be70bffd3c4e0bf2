package kz.komek.outage.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where works are: an entry of the address register, or some houses of a street.
 *
 * @param houses see {@link Houses}; blank: all of it
 */
public record WorkPlace(String code, String houses) {
    public WorkPlace {
        houses = houses.strip();
    }

    public boolean has(@Nullable String house) {
        return Houses.read(houses).have(house);
    }
}
