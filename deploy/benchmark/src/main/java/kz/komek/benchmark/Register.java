package kz.komek.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What of this run is in the register, asked of the database: only a benchmark may. */
final class Register implements AutoCloseable {
    private final Connection connection;

    Register(Komek.Database database) throws SQLException {
        this.connection = DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    int tickets(String account) throws SQLException {
        try (var select = connection.prepareStatement("select count(*) from ticket where account = ?")) {
            select.setString(1, account);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    int allTickets() throws SQLException {
        try (var select = connection.createStatement();
                var row = select.executeQuery("select count(*) from ticket")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Until nothing has come in for three seconds. */
    void awaitQuiet() throws SQLException, InterruptedException {
        for (int before = -1, now = allTickets(); before != now; now = allTickets()) {
            before = now;
            Thread.sleep(3_000);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
