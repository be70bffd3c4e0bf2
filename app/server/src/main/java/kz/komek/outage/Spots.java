package kz.komek.outage;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import kz.komek.contract.Place;
import kz.komek.outage.domain.Spot;
import kz.komek.territory.Addresses;
import kz.komek.territory.Territory;
import kz.komek.territory.domain.Entry;
import kz.komek.territory.domain.Kind;
import kz.komek.territory.domain.Located;
import kz.komek.territory.domain.Point;
import kz.komek.territory.domain.Spelling;
import org.jspecify.annotations.Nullable;

/** What somebody says of a place, as the address register knows it. */
@Singleton
class Spots {
    private final Addresses addresses;
    private final Territory territory;

    Spots(Addresses addresses, Territory territory) {
        this.addresses = addresses;
        this.territory = territory;
    }

    Spot of(Place place) {
        Point pin = Point.of(place.latitude(), place.longitude());
        return switch (addresses.locate(List.of(place)).get(place)) {
            case Located.Found found -> at(found.code(), place.address(), pin);
            case Located.Ambiguous several -> inDistrict(several.district(), pin);
            case null, default -> inDistrict(place.district(), pin);
        };
    }

    /**
     * @param code of an entry
     * @param address as it was written: of a house that the register does not know, its number
     */
    Spot at(String code, @Nullable String address, @Nullable Point pin) {
        Optional<Territory.Standing> found = territory.find(code);
        if (found.isEmpty()) return new Spot(List.of(code), pin, pin != null, null);
        Entry entry = found.get().entry();
        return new Spot(
                found.get().line().stream().map(Entry::code).toList(),
                pin == null ? middle(entry) : pin,
                pin != null || entry.kind() == Kind.HOUSE,
                entry.kind() == Kind.HOUSE ? entry.names().ru() : written(entry, address));
    }

    /** Of a street it says little, of a district nothing: hardly anybody lives in its middle. */
    private static @Nullable Point middle(Entry entry) {
        return switch (entry.kind()) {
            case HOUSE, STREET -> entry.point();
            case OBLAST, DISTRICT, CITY, SETTLEMENT, SECTOR -> null;
        };
    }

    private static @Nullable String written(Entry entry, @Nullable String address) {
        return entry.kind() == Kind.STREET && address != null
                ? Spelling.read(address).house()
                : null;
    }

    private Spot inDistrict(@Nullable String district, @Nullable Point pin) {
        return new Spot(district == null ? List.of() : territory.path(district), pin, pin != null, null);
    }
}
