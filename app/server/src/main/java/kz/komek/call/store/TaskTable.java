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
import kz.komek.call.domain.TryResult;
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

    /** What is owed to a caller is settled by one at a time. */
    public void lock(Caller caller) {
        statements.one(
                "select pg_advisory_xact_lock(hashtextextended(?, 0))",
                select -> select.setString(1, "call-task " + caller.fingerprint()),
                row -> true);
    }

    /** Somebody is to be told something; the same again changes nothing. */
    public void tell(
            UUID id, Caller caller, @Nullable Language language, String number, @Nullable String words, Instant at) {
        statements.change("""
                insert into call_task (id, kind, caller_sealed, caller, language, number, words, at)
                values (?, 'TELL', ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                """, insert -> {
            insert.setObject(1, id);
            insert.setBytes(2, caller.sealed());
            insert.setString(3, caller.fingerprint());
            insert.setString(4, CallTable.name(language));
            insert.setString(5, number);
            insert.setString(6, words);
            insert.setObject(7, utc(at));
        });
    }

    /**
     * A call that asked for a task.
     *
     * @param open the task is still to be done
     * @param done somebody of ours has ended it
     */
    public record Asked(UUID task, boolean open, boolean done) {}

    public Optional<Asked> asked(UUID id) {
        return statements.one(
                """
                select t.id, t.ended_at is null as open, t.ended_by is not null as done
                from call_task_asked a join call_task t on t.id = a.task_id where a.id = ?
                """,
                select -> select.setObject(1, id),
                row -> new Asked(row.getObject("id", UUID.class), row.getBoolean("open"), row.getBoolean("done")));
    }

    /** The one that is open for the same number, or a new one. @return id of it */
    public UUID want(TaskKind kind, Caller caller, Instant at) {
        return statements
                .one(
                        """
                        insert into call_task as t (id, kind, caller_sealed, caller, at) values (?, ?, ?, ?, ?)
                        on conflict (caller) where ended_at is null and kind <> 'TELL' do update set times = t.times
                        returning id
                        """,
                        insert -> {
                            insert.setObject(1, UUID.randomUUID());
                            insert.setString(2, kind.name());
                            insert.setBytes(3, caller.sealed());
                            insert.setString(4, caller.fingerprint());
                            insert.setObject(5, utc(at));
                        },
                        row -> row.getObject("id", UUID.class))
                .orElseThrow();
    }

    /** A call asks for this now, whatever it asked for before. */
    public void asks(UUID id, UUID task, TaskKind kind, @Nullable Language language, Instant at) {
        statements.change("""
                insert into call_task_asked (id, task_id, kind, language, at) values (?, ?, ?, ?, ?)
                on conflict (id) do update set task_id = excluded.task_id, kind = excluded.kind,
                    language = excluded.language, at = excluded.at, withdrawn_at = null
                """, insert -> {
            insert.setObject(1, id);
            insert.setObject(2, task);
            insert.setString(3, kind.name());
            insert.setString(4, CallTable.name(language));
            insert.setObject(5, utc(at));
        });
    }

    /** It asks for nothing any more. */
    public void withdraw(UUID id, Instant now) {
        statements.change(
                "update call_task_asked set withdrawn_at = coalesce(withdrawn_at, ?) where id = ?", update -> {
                    update.setObject(1, utc(now));
                    update.setObject(2, id);
                });
    }

    /** What asked before they were answered. @return the task behind which it stood */
    public Optional<UUID> withdrawUntil(Caller caller, Instant answered, Instant now) {
        return statements
                .all(
                        """
                        update call_task_asked a set withdrawn_at = ?
                        from call_task t
                        where t.id = a.task_id and t.caller = ? and t.ended_at is null and t.kind <> 'TELL'
                            and a.at <= ? and a.withdrawn_at is null
                        returning t.id
                        """,
                        update -> {
                            update.setObject(1, utc(now));
                            update.setString(2, caller.fingerprint());
                            update.setObject(3, utc(answered));
                        },
                        row -> row.getObject("id", UUID.class))
                .stream()
                .findFirst();
    }

    /** Made anew of the calls that stand behind it; behind which none does is over. */
    public void renew(UUID task, Instant now) {
        statements.change("""
                update call_task t set times = a.times, at = a.at, kind = a.kind, language = a.language
                from (
                    select count(*) as times, min(at) as at,
                        case when bool_or(kind = 'CALL_BACK') then 'CALL_BACK' else 'MISSED' end as kind,
                        (array_agg(language order by at desc) filter (where language is not null))[1] as language
                    from call_task_asked where task_id = ? and withdrawn_at is null
                ) a
                where t.id = ? and t.ended_at is null and a.times > 0
                """, update -> {
            update.setObject(1, task);
            update.setObject(2, task);
        });
        statements.change("""
                update call_task set ended_at = ?, ending = 'NOT_NEEDED'
                where id = ? and ended_at is null
                    and not exists (select 1 from call_task_asked where task_id = ? and withdrawn_at is null)
                """, update -> {
            update.setObject(1, utc(now));
            update.setObject(2, task);
            update.setObject(3, task);
        });
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

    public void tried(UUID id, String by, TryResult result, Instant at, @Nullable Instant notBefore) {
        statements.change("insert into call_task_try (task_id, at, by, result) values (?, ?, ?, ?)", insert -> {
            insert.setObject(1, id);
            insert.setObject(2, utc(at));
            insert.setString(3, by);
            insert.setString(4, result.name());
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
