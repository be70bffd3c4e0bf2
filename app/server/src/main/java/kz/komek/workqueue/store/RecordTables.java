package kz.komek.workqueue.store;

import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.time.Instant;
import kz.komek.platform.database.Statements;
import kz.komek.workqueue.domain.WorkRecord;

/** Rows that are only ever added to, each found by its time. */
@Singleton
public class RecordTables {
    private final Statements statements;

    RecordTables(Statements statements) {
        this.statements = statements;
    }

    /** The oldest first; what another replica is just deleting is left to it. @return how many */
    public int forget(WorkRecord kind, Instant before, int limit) {
        // These tables are found by time only: most have no key, so a row is named by where it stands.
        String old = "select ctid from " + table(kind) + " where " + when(kind) + " < ? order by " + when(kind)
                + " limit ? for update skip locked";
        return statements.change("delete from " + table(kind) + " where ctid = any (array(" + old + "))", delete -> {
            delete.setObject(1, utc(before));
            delete.setInt(2, limit);
        });
    }

    private static String table(WorkRecord kind) {
        return switch (kind) {
            case SPELL -> "presence_spell";
            case TAKEN -> "work_taken";
            case CLOSED -> "work_closed";
            case OFFER -> "work_offer";
            case BULK_ACT -> "bulk_act";
            case CLAIM -> "work_claim";
        };
    }

    private static String when(WorkRecord kind) {
        return switch (kind) {
            case SPELL -> "ended";
            case TAKEN, CLOSED, OFFER, BULK_ACT, CLAIM -> "at";
        };
    }
}
