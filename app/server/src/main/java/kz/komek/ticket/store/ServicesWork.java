package kz.komek.ticket.store;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;
import kz.komek.organisation.OpenWork;

/** Tells the organisation whose hands still hold tickets. */
@Singleton
class ServicesWork implements OpenWork {
    /** Each by its partial index: ticket_queue_sent_to, ticket_queue_work_at. */
    private static final String ANY = """
            select exists (select from ticket where organisation = ? and status = 'SENT')
                or exists (select from ticket where organisation = ? and status in ('IN_WORK', 'PLANNED'))
            """;

    private final DataSource dataSource;

    ServicesWork(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public boolean isAt(String organisation) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(ANY)) {
            select.setString(1, organisation);
            select.setString(2, organisation);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("tickets cannot be read", e);
        }
    }
}
