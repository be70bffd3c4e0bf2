package kz.komek.ticket.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import kz.komek.contract.Json;
import kz.komek.ticket.domain.Answered;

/** What was answered to the questions of issues. Rows are only ever added. */
@Singleton
public class AnswerTable {
    private final DataSource dataSource;

    AnswerTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param version of the ticket after it */
    public void add(long ticketId, int version, Answered answered) {
        String insert = "insert into ticket_answers (ticket_id, version, issue, revision, answers)"
                + " values (?, ?, ?, ?, ?::json)";
        try (var connection = dataSource.getConnection();
                var added = connection.prepareStatement(insert)) {
            added.setLong(1, ticketId);
            added.setInt(2, version);
            added.setString(3, answered.issue());
            added.setInt(4, answered.revision());
            added.setString(5, Json.MAPPER.writeValueAsString(answered.answers()));
            added.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("answers were not written", e);
        }
    }

    /** As they were said last, under whatever issue it was then. */
    public Optional<Answered> last(long ticketId) {
        String select = "select issue, revision, answers from ticket_answers where ticket_id = ?"
                + " order by version desc limit 1";
        try (var connection = dataSource.getConnection();
                var last = connection.prepareStatement(select)) {
            last.setLong(1, ticketId);
            try (var row = last.executeQuery()) {
                if (!row.next()) return Optional.empty();
                var answers = Json.MAPPER.readValue(row.getString(3), new TypeReference<Map<String, String>>() {});
                return Optional.of(new Answered(row.getString(1), row.getInt(2), answers));
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("answers cannot be read", e);
        }
    }
}
