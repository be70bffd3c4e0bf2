package kz.komek.routing.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import kz.komek.platform.time.Years;
import kz.komek.routing.Trials;

/** Where a trial goes on, as text that callers hand back unread. */
final class TrialCursors {
    private TrialCursors() {}

    static String write(Trials.Place place) {
        String text = String.join(
                "|",
                String.valueOf(place.revision()),
                String.valueOf(place.live()),
                place.since().toString(),
                place.before().toString(),
                String.valueOf(place.ticket()),
                String.valueOf(place.tried()),
                String.valueOf(place.all()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Trials.Place read(String cursor) {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|");
        if (parts.length != 7) throw new IllegalArgumentException("seven parts");
        try {
            return new Trials.Place(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Years.instant(parts[2]),
                    Years.instant(parts[3]),
                    Long.parseLong(parts[4]),
                    Integer.parseInt(parts[5]),
                    Integer.parseInt(parts[6]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
