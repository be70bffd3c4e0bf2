package kz.komek.knowledge.store;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.komek.knowledge.domain.Meant;
import kz.komek.knowledge.domain.Moment;
import kz.komek.knowledge.domain.Periods;
import kz.komek.organisation.domain.Sector;
import kz.komek.platform.database.Statements;
import org.jspecify.annotations.Nullable;

/** Tickets by their lexemes. A lexeme is any text: it is quoted here, never read as a query. */
@Singleton
public class TicketSearchTable {
    /** Any number, the same for all servers of a database. */
    private static final long WRITERS_LOCK = 0x5ea_2c4L;

    private final Statements statements;

    TicketSearchTable(Statements statements) {
        this.statements = statements;
    }

    /** What stands there of a ticket. */
    public record Row(
            long ticket,
            int version,
            long madeFrom,
            Set<String> words,
            Instant receivedAt,
            @Nullable String issue,
            @Nullable String district,
            @Nullable String sector,
            Set<String> organisations,
            @Nullable String assignee,
            boolean closed) {}

    /** What stands there of its words. */
    public record Standing(int version, long madeFrom, Set<String> words) {}

    /**
     * Until the transaction ends nobody else writes here. Frequent words are in every batch, so that writers would wait for
     * each other in any case: this way in one place, and what they count is right.
     */
    public void lock() {
        statements.one("select pg_advisory_xact_lock(?)", select -> select.setLong(1, WRITERS_LOCK), row -> "");
    }

    public Map<Long, Standing> standing(Collection<Long> tickets) {
        var found = new HashMap<Long, Standing>();
        statements.all(
                """
                select ticket_id, version, made_from, tsvector_to_array(words) as words from search_ticket
                where ticket_id = any (?)
                """,
                select -> select.setArray(1, select.getConnection().createArrayOf("bigint", tickets.toArray())),
                row -> found.put(
                        row.getLong(1),
                        new Standing(row.getInt(2), row.getLong(3), Set.copyOf(strings(row, "words")))));
        return found;
    }

    /** All of them in one statement. Whose lexemes are as they were keeps its places in the index. */
    public void put(Collection<Row> rows) {
        if (rows.isEmpty()) return;
        statements.change("""
                insert into search_ticket
                    (ticket_id, version, made_from, words, received_at, issue, district, sector, organisations, assignee,
                        closed)
                select r.ticket_id, r.version, r.made_from, r.words::tsvector, r.received_at::timestamptz, r.issue,
                    r.district, r.sector, r.organisations::text[], r.assignee, r.closed
                from unnest(?::bigint[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::boolean[])
                    r (ticket_id, version, made_from, words, received_at, issue, district, sector, organisations,
                        assignee, closed)
                on conflict (ticket_id) do update set version = excluded.version, made_from = excluded.made_from,
                    words = excluded.words, received_at = excluded.received_at, issue = excluded.issue, district = excluded.district,
                    sector = excluded.sector, organisations = excluded.organisations, assignee = excluded.assignee,
                    closed = excluded.closed
                """, insert -> fill(insert, rows));
    }

