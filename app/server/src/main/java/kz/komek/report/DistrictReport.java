package kz.komek.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.komek.contract.District;
import kz.komek.report.domain.Punctuality;
import kz.komek.report.store.PunctualityTable;
import org.jspecify.annotations.Nullable;

/** How the districts stand. */
@Singleton
public class DistrictReport {
    private final PunctualityTable table;
    private final InstantSource time;

    DistrictReport(PunctualityTable table, InstantSource time) {
        this.table = table;
        this.time = time;
    }

    /** @param district code; {@code null}: tickets of no known district */
    public record Line(@Nullable String district, Punctuality tickets) {}

    /** @param at when overdue was looked at */
    public record Whole(Instant at, List<Line> lines, Punctuality total) {}

    /** Of the tickets received from the first instant until before the second: every district, also with nothing in it. */
    public Whole of(Instant from, Instant until) {
        Instant now = time.instant();
        Map<String, Punctuality> found = table.byDistrict(from, until, now);
        var lines = new ArrayList<Line>();
        for (District district : District.ALL) {
            lines.add(new Line(district.code(), found.getOrDefault(district.code(), Punctuality.NONE)));
        }
        if (found.containsKey("")) lines.add(new Line(null, found.get("")));
        return new Whole(now, lines, found.values().stream().reduce(Punctuality.NONE, Punctuality::plus));
    }
}
