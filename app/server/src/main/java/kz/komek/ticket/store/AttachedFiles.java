package kz.komek.ticket.store;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import kz.komek.platform.files.KeepsFiles;

/** Files of tickets. */
@Singleton
class AttachedFiles implements KeepsFiles {
    private final DataSource dataSource;

    AttachedFiles(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public boolean knowsAll() {
        return true;
    }

    @Override
    public Set<String> kept(Collection<String> ids) {
        // The empty ids of refused files are in no question, and the partial indexes want to hear it.
        String sql = "select file_id from attachment where file_id = any (?) and file_id <> ''"
                + " union all select shown_id from attachment where shown_id = any (?) and shown_id <> ''"
                + " union all select id from stored_early, unnest(file_ids) id"
                + " where file_ids && ? and id = any (?)";
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            for (int i = 1; i <= 4; i++) select.setArray(i, connection.createArrayOf("text", ids.toArray()));
            var found = new HashSet<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("attachments cannot be read", e);
        }
    }
}