    private static void fill(PreparedStatement insert, Collection<Row> rows) throws SQLException {
        array(insert, 1, "bigint", rows.stream().map(Row::ticket).toList());
        array(insert, 2, "int4", rows.stream().map(Row::version).toList());
        array(insert, 3, "bigint", rows.stream().map(Row::madeFrom).toList());
        array(insert, 4, "text", rows.stream().map(row -> vector(row.words())).toList());
        array(
                insert,
                5,
                "text",
                rows.stream().map(row -> row.receivedAt().toString()).toList());
        array(insert, 6, "text", list(rows, Row::issue));
        array(insert, 7, "text", list(rows, Row::district));
        array(insert, 8, "text", list(rows, Row::sector));
        array(
                insert,
                9,
                "text",
                rows.stream()
                        .map(row -> row.organisations().stream()
                                .sorted()
                                .map(code -> "\"" + code.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                                .collect(Collectors.joining(",", "{", "}")))
                        .toList());
        array(insert, 10, "text", list(rows, Row::assignee));
        array(insert, 11, "boolean", rows.stream().map(Row::closed).toList());
    }

    /** With those that are nowhere. */
    private static List<@Nullable String> list(Collection<Row> rows, Function<Row, @Nullable String> of) {
        var all = new ArrayList<@Nullable String>();
        for (Row row : rows) all.add(of.apply(row));
        return all;
    }

    private static void array(PreparedStatement statement, int at, String type, List<?> values) throws SQLException {
        statement.setArray(at, statement.getConnection().createArrayOf(type, values.toArray()));
    }

    /** By how many tickets have it more than before. */
    public void count(Map<String, Integer> more) {
        var changed = new TreeMap<>(more);
        changed.values().removeIf(by -> by == 0);
        if (changed.isEmpty()) return;
        statements.change("""
                insert into search_ticket_word (word, tickets) select * from unnest(?::text[], ?::bigint[])
                on conflict (word) do update set tickets = search_ticket_word.tickets + excluded.tickets
                """, insert -> {
            array(insert, 1, "text", List.copyOf(changed.keySet()));
            array(insert, 2, "bigint", List.copyOf(changed.values()));
        });
        var fewer = changed.entrySet().stream()
                .filter(word -> word.getValue() < 0)
                .map(Map.Entry::getKey)
                .toList();
        if (fewer.isEmpty()) return;
        statements.change(
                "delete from search_ticket_word where word = any (?) and tickets <= 0",
                delete -> array(delete, 1, "text", fewer));
    }

    /** How many tickets have each; those that none has are left out. All weeks and blocks are among them. */
    public Map<String, Long> known(Collection<String> lexemes) {
        var known = new HashMap<String, Long>();
        statements.all(
                """
                select word, tickets from search_ticket_word where word = any (?)
                union all
                select word, tickets from search_ticket_word where word >= '#' and word < '#d'
                """,
                select -> array(select, 1, "text", List.copyOf(lexemes)),
                row -> known.put(row.getString(1), row.getLong(2)));
        return known;
    }

    /** Words that are written nearly so and are had by so many, the likest first. */
    public Map<String, Long> near(String word, double atLeast, long hadBy, int most) {
        var near = new LinkedHashMap<String, Long>();
        statements.all(
                """
                select word, tickets from search_ticket_word
                where word % ? and left(word, 1) not in ('#', '@', '^') and similarity(word, ?) >= ?
                    and abs(length(word) - length(?)) <= 2 and tickets >= ?
                order by similarity(word, ?) desc, tickets desc, word limit ?
                """,
                select -> {
                    select.setString(1, word);
                    select.setString(2, word);
                    select.setDouble(3, atLeast);
                    select.setString(4, word);
                    select.setLong(5, hadBy);
                    select.setString(6, word);
                    select.setInt(7, most);
                },
                row -> near.put(row.getString(1), row.getLong(2)));
        return near;
    }

    /**
     * What one may see, and wants to see, of what is found.
     *
     * @param organisation that executes it; {@code null}: the register is open to them
     * @param login has in hand what lies anywhere
     * @param closed {@code null}: either
     * @param before older than that it is
     * @param not a ticket that is known already
     */
    public record Within(
            @Nullable String organisation,
            @Nullable Sector sector,
            String login,
            @Nullable Boolean closed,
            Moment before,
            long not) {}

    /** @param had which of the words, by their place */
    public record Candidate(
            long ticket, Instant receivedAt, @Nullable String issue, Set<Integer> had) {
        public Moment moment() {
            return new Moment(receivedAt, ticket);
        }
    }

    /**
     * The newest that are meant. All of a step is found before the newest are taken: a step is never more than a question
     * may cost.
     *
     * @param query as of {@link #all} and {@link #some}
     */
    public List<Candidate> newest(
            String query, List<Meant.Word> words, Periods.@Nullable Step step, Within within, int most) {
        String periods = step == null
                ? ""
                : step.periods().stream()
                        .map(period -> quoted(period.lexeme()))
                        .collect(Collectors.joining(" | ", " & (", ")"));
        String organisation = within.organisation() == null ? "" : " & " + quoted("@" + within.organisation());
        Sector sector = within.sector();
        return statements.all(
                """
                with hit as materialized (
                    select ticket_id, received_at, issue,
                        array(select w.at from unnest(?::text[]) with ordinality w (asked, at)
                            where words @@ w.asked::tsquery) as had
                    from search_ticket where words @@ ?::tsquery and (received_at, ticket_id) < (?, ?) and ticket_id <> ?
                        and (?::boolean is null or closed = ?)
                        and (?::text is null or assignee = ? or
                            (district is null or district = ?) and
                            (district is null and sector is null or sector = ? or district = ? and (sector is null or ?)))
                )
                select * from hit order by received_at desc, ticket_id desc limit ?
                """,
                select -> {
                    array(
                            select,
                            1,
                            "text",
                            words.stream().map(TicketSearchTable::any).toList());
                    select.setString(2, "(" + query + ")" + periods + organisation);
                    select.setObject(3, Statements.utc(within.before().at()));
                    select.setLong(4, within.before().ticket());
                    select.setLong(5, within.not());
                    select.setObject(6, within.closed(), Types.BOOLEAN);
                    select.setObject(7, within.closed(), Types.BOOLEAN);
                    select.setString(8, sector == null ? null : sector.code());
                    select.setString(9, within.login());
                    select.setString(10, sector == null ? null : sector.district());
                    select.setString(11, sector == null ? null : sector.code());
                    select.setString(12, sector == null ? null : sector.district());
                    select.setBoolean(13, sector != null && sector.isDistrict());
                    select.setInt(14, most);
                },
                TicketSearchTable::candidate);
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        var had = new TreeSet<Integer>();
        for (Long at : (Long[]) row.getArray("had").getArray()) had.add(Math.toIntExact(at) - 1);
        return new Candidate(
                row.getLong("ticket_id"), Statements.instant(row, "received_at"), row.getString("issue"), had);
    }

    /** All of the words, each in any of its readings. */
    public static String all(List<Meant.Word> words) {
        return words.stream().map(TicketSearchTable::any).collect(Collectors.joining(" & "));
    }

    /** At least two of the words: each with any of those after it. */
    public static String two(List<Meant.Word> words) {
        if (words.size() < 3) return all(words);
        var pairs = new ArrayList<String>();
        for (int i = 0; i < words.size() - 1; i++) {
            pairs.add(words.subList(i + 1, words.size()).stream()
                    .map(TicketSearchTable::any)
                    .collect(Collectors.joining(" | ", "(" + any(words.get(i)) + " & (", "))")));
        }
        return String.join(" | ", pairs);
    }

    /** Any of the words, in that street. */
    public static String inStreet(List<Meant.Word> words, Meant.Word street) {
        return words.stream()
                .map(TicketSearchTable::any)
                .collect(Collectors.joining(" | ", "(" + any(street) + " & (", "))"));
    }

    private static String any(Meant.Word word) {
        return word.lexemes().stream()
                .sorted()
                .map(TicketSearchTable::quoted)
                .collect(Collectors.joining(" | ", "(", ")"));
    }

    private static String vector(Set<String> words) {
        return words.stream().sorted().map(TicketSearchTable::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    /** How far tickets of before have come. @param below the next one is older than this */
    public record Renewal(int way, long below, boolean done) {}

    /** Empty when somebody else is at it. */
    public Optional<Renewal> lockRenewal() {
        return statements.one(
                "select way, below_id, done from search_ticket_renewal for update skip locked",
                select -> {},
                row -> new Renewal(row.getInt(1), row.getLong(2), row.getBoolean(3)));
    }

    /** Waits for whoever is at it. */
    public void awaitRenewal() {
        statements.one("select from search_ticket_renewal for update", select -> {}, row -> "");
    }

    public void write(Renewal renewal) {
        statements.change("update search_ticket_renewal set way = ?, below_id = ?, done = ?", update -> {
            update.setInt(1, renewal.way());
            update.setLong(2, renewal.below());
            update.setBoolean(3, renewal.done());
        });
    }
}
