package kz.komek.ticket.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import kz.komek.platform.time.Years;
import kz.komek.ticket.TicketViews;

/** Where a page goes on, as text that callers hand back unread. */
final class Cursors {
    private Cursors() {}

    static String write(TicketViews.Position position) {
        String text = position.at() + "|" + position.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static TicketViews.Position read(String cursor) {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|");
        if (parts.length != 2) throw new IllegalArgumentException("two parts");
        try {
            return new TicketViews.Position(Years.instant(parts[0]), Long.parseLong(parts[1]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
