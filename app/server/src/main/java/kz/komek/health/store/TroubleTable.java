package kz.komek.health.store;

import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.Health;
import kz.komek.health.domain.Account;
import kz.komek.health.domain.ChannelQueue;
import kz.komek.health.domain.Condition;
import kz.komek.health.domain.Found;
import kz.komek.health.domain.Replaying;
import kz.komek.health.domain.Trouble;
import kz.komek.platform.database.Statements;

/** How accounts are, what is wrong, and what was done about it. */
@Singleton
public class TroubleTable {
    private final Statements statements;

    TroubleTable(Statements statements) {
        this.statements = statements;
    }

    public List<Condition> conditions() {
        return statements.all(
                "select * from channel_account order by channel, account", none -> {}, TroubleTable::condition);
    }

    /** Nobody else changes it until the transaction ends. */
    public Optional<Condition> lock(Account account) {
        return statements.one(
                "select * from channel_account where channel = ? and account = ? for update",
                by -> name(by, account),
                TroubleTable::condition);
    }

    public void put(Condition condition) {
        statements.change("""
                insert into channel_account
                    (channel, account, cause, cause_since, told_at, heard_at, waiting, waiting_since, reads_again)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (channel, account) do update set cause = excluded.cause,
                    cause_since = excluded.cause_since, told_at = excluded.told_at, heard_at = excluded.heard_at,
                    waiting = excluded.waiting, waiting_since = excluded.waiting_since,
                    reads_again = excluded.reads_again
                """, by -> {
            name(by, condition.account());
            by.setString(3, condition.cause() == null ? null : condition.cause().name());
            by.setObject(4, utc(condition.causeSince()));
            by.setObject(5, utc(condition.toldAt()));
            by.setObject(6, utc(condition.heardAt()));
            by.setObject(7, condition.waiting(), Types.BIGINT);
            by.setObject(8, utc(condition.waitingSince()));
            by.setBoolean(9, condition.readsAgain());
        });
    }

    /** Until somebody says something of it again. */
    public int forget(Account account) {
        return statements.change(
                "delete from channel_account where channel = ? and account = ?", by -> name(by, account));
    }

    /** One server at a time says what is wrong: held until the transaction ends. */
    public boolean mayLook() {
        return statements
                .one(
                        "select pg_try_advisory_xact_lock(hashtext('channel_trouble')) as mine",
                        none -> {},
                        row -> row.getBoolean("mine"))
                .orElse(false);
    }

    public List<Found.Kept> open() {
        return statements.all(
                "select * from channel_trouble where ended_at is null order by since, id",
                none -> {},
                row -> new Found.Kept(row.getObject("id", UUID.class), found(row)));
    }

    public void begin(UUID id, Found found) {
        statements.change("""
                insert into channel_trouble (id, channel, account, queue, cause, since, much)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """, by -> {
            Account account = found.account();
            by.setObject(1, id);
            by.setString(2, account == null ? null : account.channel().name());
            by.setString(3, account == null ? null : account.name());
            by.setString(4, found.queue() == null ? null : found.queue().name());
            by.setString(5, found.trouble().name());
            by.setObject(6, utc(found.since()));
            by.setObject(7, found.much(), Types.INTEGER);
        });
    }

    public void change(UUID id, Found found) {
        statements.change("update channel_trouble set much = ? where id = ?", by -> {
            by.setObject(1, found.much(), Types.INTEGER);
            by.setObject(2, id);
        });
    }

    public void end(UUID id, Instant at) {
        statements.change("update channel_trouble set ended_at = ? where id = ? and ended_at is null", by -> {
            by.setObject(1, utc(at));
            by.setObject(2, id);
        });
    }

    public void forgetBefore(Instant at) {
        statements.change("delete from channel_trouble where ended_at < ?", by -> by.setObject(1, utc(at)));
        statements.change("delete from channel_replay where at < ?", by -> by.setObject(1, utc(at)));
    }

    /** @return false: it is there already */
    public boolean keep(Replaying replaying) {
        return statements.change("""
                        insert into channel_replay (id, channel, account, day, at, by, letters, left_over, asked)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """, by -> {
                    by.setObject(1, replaying.id());
                    by.setString(2, replaying.account().channel().name());
                    by.setString(3, replaying.account().name());
                    by.setObject(4, replaying.day());
                    by.setObject(5, utc(replaying.at()));
                    by.setString(6, replaying.by());
                    by.setInt(7, replaying.letters());
                    by.setInt(8, replaying.left());
                    by.setBoolean(9, replaying.asked());
                })
                == 1;
    }

    public void replayed(UUID id, int letters, int left) {
        statements.change("update channel_replay set letters = ?, left_over = ? where id = ?", by -> {
            by.setInt(1, letters);
            by.setInt(2, left);
            by.setObject(3, id);
        });
    }

    public void answered(UUID id, boolean done, Instant at) {
        statements.change(
                "update channel_replay set done = ?, answered_at = ? where id = ? and answered_at is null", by -> {
                    by.setBoolean(1, done);
                    by.setObject(2, utc(at));
                    by.setObject(3, id);
                });
    }

    public Optional<Replaying> replaying(UUID id) {
        return statements.one(
                "select * from channel_replay where id = ?", by -> by.setObject(1, id), TroubleTable::replaying);
    }

    /** The last of each account and day. */
    public List<Replaying> replayings(LocalDate from, LocalDate until) {
        return statements.all(
                """
                select distinct on (channel, account, day) * from channel_replay where day >= ? and day < ?
                order by channel, account, day, at desc
                """,
                by -> {
                    by.setObject(1, from);
                    by.setObject(2, until);
                },
                TroubleTable::replaying);
    }

    private static void name(PreparedStatement by, Account account) throws SQLException {
        by.setString(1, account.channel().name());
        by.setString(2, account.name());
    }

    private static Condition condition(ResultSet row) throws SQLException {
        String cause = row.getString("cause");
        return new Condition(
                LedgerTable.account(row),
                cause == null ? null : Health.Cause.valueOf(cause),
                Statements.instantOrNone(row, "cause_since"),
                Statements.instant(row, "told_at"),
                Statements.instant(row, "heard_at"),
                row.getObject("waiting", Long.class),
                Statements.instantOrNone(row, "waiting_since"),
                row.getBoolean("reads_again"));
    }

    private static Found found(ResultSet row) throws SQLException {
        String channel = row.getString("channel");
        String queue = row.getString("queue");
        return new Found(
                channel == null ? null : new Account(Channel.valueOf(channel), row.getString("account")),
                queue == null ? null : ChannelQueue.valueOf(queue),
                Trouble.valueOf(row.getString("cause")),
                Statements.instant(row, "since"),
                row.getObject("much", Integer.class));
    }

    private static Replaying replaying(ResultSet row) throws SQLException {
        return new Replaying(
                row.getObject("id", UUID.class),
                LedgerTable.account(row),
                row.getObject("day", LocalDate.class),
                Statements.instant(row, "at"),
                row.getString("by"),
                row.getInt("letters"),
                row.getInt("left_over"),
                row.getBoolean("asked"),
                Statements.instantOrNone(row, "answered_at"),
                row.getObject("done", Boolean.class));
    }
}
