package kz.komek.dialogue.store;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import kz.komek.dialogue.domain.Talk;
import kz.komek.platform.database.Statements;
import kz.komek.platform.sealing.Seal;
import org.jspecify.annotations.Nullable;

/** Conversations, sealed. Three statements for a batch, however many it has. */
@Singleton
public class TalkTable {
    private static final Comparator<Key> ORDER = Comparator.comparing(
                    (Key key) -> key.channel().name())
            .thenComparing(Key::account)
            .thenComparing(Key::fingerprint);

    private static final String MEET = """
            insert into talk (channel, account, fingerprint, turned_at)
            select * from unnest(?, ?, ?, ?)
            on conflict do nothing
            """;
    // In one order, so that two batches with the same people never wait for each other in a circle.
    private static final String LOCK = """
            select t.* from talk t
            where (t.channel, t.account, t.fingerprint) in (select * from unnest(cast(? as text[]), cast(? as text[]), cast(? as text[])))
            order by t.channel, t.account, t.fingerprint
            for update
            """;
    private static final String KEEP = """
            update talk t set kept = n.kept, turned_at = n.turned_at, silent_at = n.silent_at, silent_tries = 0
            from unnest(?, ?, ?, ?, ?, ?) as n (channel, account, fingerprint, kept, turned_at, silent_at)
            where t.channel = n.channel and t.account = n.account and t.fingerprint = n.fingerprint
            """;
    // Nothing of it is opened yet: which it is must be known also where it cannot be read.
    private static final String SILENT = """
            select channel, account, fingerprint, silent_tries from talk where silent_at <= ?
            order by silent_at limit 1 for update skip locked
            """;
    private static final String PUT_OFF = """
            update talk set silent_at = ?, silent_tries = silent_tries + 1
            where channel = ? and account = ? and fingerprint = ?
            """;
    private static final String FORGET = """
            delete from talk where (channel, account, fingerprint) in (
                select channel, account, fingerprint from talk where silent_at is null and turned_at < ?
                order by turned_at limit ? for update skip locked)
            """;

    private final Statements statements;
    private final Seal seal;

    TalkTable(Statements statements, Seal seal) {
        this.statements = statements;
        this.seal = seal;
    }

    /** @param fingerprint of the handle */
    public record Key(Channel channel, String account, String fingerprint) {}

    /** @param silentAt when a ticket is opened of what was said; {@code null}: there is nothing to open one of */
    public record Row(
            Key key, Handle handle, Talk talk, @Nullable Instant silentAt) {}

    /** As it is sealed. */
    record Kept(Handle handle, Talk talk) {}

    /** Those known so far, all of them locked, those who have just come included. */
    public Map<Key, Row> lock(Map<Key, Instant> met) {
        var keys = met.keySet().stream().sorted(ORDER).toList();
        List<Row> locked;
        do {
            statements.change(MEET, put -> {
                names(put, keys);
                put.setArray(4, times(put, keys, met::get));
            });
            locked = statements.all(LOCK, by -> names(by, keys), this::row);
            // Fewer: one that had rested for long was let go of between the two, and is met again.
        } while (locked.size() < keys.size());
        var known = new HashMap<Key, Row>();
        for (Row row : locked) if (row != null) known.put(row.key(), row);
        return known;
    }

    public void keep(Collection<Row> rows) {
        if (rows.isEmpty()) return;
        var sorted = rows.stream().sorted(Comparator.comparing(Row::key, ORDER)).toList();
        statements.change(KEEP, put -> {
            names(put, sorted.stream().map(Row::key).toList());
            put.setArray(
                    4,
                    put.getConnection()
                            .createArrayOf(
                                    "bytea", sorted.stream().map(this::sealed).toArray(byte[][]::new)));
            put.setArray(5, times(put, sorted, row -> row.talk().turnedAt()));
            put.setArray(6, times(put, sorted, Row::silentAt));
        });
    }

    /** @param tries how often it could not be ended */
    public record Silent(Key key, int tries) {}

    /** Who has been silent for the longest, and long enough; locked, other replicas take others. */
    public Optional<Silent> silent(Instant now) {
        return statements.one(
                SILENT,
                by -> by.setObject(1, Statements.utc(now)),
                row -> new Silent(key(row), row.getInt("silent_tries")));
    }

    /** @throws RuntimeException where what is kept cannot be read */
    public Optional<Row> find(Key key) {
        return statements
                .all(
                        "select * from talk where channel = ? and account = ? and fingerprint = ?",
                        by -> name(by, 1, key),
                        this::row)
                .stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    public void putOff(Key key, Instant until) {
        statements.change(PUT_OFF, by -> {
            by.setObject(1, Statements.utc(until));
            name(by, 2, key);
        });
    }

    /** How many silences could not be ended. */
    public int countPutOff() {
        return statements
                .one("select count(*) from talk where silent_tries > 0", none -> {}, row -> row.getInt(1))
                .orElse(0);
    }

    /** Talks in which nothing goes on, and that nobody has gone on with since then. @return how many */
    public int forget(Instant before, int most) {
        return statements.change(FORGET, by -> {
            by.setObject(1, Statements.utc(before));
            by.setInt(2, most);
        });
    }

    private static void name(PreparedStatement by, int first, Key key) throws SQLException {
        by.setString(first, key.channel().name());
        by.setString(first + 1, key.account());
        by.setString(first + 2, key.fingerprint());
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(
                Channel.valueOf(row.getString("channel")), row.getString("account"), row.getString("fingerprint"));
    }

    private byte[] sealed(Row row) {
        byte[] kept = Json.write(new Kept(row.handle(), row.talk()));
        return seal.seal(new String(kept, StandardCharsets.UTF_8));
    }

    private @Nullable Row row(ResultSet row) throws SQLException {
        byte[] kept = row.getBytes("kept");
        if (kept == null) return null;
        var open = Json.read(seal.open(kept).getBytes(StandardCharsets.UTF_8), Kept.class);
        return new Row(key(row), open.handle(), open.talk(), Statements.instantOrNone(row, "silent_at"));
    }

    private static void names(PreparedStatement put, List<Key> keys) throws SQLException {
        put.setArray(1, texts(put, keys, key -> key.channel().name()));
        put.setArray(2, texts(put, keys, Key::account));
        put.setArray(3, texts(put, keys, Key::fingerprint));
    }

    private static Array texts(PreparedStatement put, List<Key> keys, Function<Key, String> value) throws SQLException {
        return put.getConnection()
                .createArrayOf("text", keys.stream().map(value).toArray());
    }

    private static <T> Array times(PreparedStatement put, List<T> all, Function<T, @Nullable Instant> value)
            throws SQLException {
        var times = new Timestamp[all.size()];
        for (int i = 0; i < times.length; i++) {
            Instant at = value.apply(all.get(i));
            times[i] = at == null ? null : Timestamp.from(at);
        }
        return put.getConnection().createArrayOf("timestamptz", times);
    }
}
