package kz.komek.routing.store;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;
import kz.komek.routing.domain.Past;
import kz.komek.routing.domain.Past.Earlier;
import org.jspecify.annotations.Nullable;

/** What residents wrote about before: one look along an index, and never further than the newest. */
@Singleton
public class Pasts {
    private static final int MOST = 100;
    private static final String EARLIER = """
            select received_at, issue from ticket where resident_id = ? and id < ? order by id desc limit ?
            """;

    private final DataSource dataSource;

    Pasts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param ticket that is asked about; {@code null}: it is not written yet */
    public Past of(long resident, @Nullable Long ticket) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(EARLIER)) {
            select.setLong(1, resident);
            select.setLong(2, ticket == null ? Long.MAX_VALUE : ticket);
            select.setInt(3, MOST);
            var found = new ArrayList<Earlier>();
            try (var rows = select.executeQuery()) {
                while (rows.next())
                    found.add(new Earlier(rows.getTimestamp("received_at").toInstant(), rows.getString("issue")));
            }
            return new Past(found);
        } catch (SQLException e) {
            throw new IllegalStateException("what a resident wrote before cannot be read", e);
        }
    }
}
