package kz.komek.workqueue.store;

import static kz.komek.platform.database.Statements.instant;
import static kz.komek.platform.database.Statements.instantOrNone;
import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.komek.platform.database.Statements;
import kz.komek.workqueue.domain.Activity;
import kz.komek.workqueue.domain.AwayReason;
import kz.komek.workqueue.domain.Presence;
import org.jspecify.annotations.Nullable;

/** Where people are. The lock of a person's row comes before that of any ticket they are given. */
@Singleton
public class PresenceTable {
    private static final String COLUMNS = "select login, state, reason, since, seen_at, given_at from presence ";

    private final Statements statements;

    PresenceTable(Statements statements) {
        this.statements = statements;
    }

    public Optional<Presence> find(String login) {
        return statements.one(
                COLUMNS + "where login = ?", select -> select.setString(1, login), PresenceTable::presence);
    }

    /** Waits for whoever deals something out to the same person. @param at of the row that is made where there is none */
    public Presence lock(String login, Instant at) {
        String locked = COLUMNS + "where login = ? for update";
        return statements
                .one(locked, select -> select.setString(1, login), PresenceTable::presence)
                .orElseGet(() -> {
                    add(Presence.away(login, at));
                    return statements
                            .one(locked, select -> select.setString(1, login), PresenceTable::presence)
                            .orElseThrow();
                });
    }

    /** Empty when somebody is just dealing with them. */
    public Optional<Presence> lockUnlessBusy(String login) {
        return statements.one(
                COLUMNS + "where login = ? for update skip locked",
                select -> select.setString(1, login),
                PresenceTable::presence);
    }

    private void add(Presence presence) {
        statements.change(
                "insert into presence (login, state, since, seen_at) values (?, ?, ?, ?) on conflict do nothing",
                insert -> {
                    insert.setString(1, presence.login());
                    insert.setString(2, presence.state().name());
                    insert.setObject(3, utc(presence.since()));
                    insert.setObject(4, utc(presence.seenAt()));
                });
    }

    /** @param before of which it is another state now: what they did until then is kept */
    public void change(Presence before, Presence after) {
        statements.change(
                "update presence set state = ?, reason = ?, since = ?, seen_at = ?, given_at = ? where login = ?",
                update -> {
                    update.setString(1, after.state().name());
                    update.setString(2, name(after.reason()));
                    update.setObject(3, utc(after.since()));
                    update.setObject(4, utc(after.seenAt()));
                    update.setObject(5, utc(after.givenAt()));
                    update.setString(6, after.login());
                });
        if (before.since().equals(after.since())) return;
        statements.change(
                "insert into presence_spell (login, state, reason, began, ended) values (?, ?, ?, ?, ?)", insert -> {
                    insert.setString(1, before.login());
                    insert.setString(2, before.state().name());
                    insert.setString(3, name(before.reason()));
                    insert.setObject(4, utc(before.since()));
                    insert.setObject(5, utc(after.since()));
                });
    }

    /** Who takes what comes and was heard of lately; first whoever was given nothing for the longest time. */
    public List<Presence> ready(Instant heardSince, int limit) {
        return statements.all(
                COLUMNS + "where state = 'READY' and seen_at >= ? order by given_at nulls first, login limit ?",
                select -> {
                    select.setObject(1, utc(heardSince));
                    select.setInt(2, limit);
                },
                PresenceTable::presence);
    }

    public List<Presence> onShift() {
        return statements.all(COLUMNS + "where state <> 'OFF' order by login", select -> {}, PresenceTable::presence);
    }

    /** On shift, and silent since then; locked, without those whom somebody is just dealing with. */
    public List<Presence> lockSilent(Instant since, int limit) {
        return statements.all(
                COLUMNS + "where state <> 'OFF' and seen_at < ? order by seen_at limit ? for update skip locked",
                select -> {
                    select.setObject(1, utc(since));
                    select.setInt(2, limit);
                },
                PresenceTable::presence);
    }

    /** Of those who vanished: silent for longer than they are waited for. */
    public List<Presence> lockGone(Instant since, int limit) {
        return statements.all(
                COLUMNS + "where reason = 'VANISHED' and seen_at < ? order by seen_at limit ? for update skip locked",
                select -> {
                    select.setObject(1, utc(since));
                    select.setInt(2, limit);
                },
                PresenceTable::presence);
    }

    private static @Nullable String name(@Nullable AwayReason reason) {
        return reason == null ? null : reason.name();
    }

    private static Presence presence(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new Presence(
                row.getString("login"),
                Activity.valueOf(row.getString("state")),
                reason == null ? null : AwayReason.valueOf(reason),
                instant(row, "since"),
                instant(row, "seen_at"),
                instantOrNone(row, "given_at"));
    }
}
