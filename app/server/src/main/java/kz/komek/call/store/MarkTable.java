package kz.komek.call.store;

import static kz.komek.platform.database.Statements.instant;
import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import kz.komek.call.domain.CallMark;
import kz.komek.platform.database.Statements;
import kz.komek.platform.sealing.Seal;

/** What operators say of calls. */
@Singleton
public class MarkTable {
    private final Statements statements;
    private final Seal seal;

    MarkTable(Statements statements, Seal seal) {
        this.statements = statements;
        this.seal = seal;
    }

    /** Said again after it was lifted, it stands again. */
    public void mark(String call, CallMark.Kind kind, Instant at, String by) {
        statements.change("""
                insert into call_mark as m (call_id, mark, at, by) values (?, ?, ?, ?)
                on conflict (call_id, mark) do update
                set at = excluded.at, by = excluded.by, lifted_at = null, lifted_by = null
                where m.lifted_at is not null
                """, insert -> {
            insert.setString(1, call);
            insert.setString(2, kind.name());
            insert.setObject(3, utc(at));
            insert.setString(4, by);
        });
    }

    public void lift(String call, CallMark.Kind kind, Instant at, String by) {
        statements.change(
                "update call_mark set lifted_at = ?, lifted_by = ?"
                        + " where call_id = ? and mark = ? and lifted_at is null",
                update -> {
                    update.setObject(1, utc(at));
                    update.setString(2, by);
                    update.setString(3, call);
                    update.setString(4, kind.name());
                });
    }

    /** The newest first. */
    public List<CallMark> standing(Instant now, int limit) {
        return statements.all(
                """
                select m.call_id, m.mark, m.at, m.by, c.caller_sealed,
                    case when c.caller is null then 1 else count(*) over (partition by c.caller) end as times,
                    exists (select 1 from call_block b
                            where b.caller = c.caller and b.lifted_at is null and b.until > ?) as blocked
                from call_mark m join call c on c.id = m.call_id
                where m.lifted_at is null order by m.at desc limit ?
                """,
                select -> {
                    select.setObject(1, utc(now));
                    select.setInt(2, limit);
                },
                row -> {
                    byte[] sealed = row.getBytes("caller_sealed");
                    return new CallMark(
                            row.getString("call_id"),
                            CallMark.Kind.valueOf(row.getString("mark")),
                            instant(row, "at"),
                            row.getString("by"),
                            sealed == null ? null : seal.open(sealed),
                            row.getInt("times"),
                            row.getBoolean("blocked"));
                });
    }
}
