package kz.komek.correspondence.store;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kz.komek.contract.Channel;
import kz.komek.platform.database.Statements;
import org.jspecify.annotations.Nullable;

/** Where people wrote last, and where nobody can be reached any more. */
@Singleton
public class ReachTable {
    // Whoever writes can be reached, unless it was said before they were lost.
    private static final String HEARD = """
            insert into reachability as r (channel, account, fingerprint, said_at)
            select * from unnest(?, ?, ?, ?)
            on conflict (channel, account, fingerprint) do update
            set said_at = greatest(r.said_at, excluded.said_at),
                unreachable_at = case when r.unreachable_at > excluded.said_at then r.unreachable_at end,
                why = case when r.unreachable_at > excluded.said_at then r.why end
            """;
    private static final String LOST = """
            insert into reachability as r (channel, account, fingerprint, unreachable_at, why) values (?, ?, ?, ?, ?)
            on conflict (channel, account, fingerprint) do update
            set unreachable_at = excluded.unreachable_at, why = excluded.why
            where r.said_at is null or r.said_at <= excluded.unreachable_at
            """;

    private static final String FORGET = """
            delete from reachability where (channel, account, fingerprint) in (
                select channel, account, fingerprint from reachability where unreachable_at is null and said_at < ?
                order by said_at limit ? for update skip locked)
            """;

    private final Statements statements;

    ReachTable(Statements statements) {
        this.statements = statements;
    }

    /** @param fingerprint of the handle */
    public record Where(Channel channel, String account, String fingerprint) {}

    public record Heard(Where where, Instant at) {}

    /** @param unreachableAt {@code null}: they can be reached */
    public record Reach(
            @Nullable Instant saidAt,
            @Nullable Instant unreachableAt,
            @Nullable String why) {}

    /** One statement; each of them once. */
    public void heard(Collection<Heard> all) {
        var sorted = all.stream()
                .sorted(Comparator.comparing((Heard heard) -> heard.where().fingerprint())
                        .thenComparing(heard -> heard.where().account()))
                .toList();
        statements.change(HEARD, put -> {
            put.setArray(
                    1,
                    put.getConnection()
                            .createArrayOf(
                                    "text",
                                    column(sorted, h -> h.where().channel().name())));
            put.setArray(
                    2,
                    put.getConnection()
                            .createArrayOf("text", column(sorted, h -> h.where().account())));
            put.setArray(
                    3,
                    put.getConnection()
                            .createArrayOf("text", column(sorted, h -> h.where().fingerprint())));
            put.setArray(
                    4, put.getConnection().createArrayOf("timestamptz", column(sorted, h -> Timestamp.from(h.at()))));
        });
    }

    public void lost(Where where, String why, Instant at) {
        statements.change(LOST, put -> {
            name(put, where);
            put.setObject(4, Statements.utc(at));
            put.setString(5, why);
        });
    }

    /** Whoever lets us write again has said so: what is told a second time of the time before does not lose them anew. */
    public void found(Where where, Instant at) {
        heard(List.of(new Heard(where, at)));
    }

    /** Who wrote long ago and has not blocked us: nothing else is known of them. @return how many */
    public int forget(Instant before, int most) {
        return statements.change(FORGET, by -> {
            by.setObject(1, Statements.utc(before));
            by.setInt(2, most);
        });
    }

    public Optional<Reach> of(Where where) {
        return statements.one(
                "select said_at, unreachable_at, why from reachability"
                        + " where channel = ? and account = ? and fingerprint = ?",
                by -> name(by, where),
                row -> new Reach(
                        Statements.instantOrNone(row, "said_at"),
                        Statements.instantOrNone(row, "unreachable_at"),
                        row.getString("why")));
    }

    private static void name(java.sql.PreparedStatement put, Where where) throws SQLException {
        put.setString(1, where.channel().name());
        put.setString(2, where.account());
        put.setString(3, where.fingerprint());
    }

    private static Object[] column(List<Heard> all, Function<Heard, Object> value) {
        return all.stream().map(value).toArray();
    }
}
