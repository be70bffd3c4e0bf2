package kz.komek.ticket.store;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Sector;
import kz.komek.resident.Acquaintances;

/** Bound to a sector, somebody knows who has asked something that is within it, or that nobody has located. */
@Singleton
class WhoAskedThem implements Acquaintances {
    /** By ticket_of_resident and ticket_participant_of_resident; what is within as Rights and Sector.holds have it. */
    private static final String ASKED = """
            select exists (
                select from (
                    select id from ticket where resident_id = any (?)
                    union all
                    select ticket_id from ticket_participant where resident_id = any (?)
                ) asked join ticket t on t.id = asked.id
                where t.assignee = ?
                    or (t.district is null or t.district = ?) and (t.sector is null or t.sector = ? or t.district = ?)
            )
            """;

    private final DataSource dataSource;
    private final Staff staff;

    WhoAskedThem(DataSource dataSource, Staff staff) {
        this.dataSource = dataSource;
        this.staff = staff;
    }

    @Override
    public boolean may(String login, Set<Long> rows) {
        Colleague who = staff.active(login).orElse(null);
        if (who == null) return false;
        return who.sector() == null || asked(who, who.sector(), rows);
    }

    private boolean asked(Colleague who, Sector within, Set<Long> rows) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(ASKED)) {
            var people = connection.createArrayOf("bigint", rows.toArray());
            select.setArray(1, people);
            select.setArray(2, people);
            select.setString(3, who.login());
            select.setString(4, within.district());
            select.setString(5, within.code());
            // A district has all that lies in it.
            select.setString(6, within.code());
            try (var found = select.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("tickets cannot be read", e);
        }
    }
}
