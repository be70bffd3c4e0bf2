package kz.komek.ticket.domain;

import java.util.Map;

/** What an entry of the history adds in words and figures; no personal data that the ticket does not show anyway. */
public record Details(Map<String, String> values) {
    public static final Details NONE = new Details(Map.of());

    public Details {
        values = Map.copyOf(values);
    }
}
