package kz.komek.outage.store;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.komek.contract.Json;
import kz.komek.contract.Names;
import kz.komek.outage.domain.MassOutage;
import kz.komek.platform.database.Statements;

/** Mass outages: those that go on are a handful, whatever the register holds. */
@Singleton
public class OutageTable {
    private final Statements statements;

    OutageTable(Statements statements) {
        this.statements = statements;
    }

    /** One switch at a time: who loses finds the other's outage. */
    public void lock() {
        statements.one("select pg_advisory_xact_lock(136, 1)", none -> {}, row -> true);
    }

    public List<MassOutage> running() {
        return statements.all(
                "select * from mass_outage where ended_at is null order by begun_at, id",
                none -> {},
                OutageTable::outage);
    }

    /** Whether it goes on. If so it does not end before this transaction does; readers do not wait for each other. */
    public boolean hold(UUID id) {
        return statements
                .one(
                        "select id from mass_outage where id = ? and ended_at is null for share",
                        by -> by.setObject(1, id),
                        row -> true)
                .isPresent();
    }

    /** Those that go on, and those that have ended since. */
    public List<MassOutage> since(Instant at) {
        return statements.all(
                "select * from mass_outage where ended_at is null or ended_at > ?",
                by -> by.setObject(1, Statements.utc(at)),
                OutageTable::outage);
    }

    public List<MassOutage> newest(int most) {
        return statements.all(
                "select * from mass_outage order by (ended_at is null) desc, begun_at desc limit ?",
                by -> by.setInt(1, most),
                OutageTable::outage);
    }

    public Optional<MassOutage> find(UUID id) {
        return statements.one("select * from mass_outage where id = ?", by -> by.setObject(1, id), OutageTable::outage);
    }

    public Optional<MassOutage> running(String issue, String place) {
        return statements.one(
                "select * from mass_outage where issue = ? and place = ? and ended_at is null",
                by -> {
                    by.setString(1, issue);
                    by.setString(2, place);
                },
                OutageTable::outage);
    }

    public Optional<MassOutage> lock(UUID id) {
        return statements.one(
                "select * from mass_outage where id = ? for update", by -> by.setObject(1, id), OutageTable::outage);
    }

    public Optional<MassOutage> byTicket(long ticket) {
        return statements.one(
                "select * from mass_outage where ticket = ?", by -> by.setLong(1, ticket), OutageTable::outage);
    }

    public void add(MassOutage outage) {
        statements.change(
                "insert into mass_outage (id, issue, place, ticket, kk, ru, en, begun_at, begun_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                put -> {
                    put.setObject(1, outage.id());
                    put.setString(2, outage.issue());
                    put.setString(3, outage.place());
                    put.setLong(4, outage.ticket());
                    put.setString(5, outage.greeting().kk());
                    put.setString(6, outage.greeting().ru());
                    put.setString(7, outage.greeting().en());
                    put.setObject(8, Statements.utc(outage.begunAt()));
                    put.setString(9, outage.begunBy());
                });
    }

    public void greet(UUID id, Names greeting) {
        statements.change("update mass_outage set kk = ?, ru = ?, en = ? where id = ?", by -> {
            by.setString(1, greeting.kk());
            by.setString(2, greeting.ru());
            by.setString(3, greeting.en());
            by.setObject(4, id);
        });
    }

    public void end(UUID id, String by, Instant at) {
        statements.change(
                "update mass_outage set ended_at = ?, ended_by = ? where id = ? and ended_at is null", put -> {
                    put.setObject(1, Statements.utc(at));
                    put.setString(2, by);
                    put.setObject(3, id);
                });
    }

    public void close(UUID id, MassOutage.Closing closing) {
        statements.change("update mass_outage set closing = ?::jsonb where id = ? and closing is null", put -> {
            put.setString(1, new String(Json.write(closing), StandardCharsets.UTF_8));
            put.setObject(2, id);
        });
    }

    public void closed(UUID id, Instant at) {
        statements.change("update mass_outage set closed_at = ? where id = ?", put -> {
            put.setObject(1, Statements.utc(at));
            put.setObject(2, id);
        });
    }

    /** One that is to be closed and not in another replica's hands; locked. */
    public Optional<MassOutage> closing() {
        return statements.one(
                "select * from mass_outage where closing is not null and closed_at is null order by ended_at limit 1"
                        + " for update skip locked",
                none -> {},
                OutageTable::outage);
    }

    public void leave(UUID id, long ticket, String why) {
        statements.change(
                "insert into mass_outage_left (outage, ticket, why) values (?, ?, ?) on conflict do nothing", put -> {
                    put.setObject(1, id);
                    put.setLong(2, ticket);
                    put.setString(3, why);
                });
    }

    /** How many of each could not be ended with the others. */
    public Map<UUID, Integer> left(Collection<UUID> ids) {
        var left = new HashMap<UUID, Integer>();
        statements.all(
                "select outage, count(*) as n from mass_outage_left where outage = any (?) group by outage",
                by -> by.setArray(1, by.getConnection().createArrayOf("uuid", ids.toArray())),
                row -> left.put(row.getObject("outage", UUID.class), row.getInt("n")));
        return left;
    }

    /** Ids of those tickets, the oldest first. @param most of each outage */
    public Map<UUID, List<Long>> ticketsLeft(Collection<UUID> ids, int most) {
        var left = new HashMap<UUID, List<Long>>();
        statements.all(
                "select o.id, l.ticket from unnest(?::uuid[]) o (id) cross join lateral (select ticket"
                        + " from mass_outage_left where outage = o.id order by ticket limit ?) l order by l.ticket",
                by -> {
                    by.setArray(1, by.getConnection().createArrayOf("uuid", ids.toArray()));
                    by.setInt(2, most);
                },
                row -> left.computeIfAbsent(row.getObject("id", UUID.class), first -> new ArrayList<>())
                        .add(row.getLong("ticket")));
        return left;
    }

    public List<Long> left(UUID id) {
        return statements.all(
                "select ticket from mass_outage_left where outage = ?",
                by -> by.setObject(1, id),
                row -> row.getLong(1));
    }

    private static MassOutage outage(ResultSet row) throws SQLException {
        String closing = row.getString("closing");
        return new MassOutage(
                row.getObject("id", UUID.class),
                row.getString("issue"),
                row.getString("place"),
                row.getLong("ticket"),
                new Names(row.getString("kk"), row.getString("ru"), row.getString("en")),
                Statements.instant(row, "begun_at"),
                row.getString("begun_by"),
                Statements.instantOrNone(row, "ended_at"),
                row.getString("ended_by"),
                closing == null ? null : Json.read(closing.getBytes(StandardCharsets.UTF_8), MassOutage.Closing.class),
                Statements.instantOrNone(row, "closed_at"));
    }
}
