package kz.komek.routing.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import kz.komek.platform.time.Years;
import kz.komek.routing.domain.Decision.Spot;

/** Where a page of decisions goes on, as text that callers hand back unread. */
final class DecisionCursors {
    private DecisionCursors() {}

    static String write(Spot spot) {
        String text = spot.at() + "|" + spot.ticket() + "|" + spot.version();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Spot read(String cursor) {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|");
        if (parts.length != 3) throw new IllegalArgumentException("three parts");
        try {
            return new Spot(Years.instant(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
