package kz.komek.organisation.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import kz.komek.contract.Names;
import kz.komek.organisation.domain.Skill;

@Singleton
public class SkillTable {
    private static final String SELECT = "select code, kind, kk, ru, en, active, version from skill";

    private final DataSource dataSource;

    SkillTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public List<Skill> all() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(SELECT + " order by code");
                var rows = select.executeQuery()) {
            var all = new ArrayList<Skill>();
            while (rows.next()) all.add(skill(rows));
            return all;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    public int count() {
        return all().size();
    }

    public Optional<Skill> find(String code) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(SELECT + " where code = ?")) {
            select.setString(1, code);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(skill(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** False: it is not at that version any more. @param skill with its new version */
    public boolean put(Skill skill) {
        String sql = skill.version() == 1
                ? "insert into skill (kind, kk, ru, en, active, version, code) values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing"
                : "update skill set kind = ?, kk = ?, ru = ?, en = ?, active = ?, version = ?"
                        + " where code = ? and version = ?";
        try (var connection = dataSource.getConnection();
                var put = connection.prepareStatement(sql)) {
            put.setString(1, skill.kind().name());
            put.setString(2, skill.names().kk());
            put.setString(3, skill.names().ru());
            put.setString(4, skill.names().en());
            put.setBoolean(5, skill.active());
            put.setInt(6, skill.version());
            put.setString(7, skill.code());
            if (skill.version() > 1) put.setInt(8, skill.version() - 1);
            return put.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("a skill was not written; the transaction is rolled back", e);
        }
    }

    private static Skill skill(ResultSet row) throws SQLException {
        return new Skill(
                row.getString("code"),
                Skill.Kind.valueOf(row.getString("kind")),
                new Names(row.getString("kk"), row.getString("ru"), row.getString("en")),
                row.getBoolean("active"),
                row.getInt("version"));
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("skills cannot be read", e);
    }
}
