package kz.komek.outage.store;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.komek.contract.Json;
import kz.komek.contract.Names;
import kz.komek.outage.domain.PlannedWork;
import kz.komek.outage.domain.Resource;
import kz.komek.outage.domain.Spot;
import kz.komek.outage.domain.WorkPlace;
import kz.komek.platform.database.Statements;
import kz.komek.territory.domain.Outline;
import kz.komek.territory.domain.Point;
import org.jspecify.annotations.Nullable;

/** Works as they are announced now, every announcement as it was, and where they are looked for. */
@Singleton
public class WorkTable {
    private static final String INSERT =
            "insert into planned_work (version, organisation, outer_id, resource, kk, ru, en,"
                    + " issues, starts_at, ends_at, places, polygon, cancelled, changed_at, areas, id)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?) on conflict do nothing";
    private static final String UPDATE = "update planned_work set version = ?, organisation = ?, outer_id = ?,"
            + " resource = ?, kk = ?, ru = ?, en = ?, issues = ?, starts_at = ?, ends_at = ?, places = ?::jsonb,"
            + " polygon = ?, cancelled = ?, changed_at = ?, areas = ? where id = ?";
    /** One statement: what lies on the way down to the place, and whose outline is drawn around it. */
    static final String AT = "select w.*, p.code as at_code, p.houses as at_houses from planned_work_place p"
            + " join planned_work w on w.id = p.work"
            + " where p.code = any (?) and p.ends_at > ? and w.starts_at < ?"
            + " union all select w.*, null, '' from planned_work_place p join planned_work w on w.id = p.work"
            + " where ?::float8 is not null and p.extent @> box(point(?, ?), point(?, ?)) and p.ends_at > ?"
            + " and w.starts_at < ?";

    private final Statements statements;

    WorkTable(Statements statements) {
        this.statements = statements;
    }

    /** Works that may be at a place. @param place of them where it was found; {@code null}: within their outline */
    public record Near(PlannedWork work, @Nullable WorkPlace place) {}

    /** @param at they have not ended then @param until they begin before */
    public List<Near> at(Spot spot, Instant at, Instant until) {
        Point point = spot.point();
        return statements.all(
                AT,
                select -> {
                    select.setArray(1, texts(select, spot.path()));
                    select.setObject(2, Statements.utc(at));
                    select.setObject(3, Statements.utc(until));
                    select.setObject(4, point == null ? null : point.longitude(), java.sql.Types.DOUBLE);
                    for (int i : new int[] {5, 7})
                        select.setObject(i, point == null ? null : point.longitude(), java.sql.Types.DOUBLE);
                    for (int i : new int[] {6, 8})
                        select.setObject(i, point == null ? null : point.latitude(), java.sql.Types.DOUBLE);
                    select.setObject(9, Statements.utc(at));
                    select.setObject(10, Statements.utc(until));
                },
                row -> {
                    String code = row.getString("at_code");
                    return new Near(work(row), code == null ? null : new WorkPlace(code, row.getString("at_houses")));
                });
    }

    public Optional<PlannedWork> find(UUID id) {
        return statements.one("select * from planned_work where id = ?", by -> by.setObject(1, id), WorkTable::work);
    }

    public List<PlannedWork> find(Collection<UUID> ids) {
        return statements.all(
                "select * from planned_work where id = any (?)",
                by -> by.setArray(1, by.getConnection().createArrayOf("uuid", ids.toArray())),
                WorkTable::work);
    }

    public Optional<PlannedWork> lock(UUID id) {
        return statements.one(
                "select * from planned_work where id = ? for update", by -> by.setObject(1, id), WorkTable::work);
    }

    /** Those that a service calls so, locked; in the order of ids, so that two imports do not wait for each other. */
    public List<PlannedWork> lock(String organisation, Collection<String> outerIds) {
        return statements.all(
                "select * from planned_work where organisation = ? and outer_id = any (?) order by id for update",
                by -> {
                    by.setString(1, organisation);
                    by.setArray(2, texts(by, outerIds));
                },
                WorkTable::work);
    }

    /** One import at a time; readers do not wait. */
    public void lock() {
        statements.one("select pg_advisory_xact_lock(135, 1)", none -> {}, row -> true);
    }

    /** False: another replica is at it. */
    public boolean lockWords() {
        return statements
                .one("select pg_try_advisory_xact_lock(135, 2)", none -> {}, row -> row.getBoolean(1))
                .orElse(false);
    }

    /** As it was announced then. */
    public Optional<PlannedWork> find(UUID id, int version) {
        return statements.one(
                "select said from planned_work_version where work = ? and version = ?",
                by -> {
                    by.setObject(1, id);
                    by.setInt(2, version);
                },
                row -> said(row));
    }

    /** @param by login */
    public record Announced(PlannedWork work, Instant at, String by) {}

    /** Every announcement, the newest first. */
    public List<Announced> versions(UUID id) {
        return statements.all(
                "select said, at, by from planned_work_version where work = ? order by version desc",
                by -> by.setObject(1, id),
                row -> new Announced(said(row), Statements.instant(row, "at"), row.getString("by")));
    }

    /**
     * What has not ended at an instant, the soonest end first.
     *
     * @param over what has, the newest first
     * @param within code of an entry; {@code null}: everywhere
     */
    public List<PlannedWork> list(Instant at, boolean over, @Nullable String within, int limit, int offset) {
        String sql = "select * from planned_work w where "
                + (over ? "(w.ends_at <= ? or w.cancelled)" : "w.ends_at > ? and not w.cancelled")
                + " and (?::text is null or ? = any (w.areas))"
                + (over ? " order by w.ends_at desc, w.id" : " order by w.ends_at, w.id") + " limit ? offset ?";
        return statements.all(
                sql,
                by -> {
                    by.setObject(1, Statements.utc(at));
                    by.setString(2, within);
                    by.setString(3, within);
                    by.setInt(4, limit);
                    by.setInt(5, offset);
                },
                WorkTable::work);
    }

