package kz.komek.workqueue.store;

import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.komek.platform.database.Statements;
import org.jspecify.annotations.Nullable;

/** What was claimed under which id: the same id again gives the same ticket. */
@Singleton
public class ClaimTable {
    private final Statements statements;

    ClaimTable(Statements statements) {
        this.statements = statements;
    }

    /** @param ticket {@code null}: nothing waited */
    public record Claim(String login, @Nullable Long ticket) {}

    public Optional<Claim> find(UUID id) {
        return statements.one(
                "select login, ticket_id from work_claim where id = ?", select -> select.setObject(1, id), row -> {
                    long ticket = row.getLong("ticket_id");
                    return new Claim(row.getString("login"), row.wasNull() ? null : ticket);
                });
    }

    public void add(UUID id, String login, @Nullable Long ticket, Instant at) {
        statements.change("insert into work_claim (id, login, ticket_id, at) values (?, ?, ?, ?)", insert -> {
            insert.setObject(1, id);
            insert.setString(2, login);
            insert.setObject(3, ticket, java.sql.Types.BIGINT);
            insert.setObject(4, utc(at));
        });
    }
}
