package kz.komek.platform.audit;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import kz.komek.contract.Json;
import org.jspecify.annotations.Nullable;

/** Who changed what, when, and how it was before. Written in the transaction of the change; nothing ever leaves it. */
@Singleton
public class Audit {
    private static final String INSERT =
            "insert into change_log (what, id, at, by, before, after) values (?, ?, ?, ?, ?::json, ?::json)";
    private static final String PAGE = """
            select entry, what, id, at, by, before, after from change_log
            where what = ? and id = ? and entry < ? order by entry desc limit ?
            """;

    private final DataSource dataSource;

    Audit(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param entry rises with every change: where a page goes on */
    public record Change(
            long entry,
            String what,
            String id,
            Instant at,
            String by,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /**
     * Writes down a change; what is the same before and after is none.
     *
     * @param what the kind of thing, as its path is called: {@code organisations}, {@code issues}
     * @param before without secrets; {@code null}: it is new
     * @param after without secrets; {@code null}: it is gone
     */
    public void changed(
            String what, String id, String by, Instant at, @Nullable Object before, @Nullable Object after) {
        changed(what, by, at, List.of(new Changed(id, before, after)));
    }

    /**
     * @param before without secrets; {@code null}: it is new
     * @param after without secrets; {@code null}: it is gone
     */
    public record Changed(
            String id, @Nullable Object before, @Nullable Object after) {}

    /** The same for many things of one kind, of which an import may bring tens of thousands. */
    public void changed(String what, String by, Instant at, List<Changed> changes) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (Changed change : changes) {
                String was = json(change.before());
                String is = json(change.after());
                if (was == null ? is == null : was.equals(is)) continue;
                insert.setString(1, what);
                insert.setString(2, change.id());
                insert.setTimestamp(3, Timestamp.from(at));
                insert.setString(4, by);
                insert.setString(5, was);
                insert.setString(6, is);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("a change was not written down; the transaction is rolled back", e);
        }
    }

    /** The newest first. */
    public List<Change> of(String what, String id, long beforeEntry, int limit) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            select.setString(1, what);
            select.setString(2, id);
            select.setLong(3, beforeEntry);
            select.setInt(4, limit);
            var changes = new ArrayList<Change>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) changes.add(change(rows));
            }
            return changes;
        } catch (SQLException e) {
            throw new IllegalStateException("the change log cannot be read", e);
        }
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("entry"),
                row.getString("what"),
                row.getString("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("by"),
                tree(row.getString("before")),
                tree(row.getString("after")));
    }

    private static @Nullable String json(@Nullable Object thing) {
        return thing == null ? null : new String(Json.write(thing), StandardCharsets.UTF_8);
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        return json == null ? null : Json.read(json.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
