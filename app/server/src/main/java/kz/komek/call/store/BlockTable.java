package kz.komek.call.store;

import static kz.komek.platform.database.Statements.instant;
import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.call.domain.CallBlock;
import kz.komek.call.store.CallTable.Caller;
import kz.komek.platform.database.Statements;
import kz.komek.platform.sealing.Seal;

/** Who is not put through for a while. */
@Singleton
public class BlockTable {
    private final Statements statements;
    private final Seal seal;

    BlockTable(Statements statements, Seal seal) {
        this.statements = statements;
        this.seal = seal;
    }

    public boolean isBlocked(String caller, Instant now) {
        return statements
                .one(
                        "select 1 from call_block where caller = ? and lifted_at is null and until > ?",
                        select -> {
                            select.setString(1, caller);
                            select.setObject(2, utc(now));
                        },
                        row -> true)
                .orElse(false);
    }

    /** The same again says until when anew. */
    public void block(UUID id, Caller caller, String reason, Instant until, String by, Instant at) {
        statements.change("""
                insert into call_block (id, caller, caller_sealed, reason, at, by, until) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (caller) where lifted_at is null
                do update set reason = excluded.reason, until = excluded.until, at = excluded.at, by = excluded.by
                """, insert -> {
            insert.setObject(1, id);
            insert.setString(2, caller.fingerprint());
            insert.setBytes(3, caller.sealed());
            insert.setString(4, reason);
            insert.setObject(5, utc(at));
            insert.setString(6, by);
            insert.setObject(7, utc(until));
        });
    }

    public void lift(UUID id, String by, Instant at) {
        statements.change(
                "update call_block set lifted_at = ?, lifted_by = ? where id = ? and lifted_at is null", update -> {
                    update.setObject(1, utc(at));
                    update.setString(2, by);
                    update.setObject(3, id);
                });
    }

    public List<CallBlock> standing(Instant now) {
        return statements.all(
                "select * from call_block where lifted_at is null and until > ? order by at desc limit 500",
                select -> select.setObject(1, utc(now)),
                row -> new CallBlock(
                        row.getObject("id", UUID.class),
                        seal.open(row.getBytes("caller_sealed")),
                        row.getString("reason"),
                        instant(row, "at"),
                        row.getString("by"),
                        instant(row, "until")));
    }
}
