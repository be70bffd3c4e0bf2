package kz.komek.outage.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.komek.outage.domain.Suggestion;
import kz.komek.outage.domain.Surge;
import kz.komek.platform.database.Statements;

/** Counts of ten minutes, and what was made of them. */
@Singleton
public class SurgeTable {
    private static final int SHARDS = 16;
    /** Once per ticket and matter: who corrects a registration brings nothing new. One statement for both counts. */
    private static final String COUNT = "with fresh as (insert into surge_counted (ticket, what, slot)"
            + " select ?, w, ? from unnest(?::text[]) w order by w on conflict do nothing returning what)"
            + " insert into surge_count as c (what, place, slot, shard, n) select what, ?, ?, ?, 1 from fresh order by what"
            + " on conflict (slot, what, place, shard) do update set n = c.n + 1";

    private static final String NOW = "select what, place, sum(n) as n from surge_count where slot >= ? and slot <= ?"
            + " group by what, place having sum(n) >= ?";
    private static final String BEFORE = "select coalesce(sum(n), 0) as n from unnest(?::timestamptz[]) h (at)"
            + " join surge_count c on c.slot >= h.at and c.slot < h.at + interval '1 hour' and c.what = ? and c.place = ?";

    private final Statements statements;

    SurgeTable(Statements statements) {
        this.statements = statements;
    }

    public Surge rule() {
        return statements
                .one(
                        "select * from surge_rule",
                        none -> {},
                        row -> new Surge(
                                row.getInt("slots"),
                                row.getInt("least"),
                                row.getDouble("floor"),
                                row.getDouble("chance"),
                                Duration.ofHours(row.getInt("quiet_hours"))))
                .orElseThrow();
    }

    public void rule(Surge rule) {
        statements.change("update surge_rule set slots = ?, least = ?, floor = ?, chance = ?, quiet_hours = ?", by -> {
            by.setInt(1, rule.slots());
            by.setInt(2, rule.least());
            by.setDouble(3, rule.floor());
            by.setDouble(4, rule.chance());
            by.setInt(5, (int) rule.quiet().toHours());
        });
    }

    public void count(long ticket, List<String> what, String place, Instant slot) {
        statements.change(COUNT, by -> {
            by.setLong(1, ticket);
            by.setObject(2, Statements.utc(slot));
            by.setArray(3, by.getConnection().createArrayOf("text", what.toArray()));
            by.setString(4, place);
            by.setObject(5, Statements.utc(slot));
            by.setInt(6, (int) (ticket % SHARDS));
        });
    }

    public record Count(String what, String place, int n) {}

    /** What came since a slot, where it was at least so many. */
    public List<Count> since(Instant slot, Instant until, int least) {
        return statements.all(
                NOW,
                by -> {
                    by.setObject(1, Statements.utc(slot));
                    by.setObject(2, Statements.utc(until));
                    by.setInt(3, least);
                },
                row -> new Count(row.getString("what"), row.getString("place"), row.getInt("n")));
    }

    /** The same of one of them. */
    public int since(String what, String place, Instant slot, Instant until) {
        return statements
                .one(
                        "select coalesce(sum(n), 0) as n from surge_count where slot >= ? and slot <= ? and what = ?"
                                + " and place = ?",
                        by -> {
                            by.setObject(1, Statements.utc(slot));
                            by.setObject(2, Statements.utc(until));
                            by.setString(3, what);
                            by.setString(4, place);
                        },
                        row -> row.getInt("n"))
                .orElse(0);
    }

    /** What came in the hour around the same time of the weeks before, together. */
    public int before(String what, String place, Instant slot) {
        Instant hour = slot.truncatedTo(ChronoUnit.HOURS);
        var hours = new Object[Surge.WEEKS];
        for (int week = 1; week <= Surge.WEEKS; week++)
            hours[week - 1] = hour.minus(Duration.ofDays(7L * week)).toString();
        return statements
                .one(
                        BEFORE,
                        by -> {
                            by.setArray(1, by.getConnection().createArrayOf("timestamptz", hours));
                            by.setString(2, what);
                            by.setString(3, place);
                        },
                        row -> row.getInt("n"))
                .orElse(0);
    }

    /** What nobody compares with any more. */
    public void forgetBefore(Instant slot) {
        statements.change("delete from surge_count where slot < ?", by -> by.setObject(1, Statements.utc(slot)));
        statements.change("delete from surge_counted where slot < ?", by -> by.setObject(1, Statements.utc(slot)));
    }

    /** New, or the open one with its newest figures. Not where somebody has said no since. */
    public void suggest(Suggestion suggestion, Instant quietSince) {
        statements.change(
                "insert into surge_suggestion as s (id, what, place, seen, usual, since, at, state)"
                        + " select ?, ?, ?, ?, ?, ?, ?, 'OPEN' where not exists (select from surge_suggestion o"
                        + " where o.what = ? and o.place = ? and o.state = 'DISMISSED' and o.settled_at > ?)"
                        + " on conflict (what, place) where state = 'OPEN' do update set seen = excluded.seen,"
                        + " usual = excluded.usual, since = excluded.since, at = excluded.at",
                by -> {
                    by.setObject(1, suggestion.id());
                    by.setString(2, suggestion.what());
                    by.setString(3, suggestion.place());
                    by.setInt(4, suggestion.seen());
                    by.setDouble(5, suggestion.usual());
                    by.setObject(6, Statements.utc(suggestion.since()));
                    by.setObject(7, Statements.utc(suggestion.at()));
                    by.setString(8, suggestion.what());
                    by.setString(9, suggestion.place());
                    by.setObject(10, Statements.utc(quietSince));
                });
    }

    public List<Suggestion> open() {
        return statements.all(
                "select * from surge_suggestion where state = 'OPEN' order by at desc, seen desc, id limit 50",
                none -> {},
                SurgeTable::suggestion);
    }

    public Optional<Suggestion> find(UUID id) {
        return statements.one(
                "select * from surge_suggestion where id = ?", by -> by.setObject(1, id), SurgeTable::suggestion);
    }

    public void dismiss(UUID id, String by, Instant at) {
        statements.change(
                "update surge_suggestion set state = 'DISMISSED', settled_by = ?, settled_at = ?"
                        + " where id = ? and state = 'OPEN'",
                put -> {
                    put.setString(1, by);
                    put.setObject(2, Statements.utc(at));
                    put.setObject(3, id);
                });
    }

    /** Somebody leads it now. */
    public void taken(UUID id) {
        statements.change(
                "update surge_suggestion set state = 'TAKEN' where id = ? and state = 'OPEN'",
                by -> by.setObject(1, id));
    }

    /** It went by without anybody. */
    public void pass(Instant before) {
        statements.change(
                "update surge_suggestion set state = 'PASSED' where state = 'OPEN' and at < ?",
                by -> by.setObject(1, Statements.utc(before)));
    }

    private static Suggestion suggestion(ResultSet row) throws SQLException {
        return new Suggestion(
                row.getObject("id", UUID.class),
                row.getString("what"),
                row.getString("place"),
                row.getInt("seen"),
                row.getDouble("usual"),
                Statements.instant(row, "since"),
                Statements.instant(row, "at"));
    }
}
