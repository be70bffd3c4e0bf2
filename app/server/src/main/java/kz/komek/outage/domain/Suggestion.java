package kz.komek.outage.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * More came than is usual.
 *
 * @param what an issue, or {@link #SPHERE} and a sphere
 * @param place code of a sector or district
 */
public record Suggestion(UUID id, String what, String place, int seen, double usual, Instant since, Instant at) {
    public static final String SPHERE = "sphere:";

    public @Nullable String issue() {
        return what.startsWith(SPHERE) ? null : what;
    }

    public @Nullable String sphere() {
        return what.startsWith(SPHERE) ? what.substring(SPHERE.length()) : null;
    }
}
