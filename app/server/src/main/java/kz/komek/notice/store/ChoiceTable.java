package kz.komek.notice.store;

import static kz.komek.platform.database.Statements.instantOrNone;
import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.komek.contract.Language;
import kz.komek.notice.domain.Choices;
import kz.komek.notice.domain.Often;
import kz.komek.platform.database.Statements;
import kz.komek.platform.sealing.Seal;
import org.jspecify.annotations.Nullable;

/** How each wants to be told. Addresses are sealed. */
@Singleton
public class ChoiceTable {
    private final Statements statements;
    private final Seal seal;

    ChoiceTable(Statements statements, Seal seal) {
        this.statements = statements;
        this.seal = seal;
    }

    /** @param mailedAt when the last digest went; {@code null}: never */
    public record Chosen(Choices choices, @Nullable Instant mailedAt) {}

    public Optional<Choices> find(String login) {
        return statements
                .one("select * from notice_choice where login = ?", select -> select.setString(1, login), this::chosen)
                .map(Chosen::choices);
    }

    public Map<String, Chosen> all() {
        return statements.all("select * from notice_choice", select -> {}, this::chosen).stream()
                .collect(Collectors.toMap(one -> one.choices().login(), Function.identity()));
    }

    /** Who is away, and for how long, by login. */
    public Map<String, LocalDate> away() {
        return statements
                .all(
                        "select login, away_until from notice_choice where away_until is not null",
                        select -> {},
                        row -> Map.entry(row.getString(1), row.getObject(2, LocalDate.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Empty: there are none, or another replica is just at them. */
    public Optional<Chosen> lockUnlessBusy(String login) {
        return statements.one(
                "select * from notice_choice where login = ? for update skip locked",
                select -> select.setString(1, login),
                this::chosen);
    }

    public void mailed(String login, Instant at) {
        statements.change("update notice_choice set mailed_at = ? where login = ?", update -> {
            update.setObject(1, utc(at));
            update.setString(2, login);
        });
    }

    /** False: they are not at that version any more. @param choices with their new version */
    public boolean put(Choices choices) {
        String sql = choices.version() == 1
                ? "insert into notice_choice (mail, address, often, quiet_from, quiet_to, away_until, language, version, login)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing"
                : "update notice_choice set mail = ?, address = ?, often = ?, quiet_from = ?, quiet_to = ?, away_until = ?,"
                        + " language = ?, version = ? where login = ? and version = ?";
        int changed = statements.change(sql, put -> {
            put.setBoolean(1, choices.mail());
            put.setBytes(2, choices.address() == null ? null : seal.seal(choices.address()));
            put.setString(3, choices.often().name());
            put.setObject(4, choices.quietFrom());
            put.setObject(5, choices.quietTo());
            put.setObject(6, choices.awayUntil());
            put.setString(7, choices.language().code());
            put.setInt(8, choices.version());
            put.setString(9, choices.login());
            if (choices.version() > 1) put.setInt(10, choices.version() - 1);
        });
        return changed == 1;
    }

    private Chosen chosen(ResultSet row) throws SQLException {
        byte[] address = row.getBytes("address");
        var choices = new Choices(
                row.getString("login"),
                row.getBoolean("mail"),
                address == null ? null : seal.open(address),
                Often.valueOf(row.getString("often")),
                row.getObject("quiet_from", LocalTime.class),
                row.getObject("quiet_to", LocalTime.class),
                row.getObject("away_until", LocalDate.class),
                Language.of(row.getString("language")),
                row.getInt("version"));
        return new Chosen(choices, instantOrNone(row, "mailed_at"));
    }
}
