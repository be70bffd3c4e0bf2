package kz.komek.notice.store;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kz.komek.contract.Json;
import kz.komek.notice.domain.Deputy;
import kz.komek.notice.domain.Escalation;
import kz.komek.notice.domain.Head;
import kz.komek.notice.domain.Step;
import kz.komek.platform.database.Statements;
import org.jspecify.annotations.Nullable;

/** The ladders, and who stands on them. */
@Singleton
public class EscalationTable {
    private final Statements statements;

    EscalationTable(Statements statements) {
        this.statements = statements;
    }

    public List<Escalation> all() {
        return statements.all("select * from escalation", select -> {}, EscalationTable::escalation);
    }

    /** @param organisation {@code null}: the one for all */
    public Optional<Escalation> find(@Nullable String organisation) {
        return statements.one(
                "select * from escalation where organisation is not distinct from ?",
                select -> select.setString(1, organisation),
                EscalationTable::escalation);
    }

    /** False: it is not at that version any more. @param escalation with its new version */
    public boolean put(Escalation escalation) {
        String sql = escalation.version() == 1
                ? "insert into escalation (steps, heads, deputies, version, organisation)"
                        + " values (?::json, ?::json, ?::json, ?, ?) on conflict do nothing"
                : "update escalation set steps = ?::json, heads = ?::json, deputies = ?::json, version = ?"
                        + " where organisation is not distinct from ? and version = ?";
        int changed = statements.change(sql, put -> {
            put.setString(1, escalation.steps() == null ? null : json(escalation.steps()));
            put.setString(2, json(escalation.heads()));
            put.setString(3, json(escalation.deputies()));
            put.setInt(4, escalation.version());
            put.setString(5, escalation.organisation());
            if (escalation.version() > 1) put.setInt(6, escalation.version() - 1);
        });
        return changed == 1;
    }

    private static String json(Object thing) {
        return new String(Json.write(thing), StandardCharsets.UTF_8);
    }

    private static Escalation escalation(ResultSet row) throws SQLException {
        String steps = row.getString("steps");
        return new Escalation(
                row.getString("organisation"),
                steps == null ? null : List.of(read(steps, Step[].class)),
                List.of(read(row.getString("heads"), Head[].class)),
                List.of(read(row.getString("deputies"), Deputy[].class)),
                row.getInt("version"));
    }

    private static <T> T read(String json, Class<T> type) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
