package kz.komek.ticket.store;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.AttachmentStored;
import kz.komek.contract.Json;
import kz.komek.platform.database.Statements;

/** Files whose message is not in the register yet. */
@Singleton
public class StoredEarly {
    /** One by one over a small table: whether its message has come since is a probe of an index. */
    private static final String COME_SINCE = """
            delete from stored_early where media_id in (
                select e.media_id from stored_early e
                where exists (select 1 from attachment a where a.file_id = 'media/' || e.media_id and a.file_id <> '')
                order by e.media_id limit ? for update of e skip locked
            ) returning media_id, at, file
            """;

    private final Statements statements;

    StoredEarly(Statements statements) {
        this.statements = statements;
    }

    /** The first word about a file stays. */
    public void keep(AttachmentStored stored) {
        var ids = Stream.of(stored.file().id(), stored.file().shown())
                .filter(id -> id != null && !id.isEmpty())
                .toArray(String[]::new);
        statements.change(
                "insert into stored_early (media_id, at, file, file_ids) values (?, ?, ?, ?) on conflict do nothing",
                insert -> {
                    insert.setObject(1, stored.mediaId());
                    insert.setObject(2, Statements.utc(stored.at()));
                    insert.setString(3, new String(Json.write(stored.file()), StandardCharsets.UTF_8));
                    insert.setArray(4, insert.getConnection().createArrayOf("text", ids));
                });
    }

    public record Waited(UUID mediaId, Instant at, AttachmentRef file) {}

    /** Those whose message has come since, once. */
    public List<Waited> take(int most) {
        return statements.all(
                COME_SINCE,
                select -> select.setInt(1, most),
                row -> new Waited(
                        row.getObject(1, UUID.class),
                        Statements.instant(row, "at"),
                        Json.read(row.getString("file").getBytes(StandardCharsets.UTF_8), AttachmentRef.class)));
    }

    /** Of conversations that came to nothing; their files go with them. */
    public void forgetBefore(Instant before) {
        statements.change(
                "delete from stored_early where at < ?", delete -> delete.setObject(1, Statements.utc(before)));
    }

    /** Which of these are in the register already, whatever became of them. */
    public List<UUID> known(Collection<UUID> media) {
        return statements.all(
                "select distinct media_id from attachment where media_id = any (?)",
                select -> select.setArray(1, select.getConnection().createArrayOf("uuid", media.toArray())),
                row -> row.getObject(1, UUID.class));
    }
}
