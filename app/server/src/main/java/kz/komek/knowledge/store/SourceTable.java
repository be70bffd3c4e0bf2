package kz.komek.knowledge.store;

import jakarta.inject.Singleton;
import java.util.Optional;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.platform.database.Statements;

/** As of which version of its source a kind of entries was last made. */
@Singleton
public class SourceTable {
    private final Statements statements;

    SourceTable(Statements statements) {
        this.statements = statements;
    }

    public Optional<Long> version(EntryKind kind) {
        return statements.one(
                "select version from search_source where kind = ?",
                select -> select.setString(1, kind.name()),
                row -> row.getLong(1));
    }

    /** Until the transaction ends nobody else makes entries of this kind. */
    public void lock(EntryKind kind) {
        statements.change(
                "insert into search_source (kind, version) values (?, -1) on conflict (kind) do update set kind = excluded.kind",
                insert -> insert.setString(1, kind.name()));
    }

    public void write(EntryKind kind, long version) {
        statements.change("update search_source set version = ? where kind = ?", update -> {
            update.setLong(1, version);
            update.setString(2, kind.name());
        });
    }
}
