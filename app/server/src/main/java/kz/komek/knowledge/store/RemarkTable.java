package kz.komek.knowledge.store;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.komek.knowledge.domain.Remark;
import kz.komek.knowledge.domain.RemarkKind;
import kz.komek.knowledge.domain.RemarkStage;
import kz.komek.platform.database.Statements;

/** What was found wrong or missing. */
@Singleton
public class RemarkTable {
    private static final String COLUMNS =
            "id, article, version, kind, words, ticket, by, at, state, taken_by, taken_at,"
                    + " answer, done_by, done_at";

    private final Statements statements;

    RemarkTable(Statements statements) {
        this.statements = statements;
    }

    public Optional<Remark> find(UUID id) {
        return statements.one(
                "select " + COLUMNS + " from article_remark where id = ?",
                select -> select.setObject(1, id),
                RemarkTable::remark);
    }

    /** Locked until the end of the transaction. */
    public Optional<Remark> lock(UUID id) {
        return statements.one(
                "select " + COLUMNS + " from article_remark where id = ? for update",
                select -> select.setObject(1, id),
                RemarkTable::remark);
    }

    /** Still open, and the same: by the same person in the same words, or from the same ticket. */
    public Optional<Remark> same(Remark remark) {
        return statements.one(
                "select " + COLUMNS + " from article_remark where state <> 'DONE' and coalesce(article, '') = ?"
                        + " and kind = ? and (by = ? and md5(lower(words)) = md5(lower(?))"
                        + " or article is not null and ticket = cast(? as text)) order by at limit 1",
                select -> {
                    select.setString(1, remark.article() == null ? "" : remark.article());
                    select.setString(2, remark.kind().name());
                    select.setString(3, remark.by());
                    select.setString(4, remark.words());
                    select.setString(5, remark.ticket());
                },
                RemarkTable::remark);
    }

    /** @return whether nobody had said so yet */
    public boolean add(Remark remark) {
        return statements.change(
                        "insert into article_remark (id, article, version, kind, words, ticket, by, at, state)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, 'OPEN') on conflict do nothing",
                        insert -> {
                            insert.setObject(1, remark.id());
                            insert.setString(2, remark.article());
                            insert.setObject(3, remark.version());
                            insert.setString(4, remark.kind().name());
                            insert.setString(5, remark.words());
                            insert.setString(6, remark.ticket());
                            insert.setString(7, remark.by());
                            insert.setObject(8, Statements.utc(remark.at()));
                        })
                > 0;
    }

    public void put(Remark remark) {
        statements.change(
                "update article_remark set state = ?, taken_by = ?, taken_at = ?, answer = ?, done_by = ?, done_at = ?"
                        + " where id = ?",
                update -> {
                    update.setString(1, remark.stage().name());
                    fill(update, remark.state());
                    update.setObject(7, remark.id());
                });
    }

    private static void fill(PreparedStatement update, Remark.State state) throws SQLException {
        switch (state) {
            case Remark.State.Open open -> {
                for (int i = 2; i <= 6; i++) update.setObject(i, null);
            }
            case Remark.State.Taken taken -> {
                update.setString(2, taken.by());
                update.setObject(3, Statements.utc(taken.at()));
                update.setString(4, null);
                update.setString(5, null);
                update.setObject(6, null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
            }
            case Remark.State.Done done -> {
                update.setString(2, done.by());
                update.setObject(3, Statements.utc(done.at()));
                update.setString(4, done.answer());
                update.setString(5, done.by());
                update.setObject(6, Statements.utc(done.at()));
            }
        }
    }

    /** What waits: the oldest first; what was done: the newest first. */
    public List<Remark> in(RemarkStage stage, int limit) {
        String order = stage == RemarkStage.DONE ? "done_at desc, id" : "at, id";
        return statements.all(
                "select " + COLUMNS + " from article_remark where state = ? order by " + order + " limit ?",
                select -> {
                    select.setString(1, stage.name());
                    select.setInt(2, limit);
                },
                RemarkTable::remark);
    }

    public int waiting() {
        return statements
                .one(
                        "select count(*) from article_remark where state in ('OPEN', 'TAKEN')",
                        select -> {},
                        row -> row.getInt(1))
                .orElse(0);
    }

    /** The newest first. */
    public List<Remark> by(String login, int limit) {
        return statements.all(
                "select " + COLUMNS + " from article_remark where by = ? order by at desc, id limit ?",
                select -> {
                    select.setString(1, login);
                    select.setInt(2, limit);
                },
                RemarkTable::remark);
    }

    private static Remark remark(ResultSet row) throws SQLException {
        int version = row.getInt("version");
        boolean unversioned = row.wasNull();
        return new Remark(
                row.getObject("id", UUID.class),
                row.getString("article"),
                unversioned ? null : version,
                RemarkKind.valueOf(row.getString("kind")),
                row.getString("words"),
                row.getString("ticket"),
                row.getString("by"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                state(row));
    }

    private static Remark.State state(ResultSet row) throws SQLException {
        return switch (RemarkStage.valueOf(row.getString("state"))) {
            case OPEN -> new Remark.State.Open();
            case TAKEN -> new Remark.State.Taken(row.getString("taken_by"), Statements.instant(row, "taken_at"));
            case DONE ->
                new Remark.State.Done(
                        row.getString("done_by"), Statements.instant(row, "done_at"), row.getString("answer"));
        };
    }
}
