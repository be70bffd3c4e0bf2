package kz.komek.ticket.store;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;
import kz.komek.organisation.OpenWork;

/**
 * Tells the organisation whose hands still hold tickets: at work, or bound to come back to it after the resident's word
 * or the inspector's check. What it has returned goes elsewhere, and what was merged is worked under another ticket: these
 * only name it.
 */
@Singleton
class ServicesWork implements OpenWork {
    private static final String AT_WORK = "status in ('SENT', 'IN_WORK', 'PLANNED')";
    /** Word for word as in the indexes. */
    private static final String COMES_BACK = "(status = 'TO_VERIFY'"
            + " or status = 'WAITING_FOR_RESIDENT' and resumes_to in ('SENT', 'IN_WORK', 'PLANNED', 'TO_VERIFY'))";

    private static final String HELPS = "co_executors <> '{}' and co_executors @> array[of]";

    /** Each by its partial index: ticket_queue_sent_to, ticket_queue_work_at, ticket_held_by, and those of the helpers. */
    static final String ANY = """
            select exists (select from ticket where organisation = of and status = 'SENT')
                or exists (select from ticket where organisation = of and status in ('IN_WORK', 'PLANNED'))
                or exists (select from ticket where organisation = of and %2$s)
                or exists (select from ticket where %3$s and %1$s)
                or exists (select from ticket where %3$s and %2$s)
            from cast(? as text) as of
            """.formatted(AT_WORK, COMES_BACK, HELPS);

    private final DataSource dataSource;

    ServicesWork(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public boolean isAt(String organisation) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(ANY)) {
            select.setString(1, organisation);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("tickets cannot be read", e);
        }
    }
}
