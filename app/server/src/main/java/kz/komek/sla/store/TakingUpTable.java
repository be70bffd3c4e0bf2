package kz.komek.sla.store;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import kz.komek.platform.database.Statements;

/** How far the tickets that were open before there were clocks have been looked at. */
@Singleton
public class TakingUpTable {
    private final Statements statements;

    TakingUpTable(Statements statements) {
        this.statements = statements;
    }

    /** @param after the last ticket that was looked at, by id @param last the last that was there before the clocks */
    public record Place(long after, long last) {
        public boolean isEnd() {
            return after >= last;
        }
    }

    public Place look() {
        return statements
                .one("select * from clock_taking_up", select -> {}, row -> new Place(row.getLong(1), row.getLong(2)))
                .orElse(new Place(0, 0));
    }

    /** Empty: somebody else is at it. */
    public Optional<Place> lock() {
        return statements.one(
                "select * from clock_taking_up for update skip locked",
                select -> {},
                row -> new Place(row.getLong(1), row.getLong(2)));
    }

    public void reach(long ticket) {
        statements.change("update clock_taking_up set after_id = ?", change -> change.setLong(1, ticket));
    }

    /** Open ones, in the order of ids. */
    public List<Long> next(Place from, int limit) {
        return statements.all(
                "select id from ticket where id > ? and id <= ? and status not in ('CLOSED', 'MERGED')"
                        + " order by id limit ?",
                select -> {
                    select.setLong(1, from.after());
                    select.setLong(2, from.last());
                    select.setInt(3, limit);
                },
                row -> row.getLong(1));
    }
}
