package kz.komek.knowledge.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import kz.komek.knowledge.domain.Moment;
import kz.komek.platform.time.Years;

/** Where a page goes on, as text that callers hand back unread. */
final class Moments {
    private Moments() {}

    static String write(Moment moment) {
        String text = moment.at() + "|" + moment.ticket();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Moment read(String cursor) {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|");
        if (parts.length != 2) throw new IllegalArgumentException("two parts");
        try {
            return new Moment(Years.instant(parts[0]), Long.parseLong(parts[1]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
