package kz.komek.ticket.store;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.komek.platform.database.Statements;
import kz.komek.ticket.domain.Written;
import org.jspecify.annotations.Nullable;

/** What was written on tickets, without who wrote it. What its writer took back is kept for those who work on it, not found. */
@Singleton
public class WrittenTable {
    /** The matter is in the first ones; what is said later goes to and fro. */
    private static final int FIRST_MESSAGES = 3;

    private static final int LONGEST_MESSAGE = 2_000;

    private static final String WRITTEN = """
            select t.id, t.number, t.version, t.title, t.address, t.received_at, t.issue, t.district, t.sector,
                t.organisation, t.co_executors, t.assignee, t.status in ('CLOSED', 'MERGED') as closed, m.said
            from %s left join lateral (
                select array_agg(f.text order by f.version) as said from (
                    select version, left(coalesce(subject || ' ', '') || text, %d) as text from message
                    where ticket_id = t.id and kind = 'RESIDENT' and deleted_at is null order by version limit %d
                ) f
            ) m on true
            """;

    private static final String BY_NUMBER =
            WRITTEN.formatted("ticket t", LONGEST_MESSAGE, FIRST_MESSAGES) + " where t.number = any (?)";
    private static final String BY_ID =
            WRITTEN.formatted("ticket t", LONGEST_MESSAGE, FIRST_MESSAGES) + " where t.id = any (?)";
    private static final String BELOW = WRITTEN.formatted(
            "(select * from ticket where id < ? order by id desc limit ?) t", LONGEST_MESSAGE, FIRST_MESSAGES);

    private final Statements statements;

    WrittenTable(Statements statements) {
        this.statements = statements;
    }

    public List<Written> byNumber(Collection<String> numbers) {
        return statements.all(BY_NUMBER, select -> select.setArray(1, texts(select, numbers)), WrittenTable::written);
    }

    public List<Written> byId(Collection<Long> ids) {
        return statements.all(BY_ID, select -> select.setArray(1, ids(select, ids)), WrittenTable::written);
    }

    /** The newest of those that are older. */
    public List<Written> below(long id, int most) {
        return statements.all(
                BELOW,
                select -> {
                    select.setLong(1, id);
                    select.setInt(2, most);
                },
                WrittenTable::written);
    }

    public long highestId() {
        return statements
                .one("select coalesce(max(id), 0) from ticket", select -> {}, row -> row.getLong(1))
                .orElse(0L);
    }

    /** What its resident was answered last, by ticket. */
    public Map<Long, String> answers(Collection<Long> ids) {
        var found = new HashMap<Long, String>();
        statements.all(
                """
                select distinct on (ticket_id) ticket_id, text from message
                where ticket_id = any (?) and kind = 'REPLY' and deleted_at is null order by ticket_id, version desc
                """,
                select -> select.setArray(1, ids(select, ids)),
                row -> found.put(row.getLong(1), row.getString(2)));
        return found;
    }

    private static Array texts(PreparedStatement of, Collection<String> texts) throws SQLException {
        return of.getConnection().createArrayOf("text", texts.toArray());
    }

    private static Array ids(PreparedStatement of, Collection<Long> ids) throws SQLException {
        return of.getConnection().createArrayOf("bigint", ids.toArray());
    }

    private static Written written(ResultSet row) throws SQLException {
        var executing = new HashSet<>(strings(row.getArray("co_executors")));
        String organisation = row.getString("organisation");
        if (organisation != null) executing.add(organisation);
        return new Written(
                row.getLong("id"),
                row.getString("number"),
                row.getInt("version"),
                row.getString("title"),
                strings(row.getArray("said")),
                row.getString("address"),
                Statements.instant(row, "received_at"),
                row.getString("issue"),
                row.getString("district"),
                row.getString("sector"),
                Set.copyOf(executing),
                row.getString("assignee"),
                row.getBoolean("closed"));
    }

    private static List<String> strings(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
