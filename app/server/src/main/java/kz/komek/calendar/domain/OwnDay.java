package kz.komek.calendar.domain;

import java.time.LocalDate;
import java.util.List;
import kz.komek.contract.Names;

/**
 * What a calendar does on one date of its own accord; it goes before week and holidays.
 *
 * @param spans none: closed
 */
public record OwnDay(LocalDate date, List<Span> spans, Names reason) {
    public OwnDay {
        spans = Span.sorted(spans);
    }
}
