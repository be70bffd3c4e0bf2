package kz.komek.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The ceiling under the intake: rows which it has written, read back and typed straight into tables of the same shape
 * (indexes, checks and defaults, no foreign keys), one transaction a contact.
 */
final class Typed implements AutoCloseable {
    static final int CLIENTS = 8;
    private static final String SCHEMA = "komek_bench";

    /** In this order they are typed; the condition finds the rows of one run's tickets. */
    private enum Table {
        CONTACT("c.*", "contact c join message m on m.id = c.id join ticket t on t.id = m.ticket_id"),
        RESIDENT("r.*", "resident r join ticket t on t.resident_id = r.id"),
        RESIDENT_HANDLE("h.*", "resident_handle h join ticket t on t.resident_id = h.resident_id"),
        TICKET("t.*", "ticket t"),
        TICKET_NUMBER("n.*", "ticket_number n join ticket t on t.id = n.ticket_id"),
        MESSAGE("m.*", "message m join ticket t on t.id = m.ticket_id"),
        TICKET_EVENT("e.*", "ticket_event e join ticket t on t.id = e.ticket_id"),
        OUTBOX(OUTBOX_ROW, "ticket t");

        final String columns;
        final String from;

        Table(String columns, String from) {
            this.columns = columns;
            this.from = from;
        }

        String sqlName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Rows of the outbox are gone by now; one of the same size as a ticket's first event's. */
    private static final String OUTBOX_ROW = """
            (t.id % 16)::smallint as shard, 'ticket.event' as topic, t.number as key, t.number || '-1' as event_id,
            'kz.komek.ticket.event.v1' as type, '/ticket' as source, t.received_at as at,
            convert_to(json_build_object('number', t.number, 'version', 1, 'kind', 'RECEIVED', 'status', t.status, 'at',
            t.received_at, 'channel', t.channel, 'district', t.district, 'dueAt', t.due_at)::text, 'UTF8') as body
            """;

    private record Row(Table table, List<@Nullable Object> values) {}

    private final Komek.Database database;
    private final Map<Table, String> inserts = new LinkedHashMap<>();
    private final List<List<Row>> contacts;
    private final BlockingQueue<Client> clients = new ArrayBlockingQueue<>(CLIENTS);

    /** @param account whose tickets, at most {@code most} */
    Typed(Komek.Database database, String account, int most) throws SQLException {
        this.database = database;
        try (var connection = connect()) {
            this.contacts = read(connection, account, most);
            makeTables(connection);
        }
        for (int i = 0; i < CLIENTS; i++) clients.add(new Client(connect()));
    }

    int contacts() {
        return contacts.size();
    }

    int rowsEach() {
        return contacts.getFirst().size();
    }

    /** Empty again, as before any contact. */
    void empty() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (Table table : inserts.keySet()) statement.execute("truncate " + name(table));
        }
    }

    /** Ticket, message and event of one contact, in one transaction. */
    void typeTicket(int index) throws SQLException, InterruptedException {
        type(contacts.get(index).stream()
                .filter(row -> row.table() == Table.TICKET
                        || row.table() == Table.MESSAGE
                        || row.table() == Table.TICKET_EVENT)
                .toList());
    }

    /** Every row that the intake wrote for one contact, in one transaction. */
    void typeAll(int index) throws SQLException, InterruptedException {
        type(contacts.get(index));
    }

    private void type(List<Row> rows) throws SQLException, InterruptedException {
        Client client = clients.take();
        try {
            client.type(rows);
        } finally {
            clients.add(client);
        }
    }

    private final class Client {
        private final Connection connection;
        private final Map<Table, PreparedStatement> statements = new HashMap<>();

        Client(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            for (var insert : inserts.entrySet()) {
                statements.put(insert.getKey(), connection.prepareStatement(insert.getValue()));
            }
        }

        void type(List<Row> rows) throws SQLException {
            try {
                for (Row row : rows) {
                    var statement = java.util.Objects.requireNonNull(statements.get(row.table()));
                    for (int i = 0; i < row.values().size(); i++) {
                        statement.setObject(i + 1, row.values().get(i));
                    }
                    statement.executeUpdate();
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private List<List<Row>> read(Connection connection, String account, int most) throws SQLException {
        var byTicket = new LinkedHashMap<Long, List<Row>>();
        for (Table table : Table.values()) {
            String sql = "select " + table.columns + ", t.id as of_ticket from " + table.from
                    + " where t.account = ? and t.id in (select id from ticket where account = ? order by id limit ?)";
            try (var select = connection.prepareStatement(sql)) {
                select.setString(1, account);
                select.setString(2, account);
                select.setInt(3, most);
                try (var rows = select.executeQuery()) {
                    List<String> columns = columns(rows, computed(connection, table));
                    inserts.put(table, insert(table, columns));
                    while (rows.next()) {
                        byTicket.computeIfAbsent(rows.getLong("of_ticket"), id -> new ArrayList<>())
                                .add(row(table, columns, rows));
                    }
                }
            }
        }
        return List.copyOf(byTicket.values());
    }

    private static Row row(Table table, List<String> columns, ResultSet rows) throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        for (String column : columns) values.add(rows.getObject(column));
        return new Row(table, values);
    }

    /** Without the last, which tells whose row it is, and without what PostgreSQL computes by itself. */
    private static List<String> columns(ResultSet rows, Set<String> computed) throws SQLException {
        var columns = new ArrayList<String>();
        for (int i = 1; i < rows.getMetaData().getColumnCount(); i++) {
            String column = rows.getMetaData().getColumnName(i);
            if (!computed.contains(column)) columns.add(column);
        }
        return columns;
    }

    private static Set<String> computed(Connection connection, Table table) throws SQLException {
        try (var select = connection.prepareStatement("select column_name from information_schema.columns"
                + " where table_schema = 'public' and table_name = ? and is_generated = 'ALWAYS'")) {
            select.setString(1, table.sqlName());
            var computed = new HashSet<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) computed.add(rows.getString(1));
            }
            return computed;
        }
    }

    private static String insert(Table table, List<String> columns) {
        return "insert into " + name(table) + " (" + String.join(", ", columns) + ") values ("
                + String.join(", ", java.util.Collections.nCopies(columns.size(), "?")) + ")";
    }

    private void makeTables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
            statement.execute("create schema " + SCHEMA);
            for (Table table : Table.values()) {
                // Rows read back bring the id that was drawn for them; those of the outbox were deleted with theirs.
                String drawn = table == Table.OUTBOX ? "" : " excluding identity";
                statement.execute("create table " + name(table) + " (like public." + table.sqlName() + " including all"
                        + drawn + ")");
            }
        }
    }

    private static String name(Table table) {
        return SCHEMA + "." + table.sqlName();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    @Override
    public void close() throws SQLException {
        for (Client client : clients) client.connection.close();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists " + SCHEMA + " cascade");
        }
    }
}
