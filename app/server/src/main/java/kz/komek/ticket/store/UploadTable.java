package kz.komek.ticket.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.AttachmentRef.Taken;
import org.jspecify.annotations.Nullable;

/** Files that staff have uploaded and not yet attached. */
@Singleton
public class UploadTable {
    private final DataSource dataSource;

    UploadTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param forget what is older is not coming back */
    public void add(AttachmentRef file, String by, Instant at, Instant forget) {
        String insert = "insert into upload (file_id, name, media_type, size, sha256, uploaded_by, at, shown_id,"
                + " latitude, longitude, taken_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        var taken = file.taken();
        try (var connection = dataSource.getConnection();
                var added = connection.prepareStatement(insert);
                var forgotten = connection.prepareStatement("delete from upload where at < ?")) {
            added.setString(1, file.id());
            added.setString(2, file.name());
            added.setString(3, file.mediaType());
            added.setLong(4, file.size());
            added.setString(5, file.sha256());
            added.setString(6, by);
            added.setObject(7, utc(at));
            added.setString(8, file.shown());
            added.setObject(9, taken == null ? null : taken.latitude(), Types.DOUBLE);
            added.setObject(10, taken == null ? null : taken.longitude(), Types.DOUBLE);
            added.setObject(11, taken == null || taken.at() == null ? null : utc(taken.at()));
            added.executeUpdate();
            forgotten.setObject(1, utc(forget));
            forgotten.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("an upload was not noted", e);
        }
    }

    /** Its reference, once; empty when there is none of this person's. */
    public Optional<AttachmentRef> take(String id, String by) {
        String delete = "delete from upload where file_id = ? and uploaded_by = ?"
                + " returning name, media_type, size, sha256, shown_id, latitude, longitude, taken_at";
        try (var connection = dataSource.getConnection();
                var taken = connection.prepareStatement(delete)) {
            taken.setString(1, id);
            taken.setString(2, by);
            try (var row = taken.executeQuery()) {
                if (!row.next()) return Optional.empty();
                return Optional.of(new AttachmentRef(
                        id,
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        row.getString("sha256"),
                        null,
                        row.getString("shown_id"),
                        taken(row)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an upload cannot be read", e);
        }
    }

    private static @Nullable Taken taken(ResultSet row) throws SQLException {
        double latitude = row.getDouble("latitude");
        if (row.wasNull()) return null;
        var at = row.getObject("taken_at", OffsetDateTime.class);
        return new Taken(latitude, row.getDouble("longitude"), at == null ? null : at.toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
