package kz.komek.outage.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.platform.database.Statements;
import org.jspecify.annotations.Nullable;

/** Who wants to be told of works, and what they know. */
@Singleton
public class WatchTable {
    private final Statements statements;

    WatchTable(Statements statements) {
        this.statements = statements;
    }

    /**
     * @param ticket whose conversation it is told in; {@code null}: it goes to an address
     * @param address sealed
     * @param talk where the address is a handle; {@code null}: it is an e-mail
     * @param told the version of which they know
     */
    public record Watch(
            UUID id,
            UUID work,
            @Nullable Long ticket,
            byte @Nullable [] address,
            @Nullable Talk talk,
            Language language,
            int told) {}

    /** A conversation, but for who it is with. */
    public record Talk(Channel channel, String account, Handle.Kind kind) {}

    /**
     * Once per address and works.
     *
     * @param reader fingerprint of the address
     * @param talk {@code null}: the address is an e-mail
     * @param due when the works end
     */
    public void add(
            UUID id,
            UUID work,
            byte[] address,
            String reader,
            @Nullable Talk talk,
            Language language,
            int told,
            Instant due) {
        statements.change(
                "insert into planned_work_watch (id, work, address, reader, language, told, due_at, channel, account, kind)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                put -> {
                    put.setObject(1, id);
                    put.setObject(2, work);
                    put.setBytes(3, address);
                    put.setString(4, reader);
                    put.setString(5, language.name());
                    put.setInt(6, told);
                    put.setObject(7, Statements.utc(due));
                    put.setString(8, talk == null ? null : talk.channel().name());
                    put.setString(9, talk == null ? null : talk.account());
                    put.setString(10, talk == null ? null : talk.kind().name());
                });
    }

    /** Once per ticket and works. */
    public boolean add(UUID id, UUID work, long ticket, Language language, int told, Instant due) {
        return statements.change(
                        "insert into planned_work_watch (id, work, ticket, language, told, due_at)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                        put -> {
                            put.setObject(1, id);
                            put.setObject(2, work);
                            put.setLong(3, ticket);
                            put.setString(4, language.name());
                            put.setInt(5, told);
                            put.setObject(6, Statements.utc(due));
                        })
                == 1;
    }

    /** The works are not as their watchers know them. Who has heard that they are over hears only that they are not. */
    public void wake(UUID work, boolean over, Instant at) {
        statements.change(
                "update planned_work_watch set due_at = ? where work = ? and (due_at is not null or not ?)", by -> {
                    by.setObject(1, Statements.utc(at));
                    by.setObject(2, work);
                    by.setBoolean(3, over);
                });
    }

    /** Locked; what another replica holds is left to it. */
    public List<Watch> due(Instant at, int most) {
        return statements.all(
                "select * from planned_work_watch where due_at <= ? order by due_at, id limit ?"
                        + " for update skip locked",
                by -> {
                    by.setObject(1, Statements.utc(at));
                    by.setInt(2, most);
                },
                WatchTable::watch);
    }

    /** @param due {@code null}: they are over */
    public void told(UUID id, int version, @Nullable Instant due) {
        statements.change("update planned_work_watch set told = ?, due_at = ? where id = ?", by -> {
            by.setInt(1, version);
            by.setObject(2, Statements.utc(due));
            by.setObject(3, id);
        });
    }

    private static Watch watch(ResultSet row) throws SQLException {
        return new Watch(
                row.getObject("id", UUID.class),
                row.getObject("work", UUID.class),
                row.getObject("ticket", Long.class),
                row.getBytes("address"),
                talk(row),
                Language.valueOf(row.getString("language")),
                row.getInt("told"));
    }

    private static @Nullable Talk talk(ResultSet row) throws SQLException {
        String channel = row.getString("channel");
        return channel == null
                ? null
                : new Talk(
                        Channel.valueOf(channel), row.getString("account"), Handle.Kind.valueOf(row.getString("kind")));
    }
}
