package kz.komek.routing.store;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import kz.komek.routing.domain.Deciding;
import kz.komek.ticket.domain.Moment;
import kz.komek.ticket.domain.Routed.Triage;

@Singleton
public class TallyTable {
    private static final String ADD = """
            insert into routing_tally (day, version, rule, moment, triage, decisions) values (?, ?, ?, ?, ?, ?)
            on conflict (day, version, rule, moment, triage)
                do update set decisions = routing_tally.decisions + excluded.decisions
            """;

    private final DataSource dataSource;

    TallyTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param counted in {@link Deciding#ORDER} */
    public void add(List<Deciding.Counted> counted) {
        try (var connection = dataSource.getConnection();
                var add = connection.prepareStatement(ADD)) {
            for (Deciding.Counted one : counted) {
                Deciding what = one.what();
                add.setObject(1, what.day());
                add.setInt(2, what.version());
                add.setInt(3, what.rule());
                add.setString(4, what.moment().name());
                add.setString(5, what.triage() == null ? "" : what.triage().name());
                add.setLong(6, one.decisions());
                add.addBatch();
            }
            add.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("decisions were not counted", e);
        }
    }

    /** @param until not with it */
    public List<Deciding.Counted> counted(LocalDate from, LocalDate until) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select day, version, rule, moment, triage, decisions"
                                + " from routing_tally where day >= ? and day < ? order by day, version, rule, moment, triage")) {
            select.setObject(1, from);
            select.setObject(2, until);
            var found = new ArrayList<Deciding.Counted>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    String triage = rows.getString("triage");
                    found.add(new Deciding.Counted(
                            new Deciding(
                                    rows.getObject("day", LocalDate.class),
                                    rows.getInt("version"),
                                    rows.getInt("rule"),
                                    Moment.valueOf(rows.getString("moment")),
                                    triage.isEmpty() ? null : Triage.valueOf(triage)),
                            rows.getLong("decisions")));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("decisions cannot be read", e);
        }
    }
}
