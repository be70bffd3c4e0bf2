package kz.komek.call.store;

import static kz.komek.platform.database.Statements.instant;
import static kz.komek.platform.database.Statements.instantOrNone;
import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.komek.call.domain.Seating;
import kz.komek.contract.Language;
import kz.komek.platform.database.Statements;

/** Who waits, who is rung, and where. */
@Singleton
public class SeatTable {
    private final Statements statements;

    SeatTable(Statements statements) {
        this.statements = statements;
    }

    public Map<String, String> telephones() {
        var all = new HashMap<String, String>();
        statements.all(
                "select login, address from call_telephone",
                select -> {},
                row -> all.put(row.getString("login"), row.getString("address")));
        return all;
    }

    public void telephone(String login, String address, Instant at) {
        statements.change("""
                insert into call_telephone (login, address, at) values (?, ?, ?)
                on conflict (login) do update set address = excluded.address, at = excluded.at
                """, insert -> {
            insert.setString(1, login);
            insert.setString(2, address);
            insert.setObject(3, utc(at));
        });
    }

    public void noTelephone(String login) {
        statements.change("delete from call_telephone where login = ?", delete -> delete.setString(1, login));
    }

    public Optional<Seating> ofCall(String call) {
        return statements.one(
                "select * from call_seat where call_id = ? and ended_at is null for update",
                select -> select.setString(1, call),
                SeatTable::seating);
    }

    public Optional<Seating> ofLogin(String login) {
        return statements.one(
                "select * from call_seat where login = ? and ended_at is null",
                select -> select.setString(1, login),
                SeatTable::seating);
    }

    public Optional<Seating> open(UUID seat) {
        return statements.one(
                "select * from call_seat where id = ? and ended_at is null for update",
                select -> select.setObject(1, seat),
                SeatTable::seating);
    }

    /** Whoever it was, also when it is over. */
    public Optional<String> login(UUID seat) {
        return statements.one(
                "select login from call_seat where id = ?",
                select -> select.setObject(1, seat),
                row -> row.getString("login"));
    }

    /** @return false: they are rung for another call, or the call rings somebody else */
    public boolean take(Seating seating) {
        return statements.change("""
                        insert into call_seat (id, call_id, login, language, at) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """, insert -> {
                    insert.setObject(1, seating.id());
                    insert.setString(2, seating.call());
                    insert.setString(3, seating.login());
                    insert.setString(4, seating.language().name());
                    insert.setObject(5, utc(seating.at()));
                })
                > 0;
    }

    public void answered(UUID seat, Instant at) {
        statements.change(
                "update call_seat set answered_at = coalesce(answered_at, ?) where id = ? and ended_at is null",
                update -> {
                    update.setObject(1, utc(at));
                    update.setObject(2, seat);
                });
    }

    public void end(UUID seat, Seating.Ending how, Instant at) {
        statements.change("update call_seat set ended_at = ?, ending = ? where id = ? and ended_at is null", update -> {
            update.setObject(1, utc(at));
            update.setString(2, how.name());
            update.setObject(3, seat);
        });
    }

    /** It was told after the call's end that they had picked up. */
    public void hadAnswered(UUID seat, Instant at) {
        statements.change(
                "update call_seat set answered_at = coalesce(answered_at, ?), ending = 'TALKED'"
                        + " where id = ? and ending = 'GONE'",
                update -> {
                    update.setObject(1, utc(at));
                    update.setObject(2, seat);
                });
    }

    /** Of which nothing was heard for too long. */
    public List<Seating> stale(Instant rungBefore, Instant answeredBefore) {
        return statements.all(
                """
                select * from call_seat
                where ended_at is null and (answered_at is null and at < ? or answered_at < ?)
                order by at limit 100 for update skip locked
                """,
                select -> {
                    select.setObject(1, utc(rungBefore));
                    select.setObject(2, utc(answeredBefore));
                },
                SeatTable::seating);
    }

    /** @return since when it waits */
    public Instant waits(String call, Language language, Instant now) {
        return statements
                .one(
                        """
                        insert into call_waiting (call_id, language, since, asked_at) values (?, ?, ?, ?)
                        on conflict (call_id) do update set language = excluded.language, asked_at = excluded.asked_at
                        returning since
                        """,
                        insert -> {
                            insert.setString(1, call);
                            insert.setString(2, language.name());
                            insert.setObject(3, utc(now));
                            insert.setObject(4, utc(now));
                        },
                        row -> instant(row, "since"))
                .orElseThrow();
    }

    public boolean isWaiting(String call, Instant askedSince) {
        return statements
                .one(
                        "select 1 from call_waiting where call_id = ? and asked_at >= ?",
                        select -> {
                            select.setString(1, call);
                            select.setObject(2, utc(askedSince));
                        },
                        row -> true)
                .orElse(false);
    }

    public void waitsNoMore(String call) {
        statements.change("delete from call_waiting where call_id = ?", delete -> delete.setString(1, call));
    }

    public void forgetWaiting(Instant askedBefore) {
        statements.change(
                "delete from call_waiting where asked_at < ?", delete -> delete.setObject(1, utc(askedBefore)));
    }

    /** How many wait for whom the same people could take, and came before. */
    public int before(String call, Language language, Instant since, Instant askedSince) {
        return statements
                .one(
                        """
                        select count(*) as n from call_waiting
                        where language = ? and (since, call_id) < (?, ?) and asked_at >= ?
                        """,
                        select -> {
                            select.setString(1, language.name());
                            select.setObject(2, utc(since));
                            select.setString(3, call);
                            select.setObject(4, utc(askedSince));
                        },
                        row -> row.getInt("n"))
                .orElse(0);
    }

    public int waiting(Instant askedSince) {
        return statements
                .one(
                        "select count(*) as n from call_waiting where asked_at >= ?",
                        select -> select.setObject(1, utc(askedSince)),
                        row -> row.getInt("n"))
                .orElse(0);
    }

    private static Seating seating(ResultSet row) throws SQLException {
        return new Seating(
                row.getObject("id", UUID.class),
                row.getString("call_id"),
                row.getString("login"),
                Language.valueOf(row.getString("language")),
                instant(row, "at"),
                instantOrNone(row, "answered_at"));
    }
}
