package kz.komek.ticket.store;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import kz.komek.contract.AttachmentRef;

/** Files that staff have uploaded and not yet attached. */
@Singleton
public class UploadTable {
    private final DataSource dataSource;

    UploadTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param forget what is older is not coming back */
    public void add(AttachmentRef file, String by, Instant at, Instant forget) {
        String insert = "insert into upload (file_id, name, media_type, size, sha256, uploaded_by, at)"
                + " values (?, ?, ?, ?, ?, ?, ?)";
        try (var connection = dataSource.getConnection();
                var added = connection.prepareStatement(insert);
                var forgotten = connection.prepareStatement("delete from upload where at < ?")) {
            added.setString(1, file.id());
            added.setString(2, file.name());
            added.setString(3, file.mediaType());
            added.setLong(4, file.size());
            added.setString(5, file.sha256());
            added.setString(6, by);
            added.setObject(7, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
            added.executeUpdate();
            forgotten.setObject(1, OffsetDateTime.ofInstant(forget, ZoneOffset.UTC));
            forgotten.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("an upload was not noted", e);
        }
    }

    /** Its reference, once; empty when there is none of this person's. */
    public Optional<AttachmentRef> take(String id, String by) {
        String delete = "delete from upload where file_id = ? and uploaded_by = ?"
                + " returning name, media_type, size, sha256";
        try (var connection = dataSource.getConnection();
                var taken = connection.prepareStatement(delete)) {
            taken.setString(1, id);
            taken.setString(2, by);
            try (var row = taken.executeQuery()) {
                if (!row.next()) return Optional.empty();
                return Optional.of(new AttachmentRef(
                        id, row.getString(1), row.getString(2), row.getLong(3), row.getString(4), null));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an upload cannot be read", e);
        }
    }
}
