package kz.komek.quality;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.quality.domain.Rated;
import kz.komek.quality.domain.RatingSum;
import kz.komek.quality.store.RatingTable;
import org.jspecify.annotations.Nullable;

/** What is read of ratings: single ones with the answer that was rated, and sums by who executed. */
@Singleton
public class RatingViews {
    /** Marks so low that somebody of quality control looks at the answer. */
    public static final int FOR_QUALITY = 2;

    private final RatingTable table;
    private final Staff staff;

    RatingViews(RatingTable table, Staff staff) {
        this.table = table;
        this.staff = staff;
    }

    /** Where a page goes on. */
    public record Position(Instant at, long id) {}

    /** @param next {@code null} on the last page */
    public record Page(List<Rated> ratings, @Nullable Position next) {}

    /** The newest first, of what is for this person's eyes. */
    public Page page(int starsAtMost, String login, @Nullable Position after, int limit) {
        Colleague who = staff.active(login).orElse(null);
        if (who == null) return new Page(List.of(), null);
        var from = after == null ? new Position(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE) : after;
        var found = table.page(starsAtMost, from.at(), from.id(), who.sector(), limit + 1);
        if (found.size() <= limit) return new Page(found, null);
        var last = found.get(limit - 1);
        return new Page(found.subList(0, limit), new Position(last.firstAt(), last.id()));
    }

    /** Of what was rated from the first instant until before the second. */
    public List<RatingSum> sums(Instant from, Instant until) {
        return table.sums(from, until, FOR_QUALITY);
    }
}
