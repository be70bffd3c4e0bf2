package kz.komek.outage.domain;

import java.util.List;
import kz.komek.territory.domain.Point;
import org.jspecify.annotations.Nullable;

/**
 * A place as the address register knows it.
 *
 * @param path codes from the top down to what was found
 * @param point where somebody showed that it is, or where the register has the house or the middle of the street
 * @param exact the point is the place itself; false: it is somewhere near
 * @param house its number, also where the register knows only the street
 */
public record Spot(
        List<String> path,
        @Nullable Point point,
        boolean exact,
        @Nullable String house) {

    public boolean isNowhere() {
        return path.isEmpty() && point == null;
    }
}
