package kz.komek.outage.domain;

import java.util.List;
import kz.komek.territory.domain.Point;
import org.jspecify.annotations.Nullable;

/**
 * A place as the address register knows it.
 *
 * @param path codes from the top down to what was found
 * @param house its number, also where the register knows only the street
 */
public record Spot(
        List<String> path, @Nullable Point point, @Nullable String house) {
    public static final Spot NOWHERE = new Spot(List.of(), null, null);

    public boolean isNowhere() {
        return path.isEmpty() && point == null;
    }
}
