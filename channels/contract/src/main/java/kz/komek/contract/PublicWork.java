package kz.komek.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Works that a service has announced, as residents see them.
 *
 * @param resource ELECTRICITY, WATER, HEAT, GAS, ROAD, OTHER
 * @param state ANNOUNCED, RUNNING
 * @param text what happens, in every language; English may be missing
 * @param organisation who does them; {@code null}: not known any more
 * @param sure false: they are at some houses of the street only, or within an outline over it, and it is not known whether
 *     at the one asked about
 */
public record PublicWork(
        UUID id,
        String resource,
        String state,
        Names text,
        @Nullable Names organisation,
        Instant from,
        Instant to,
        List<Where> places,
        boolean sure) {

    /** A list has no more of them; one more says that there are. */
    public static final int MOST = 200;

    public PublicWork {
        places = List.copyOf(places);
    }

    /**
     * @param district code of the district in which it lies; {@code null}: none
     * @param houses some of a street; empty: all of it
     */
    public record Where(@Nullable String district, Names name, String houses) {}

    /** English residents read Russian where a service wrote nothing for them. */
    public String text(Language language) {
        String own = text.in(language);
        return own.isBlank() ? text.ru() : own;
    }
}