    /** False: another replica was first. @param areas codes of all that its places are parts of */
    public boolean put(PlannedWork work, Collection<String> areas, String by, Instant at) {
        boolean fresh = work.version() == 1;
        int changed = statements.change(fresh ? INSERT : UPDATE, put -> {
            put.setInt(1, work.version());
            put.setString(2, work.organisation());
            put.setString(3, work.outerId());
            put.setString(4, work.resource().name());
            put.setString(5, work.text().kk());
            put.setString(6, work.text().ru());
            put.setString(7, work.text().en());
            put.setArray(8, texts(put, work.issues()));
            put.setObject(9, Statements.utc(work.from()));
            put.setObject(10, Statements.utc(work.to()));
            put.setString(11, json(work.places()));
            put.setString(12, work.polygon());
            put.setBoolean(13, work.cancelled());
            put.setObject(14, Statements.utc(at));
            put.setArray(15, texts(put, areas));
            put.setObject(16, work.id());
        });
        if (changed == 0) return false;
        statements.change(
                "insert into planned_work_version (work, version, said, at, by) values (?, ?, ?::jsonb, ?, ?)", put -> {
                    put.setObject(1, work.id());
                    put.setInt(2, work.version());
                    put.setString(3, json(work));
                    put.setObject(4, Statements.utc(at));
                    put.setString(5, by);
                });
        putPlaces(work);
        return true;
    }

    private void putPlaces(PlannedWork work) {
        if (work.version() > 1)
            statements.change("delete from planned_work_place where work = ?", by -> by.setObject(1, work.id()));
        if (work.cancelled()) return;
        statements.change(
                "insert into planned_work_place (work, code, houses, ends_at)"
                        + " select ?, code, houses, ? from unnest(?::text[], ?::text[]) p (code, houses)",
                put -> {
                    put.setObject(1, work.id());
                    put.setObject(2, Statements.utc(work.to()));
                    put.setArray(
                            3,
                            texts(
                                    put,
                                    work.places().stream().map(WorkPlace::code).toList()));
                    put.setArray(
                            4,
                            texts(
                                    put,
                                    work.places().stream()
                                            .map(WorkPlace::houses)
                                            .toList()));
                });
        if (work.polygon() == null) return;
        Outline outline = outline(work.polygon());
        statements.change(
                "insert into planned_work_place (work, houses, extent, ends_at)"
                        + " values (?, '', box(point(?, ?), point(?, ?)), ?)",
                put -> {
                    put.setObject(1, work.id());
                    put.setDouble(2, outline.west());
                    put.setDouble(3, outline.south());
                    put.setDouble(4, outline.east());
                    put.setDouble(5, outline.north());
                    put.setObject(6, Statements.utc(work.to()));
                });
    }

    /** Once per id. */
    public void solved(UUID id, UUID work, String channel, String language, Instant at) {
        int fresh = statements.change(
                "insert into planned_work_answer (id, work, channel, language, at) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                put -> {
                    put.setObject(1, id);
                    put.setObject(2, work);
                    put.setString(3, channel);
                    put.setString(4, language);
                    put.setObject(5, Statements.utc(at));
                });
        if (fresh == 1)
            statements.change("update planned_work set solved = solved + 1 where id = ?", by -> by.setObject(1, work));
    }

    /** @param solved how many were content with knowing of them @param watchers how many are told of changes */
    public record Counts(long solved, long watchers) {}

    public Map<UUID, Counts> counts(Collection<UUID> works) {
        var counts = new HashMap<UUID, Counts>();
        statements.all(
                "select w.id, w.solved, (select count(*) from planned_work_watch t where t.work = w.id) as watchers"
                        + " from planned_work w where w.id = any (?)",
                by -> by.setArray(1, by.getConnection().createArrayOf("uuid", works.toArray())),
                row -> counts.put(
                        row.getObject("id", UUID.class), new Counts(row.getLong("solved"), row.getLong("watchers"))));
        return counts;
    }

    public static Outline outline(String polygon) {
        try {
            return Outline.of(polygon);
        } catch (Outline.Wrong wrong) {
            throw new IllegalStateException("an outline was not checked before it was stored", wrong);
        }
    }

    private static PlannedWork said(ResultSet row) throws SQLException {
        return Json.read(row.getString("said").getBytes(StandardCharsets.UTF_8), PlannedWork.class);
    }

    static PlannedWork work(ResultSet row) throws SQLException {
        return new PlannedWork(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                Resource.valueOf(row.getString("resource")),
                new Names(row.getString("kk"), row.getString("ru"), row.getString("en")),
                List.of((String[]) row.getArray("issues").getArray()),
                row.getString("organisation"),
                row.getString("outer_id"),
                Statements.instant(row, "starts_at"),
                Statements.instant(row, "ends_at"),
                List.of(Json.read(row.getString("places").getBytes(StandardCharsets.UTF_8), WorkPlace[].class)),
                row.getString("polygon"),
                row.getBoolean("cancelled"));
    }

    private static Array texts(PreparedStatement statement, Collection<String> texts) throws SQLException {
        Connection connection = statement.getConnection();
        return connection.createArrayOf("text", texts.toArray());
    }

    private static String json(Object thing) {
        return new String(Json.write(thing), StandardCharsets.UTF_8);
    }
}
