package kz.komek.call.store;

import static kz.komek.platform.database.Statements.instant;
import static kz.komek.platform.database.Statements.utc;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.call.domain.Recording;
import kz.komek.call.domain.TicketCall;
import kz.komek.platform.database.Statements;
import kz.komek.platform.sealing.Seal;

/** What was recorded, and what became of it. */
@Singleton
public class RecordingTable {
    private final Statements statements;
    private final Seal seal;

    RecordingTable(Statements statements, Seal seal) {
        this.statements = statements;
        this.seal = seal;
    }

    public void add(Recording recording) {
        statements.change("""
                insert into call_recording (file_id, call_id, name, media_type, size, seconds, at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """, insert -> {
            insert.setString(1, recording.file());
            insert.setString(2, recording.call());
            insert.setString(3, recording.name());
            insert.setString(4, recording.mediaType());
            insert.setLong(5, recording.size());
            insert.setObject(6, recording.seconds());
            insert.setObject(7, utc(recording.at()));
        });
    }

    public Set<String> standing(Collection<String> files) {
        return Set.copyOf(statements.all(
                "select file_id from call_recording where file_id = any (?) and ended_at is null",
                select -> select.setArray(1, select.getConnection().createArrayOf("text", files.toArray())),
                row -> row.getString("file_id")));
    }

    /** Whose time is over; other replicas take others. */
    public List<Recording> due(Instant before, int limit) {
        return statements.all(
                """
                select * from call_recording where ended_at is null and at < ?
                order by at limit ? for update skip locked
                """,
                select -> {
                    select.setObject(1, utc(before));
                    select.setInt(2, limit);
                },
                RecordingTable::recording);
    }

    public void end(String file, Recording.Ending how, Instant at) {
        statements.change(
                "update call_recording set ended_at = ?, ending = ? where file_id = ? and ended_at is null", update -> {
                    update.setObject(1, utc(at));
                    update.setString(2, how.name());
                    update.setString(3, file);
                });
    }

    /** Empty: there is none, or its time is over. */
    public Optional<Recording> find(String file) {
        return statements.one(
                "select * from call_recording where file_id = ? and ended_at is null",
                select -> select.setString(1, file),
                RecordingTable::recording);
    }

    /** Calls in which something of a ticket was taken down, the oldest first, whatever is kept of them. */
    public List<TicketCall> ofTicket(long ticket) {
        return calls(
                "select c.* from call c join call_ticket t on t.call_id = c.id and t.ticket_id = ?"
                        + " order by c.began_at",
                select -> select.setLong(1, ticket));
    }

    /** Calls of which something is kept, the newest first. */
    public List<TicketCall> latest(int limit) {
        return calls("""
                select c.* from call c
                join (select call_id, max(at) as at from call_recording where ended_at is null
                      group by call_id order by 2 desc limit ?) r on r.call_id = c.id
                order by r.at desc
                """, select -> select.setInt(1, limit));
    }

    private List<TicketCall> calls(String sql, Statements.Filling filling) {
        var all = statements.all(sql, filling, this::bare);
        Map<String, List<Recording>> kept = statements
                .all(
                        "select * from call_recording where call_id = any (?) and ended_at is null order by at",
                        select -> select.setArray(
                                1,
                                select.getConnection()
                                        .createArrayOf(
                                                "text",
                                                all.stream()
                                                        .map(TicketCall::call)
                                                        .toArray())),
                        RecordingTable::recording)
                .stream()
                .collect(Collectors.groupingBy(Recording::call));
        return all.stream()
                .map(call -> call.with(kept.getOrDefault(call.call(), List.of())))
                .toList();
    }

    private TicketCall bare(ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("caller_sealed");
        return new TicketCall(
                row.getString("id"),
                instant(row, "began_at"),
                row.getString("operator"),
                CallTable.language(row.getString("language")),
                sealed == null ? null : seal.open(sealed),
                row.getObject("talked_seconds", Long.class),
                List.of());
    }

    /** Whether they answered the call, or have a ticket in hand that was taken down in it. */
    public boolean concerns(String call, String login) {
        return statements
                .one(
                        """
                        select 1 from call where id = ? and operator = ?
                        union all
                        select 1 from call_ticket ct join ticket t on t.id = ct.ticket_id
                        where ct.call_id = ? and t.assignee = ?
                        """,
                        select -> {
                            select.setString(1, call);
                            select.setString(2, login);
                            select.setString(3, call);
                            select.setString(4, login);
                        },
                        row -> true)
                .orElse(false);
    }

    private static Recording recording(ResultSet row) throws SQLException {
        return new Recording(
                row.getString("file_id"),
                row.getString("call_id"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getObject("seconds", Long.class),
                instant(row, "at"));
    }
}
