package kz.komek.catalogue.store;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import kz.komek.catalogue.domain.Issue;
import kz.komek.catalogue.domain.IssueContent;
import kz.komek.catalogue.domain.IssueState;
import kz.komek.catalogue.domain.IssueType;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.catalogue.domain.Priority;
import kz.komek.catalogue.domain.Question;
import kz.komek.catalogue.domain.ServiceTarget;
import kz.komek.catalogue.domain.Synonyms;
import kz.komek.catalogue.domain.TargetUnit;
import kz.komek.catalogue.domain.UrgentClass;
import kz.komek.contract.Json;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;

/** Issues and all their revisions. */
@Singleton
public class IssueTable {
    private static final String CURRENT = """
            select r.*, i.state from catalogue_issue i
            join catalogue_issue_revision r on r.code = i.code and r.revision = i.revision
            """;
    private static final String PUT = """
            insert into catalogue_issue (code, revision, state, sphere) values (?, ?, 'ACTIVE', ?)
            on conflict (code) do update set revision = excluded.revision, sphere = excluded.sphere
            """;
    private static final String ADD = """
            insert into catalogue_issue_revision (code, revision, sphere, type, kk, ru, en,
                synonyms_kk, synonyms_ru, synonyms_en, priority, urgent, target_amount, target_unit, published,
                organisation, script_kk, script_ru, script_en, questions, since, by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
            """;

    private final DataSource dataSource;

    IssueTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** By sphere and code, retired ones too. */
    public List<Issue> all() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(CURRENT
                        + " join catalogue_sphere s on s.code = i.sphere order by s.position, i.code collate \"C\"");
                var rows = select.executeQuery()) {
            var all = new ArrayList<Issue>();
            while (rows.next()) all.add(issue(rows));
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("issues cannot be read", e);
        }
    }

    public Set<String> codesOf(String sphere) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select code from catalogue_issue where sphere = ?")) {
            select.setString(1, sphere);
            try (var rows = select.executeQuery()) {
                var codes = new HashSet<String>();
                while (rows.next()) codes.add(rows.getString(1));
                return codes;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("issues cannot be read", e);
        }
    }

    public Optional<Issue> find(String code) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(CURRENT + " where i.code = ?")) {
            select.setString(1, code);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(issue(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("an issue cannot be read", e);
        }
    }

    /** The newest first, from the one before the given on. */
    public List<IssueWording> revisions(String code, int before, int limit) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select * from catalogue_issue_revision where code = ? and revision < ?
                        order by revision desc limit ?
                        """)) {
            select.setString(1, code);
            select.setInt(2, before);
            select.setInt(3, limit);
            var found = new ArrayList<IssueWording>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) found.add(wording(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("revisions cannot be read", e);
        }
    }

    public Optional<IssueWording> revision(String code, int revision) {
        return revisions(code, revision == Integer.MAX_VALUE ? revision : revision + 1, 1).stream()
                .filter(found -> found.revision() == revision)
                .findFirst();
    }

    /** Makes each the current one of its issue; issues that are new begin to be. */
    public void add(Collection<IssueWording> wordings) {
        if (wordings.isEmpty()) return;
        try (var connection = dataSource.getConnection();
                var put = connection.prepareStatement(PUT);
                var add = connection.prepareStatement(ADD)) {
            for (IssueWording wording : wordings) {
                put.setString(1, wording.code());
                put.setInt(2, wording.revision());
                put.setString(3, wording.sphere());
                put.addBatch();
                fill(add, connection, wording);
                add.addBatch();
            }
            put.executeBatch();
            add.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("issues were not written", e);
        }
    }

    public void setState(String code, IssueState state) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement("update catalogue_issue set state = ? where code = ?")) {
            update.setString(1, state.name());
            update.setString(2, code);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("an issue was not written", e);
        }
    }

    private static void fill(PreparedStatement add, Connection connection, IssueWording wording) throws SQLException {
        IssueContent content = wording.content();
        ServiceTarget target = content.target();
        int at = 0;
        add.setString(++at, wording.code());
        add.setInt(++at, wording.revision());
        add.setString(++at, content.sphere());
        add.setString(++at, content.type().name());
        add.setString(++at, content.names().kk());
        add.setString(++at, content.names().ru());
        add.setString(++at, content.names().en());
        for (var words : List.of(
                content.synonyms().kk(),
                content.synonyms().ru(),
                content.synonyms().en())) add.setArray(++at, connection.createArrayOf("text", words.toArray()));
        add.setString(++at, content.priority().name());
        add.setString(++at, content.urgent() == null ? null : content.urgent().name());
        if (target == null) add.setNull(++at, Types.INTEGER);
        else add.setInt(++at, target.amount());
        add.setString(++at, target == null ? null : target.unit().name());
        add.setBoolean(++at, content.published());
        add.setString(++at, content.organisation());
        add.setString(++at, content.script().kk());
        add.setString(++at, content.script().ru());
        add.setString(++at, content.script().en());
        add.setString(++at, new String(Json.write(content.questions()), StandardCharsets.UTF_8));
        add.setTimestamp(++at, Timestamp.from(wording.since()));
        add.setString(++at, wording.by());
    }

    private static Issue issue(ResultSet row) throws SQLException {
        return new Issue(wording(row), IssueState.valueOf(row.getString("state")));
    }

    private static IssueWording wording(ResultSet row) throws SQLException {
        var content = new IssueContent(
                row.getString("sphere"),
                IssueType.valueOf(row.getString("type")),
                new Names(row.getString("kk"), row.getString("ru"), row.getString("en")),
                new Synonyms(strings(row, "synonyms_kk"), strings(row, "synonyms_ru"), strings(row, "synonyms_en")),
                Priority.valueOf(row.getString("priority")),
                row.getString("urgent") == null ? null : UrgentClass.valueOf(row.getString("urgent")),
                target(row),
                row.getBoolean("published"),
                row.getString("organisation"),
                new Names(row.getString("script_kk"), row.getString("script_ru"), row.getString("script_en")),
                List.of(Json.read(row.getString("questions").getBytes(StandardCharsets.UTF_8), Question[].class)));
        return new IssueWording(
                row.getString("code"),
                row.getInt("revision"),
                content,
                row.getTimestamp("since").toInstant(),
                row.getString("by"));
    }

    private static @Nullable ServiceTarget target(ResultSet row) throws SQLException {
        String unit = row.getString("target_unit");
        return unit == null ? null : new ServiceTarget(row.getInt("target_amount"), TargetUnit.valueOf(unit));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
