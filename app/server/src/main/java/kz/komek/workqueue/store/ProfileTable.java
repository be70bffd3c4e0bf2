package kz.komek.workqueue.store;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.komek.platform.database.Statements;
import kz.komek.ticket.domain.Desk;
import kz.komek.workqueue.domain.DeskRules;
import kz.komek.workqueue.domain.Profile;

/** What people can take, and how it is dealt out to them. */
@Singleton
public class ProfileTable {
    private final Statements statements;

    ProfileTable(Statements statements) {
        this.statements = statements;
    }

    public Profile find(String login) {
        return statements
                .one(
                        "select * from work_profile where login = ?",
                        select -> select.setString(1, login),
                        ProfileTable::profile)
                .orElseGet(() -> Profile.usual(login));
    }

    /** Of those who have one; the others have the usual. */
    public Map<String, Profile> all() {
        return statements.all("select * from work_profile", select -> {}, ProfileTable::profile).stream()
                .collect(Collectors.toMap(Profile::login, Function.identity()));
    }

    /** False: it is not at that version any more. @param profile with its new version */
    public boolean put(Profile profile) {
        String sql = profile.version() == 1
                ? "insert into work_profile (skills, calls, chats, mails, offered, version, login)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing"
                : "update work_profile set skills = ?, calls = ?, chats = ?, mails = ?, offered = ?, version = ?"
                        + " where login = ? and version = ?";
        int changed = statements.change(sql, put -> {
            put.setArray(
                    1,
                    put.getConnection().createArrayOf("text", profile.skills().toArray()));
            put.setInt(2, profile.calls());
            put.setInt(3, profile.chats());
            put.setInt(4, profile.mails());
            put.setBoolean(5, profile.offered());
            put.setInt(6, profile.version());
            put.setString(7, profile.login());
            if (profile.version() > 1) put.setInt(8, profile.version() - 1);
        });
        return changed == 1;
    }

    public Map<Desk, DeskRules> desks() {
        var desks = new EnumMap<Desk, DeskRules>(Desk.class);
        statements
                .all("select * from desk_rules", select -> {}, ProfileTable::rules)
                .forEach(rules -> desks.put(rules.desk(), rules));
        return desks;
    }

    /** False: they are not at that version any more. @param rules with their new version */
    public boolean put(DeskRules rules) {
        int changed = statements.change(
                "update desk_rules set offers = ?, answer_seconds = ?, service_seconds = ?, service_percent = ?,"
                        + " version = ? where desk = ? and version = ?",
                update -> {
                    update.setBoolean(1, rules.offers());
                    update.setLong(2, rules.answerWithin().toSeconds());
                    update.setLong(3, rules.serviceWithin().toSeconds());
                    update.setInt(4, rules.servicePercent());
                    update.setInt(5, rules.version());
                    update.setString(6, rules.desk().name());
                    update.setInt(7, rules.version() - 1);
                });
        return changed == 1;
    }

    private static Profile profile(ResultSet row) throws SQLException {
        return new Profile(
                row.getString("login"),
                Set.of((String[]) row.getArray("skills").getArray()),
                row.getInt("calls"),
                row.getInt("chats"),
                row.getInt("mails"),
                row.getBoolean("offered"),
                row.getInt("version"));
    }

    private static DeskRules rules(ResultSet row) throws SQLException {
        return new DeskRules(
                Desk.valueOf(row.getString("desk")),
                row.getBoolean("offers"),
                Duration.ofSeconds(row.getInt("answer_seconds")),
                Duration.ofSeconds(row.getInt("service_seconds")),
                row.getInt("service_percent"),
                row.getInt("version"));
    }
}
