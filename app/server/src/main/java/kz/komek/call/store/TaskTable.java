package kz.komek.call.store;

import static kz.komek.platform.database.Statements.instant;
import static kz.komek.platform.database.Statements.instantOrNone;
import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.komek.call.domain.CallTask;
import kz.komek.call.domain.TaskEnding;
import kz.komek.call.domain.TaskKind;
import kz.komek.call.store.CallTable.Caller;
import kz.komek.contract.Language;
import kz.komek.platform.database.Statements;
import kz.komek.platform.sealing.Seal;
import org.jspecify.annotations.Nullable;

/** Whom we ring. */
@Singleton
public class TaskTable {
    private final Statements statements;
    private final Seal seal;

    TaskTable(Statements statements, Seal seal) {
        this.statements = statements;
        this.seal = seal;
    }

    /** @return false: it was asked for before */
    public boolean ask(UUID id, UUID task) {
        return statements.change(
                        "insert into call_task_asked (id, task_id) values (?, ?) on conflict do nothing", insert -> {
                            insert.setObject(1, id);
                            insert.setObject(2, task);
                        })
                > 0;
    }

    public boolean isAsked(UUID id) {
        return statements
                .one("select 1 from call_task_asked where id = ?", select -> select.setObject(1, id), row -> true)
                .orElse(false);
    }

    /**
     * A new one, or one more call for the one that is open for the same number.
     *
     * @return id of it
     */
    public UUID want(
            UUID id,
            TaskKind kind,
            Caller caller,
            @Nullable Language language,
            @Nullable String number,
            @Nullable String words,
            Instant at) {
        return statements
                .one(
                        """
                        insert into call_task as t (id, kind, caller_sealed, caller, language, number, words, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (caller) where ended_at is null and kind <> 'TELL'
                        do update set times = t.times + 1, language = coalesce(excluded.language, t.language),
                            kind = case when excluded.kind = 'CALL_BACK' then excluded.kind else t.kind end
                        returning id
                        """,
                        insert -> {
                            insert.setObject(1, id);
                            insert.setString(2, kind.name());
                            insert.setBytes(3, caller.sealed());
                            insert.setString(4, caller.fingerprint());
                            insert.setString(5, CallTable.name(language));
                            insert.setString(6, number);
                            insert.setString(7, words);
                            insert.setObject(8, utc(at));
                        },
                        row -> row.getObject("id", UUID.class))
                .orElseThrow();
    }

    public List<CallTask> open(int limit) {
        return statements.all(
                "select * from call_task where ended_at is null order by at limit ?",
                select -> select.setInt(1, limit),
                this::task);
    }

    public Optional<CallTask> lock(UUID id) {
        return statements.one(
                "select * from call_task where id = ? for update", select -> select.setObject(1, id), this::task);
    }

    /** @param by {@code null}: whoever wants it */
    public void give(UUID id, @Nullable String by, Instant at) {
        statements.change("update call_task set taken_by = ?, taken_at = ? where id = ?", update -> {
            update.setString(1, by);
            update.setObject(2, by == null ? null : utc(at));
            update.setObject(3, id);
        });
    }

    public void tried(UUID id, String by, boolean reached, Instant at, @Nullable Instant notBefore) {
        statements.change("insert into call_task_try (task_id, at, by, reached) values (?, ?, ?, ?)", insert -> {
            insert.setObject(1, id);
            insert.setObject(2, utc(at));
            insert.setString(3, by);
            insert.setBoolean(4, reached);
        });
        statements.change(
                "update call_task set tries = tries + 1, taken_by = null, taken_at = null, not_before = ? where id = ?",
                update -> {
                    update.setObject(1, utc(notBefore));
                    update.setObject(2, id);
                });
    }

    public void end(UUID id, TaskEnding how, @Nullable String by, Instant at) {
        statements.change(
                "update call_task set ended_at = ?, ended_by = ?, ending = ? where id = ? and ended_at is null",
                update -> {
                    update.setObject(1, utc(at));
                    update.setString(2, by);
                    update.setString(3, how.name());
                    update.setObject(4, id);
                });
    }

    /** They were answered in the meantime. */
    public void notNeeded(String caller, Instant at) {
        statements.change("""
                update call_task set ended_at = ?, ending = 'NOT_NEEDED'
                where caller = ? and ended_at is null and kind <> 'TELL' and at <= ?
                """, update -> {
            update.setObject(1, utc(at));
            update.setString(2, caller);
            update.setObject(3, utc(at));
        });
    }

    private CallTask task(ResultSet row) throws SQLException {
        String ending = row.getString("ending");
        return new CallTask(
                row.getObject("id", UUID.class),
                TaskKind.valueOf(row.getString("kind")),
                seal.open(row.getBytes("caller_sealed")),
                CallTable.language(row.getString("language")),
                row.getString("number"),
                row.getString("words"),
                row.getInt("times"),
                instant(row, "at"),
                row.getString("taken_by"),
                row.getInt("tries"),
                instantOrNone(row, "not_before"),
                ending == null ? null : TaskEnding.valueOf(ending));
    }
}
