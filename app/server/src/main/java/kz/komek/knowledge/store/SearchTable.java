package kz.komek.knowledge.store;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kz.komek.knowledge.domain.Entry;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.domain.Found;
import kz.komek.knowledge.domain.Sought;

/** Entries by their lexemes. A lexeme is any text: it is quoted here, never read as a query. */
@Singleton
public class SearchTable {
    /** PostgreSQL keeps positions up to here, and 256 of each lexeme. */
    private static final int LAST_POSITION = 16_383;

    private static final int MOST_POSITIONS = 255;
    private final DataSource dataSource;

    SearchTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Stands before and after each name and text of an entry, and is no word. */
    public static final Set<String> BORDER = Set.of("|");

    /** An entry with the lexemes of each word of its three parts. */
    public record Words(
            Entry entry, List<Set<String>> titles, List<Set<String>> names, List<Set<String>> texts, byte[] digest) {}

    /** By what they are: the digests of what is there. */
    public Map<String, byte[]> digests(EntryKind kind) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select ref, digest from search_entry where kind = ?")) {
            select.setString(1, kind.name());
            var digests = new HashMap<String, byte[]>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) digests.put(rows.getString(1), rows.getBytes(2));
            }
            return digests;
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    /** A use that is being counted beside us is in the row and not in what we have: uses never become fewer. */
    private void put(Collection<Words> all) {
        try (var connection = dataSource.getConnection();
                var put = connection.prepareStatement("""
                        insert into search_entry (kind, ref, public, words, uses, fresh_at, digest)
                        values (?, ?, ?, ?::tsvector, ?, ?, ?)
                        on conflict (kind, ref) do update set public = excluded.public, words = excluded.words,
                            uses = greatest(search_entry.uses, excluded.uses), fresh_at = excluded.fresh_at, digest = excluded.digest
                        """)) {
            for (Words words : all) {
                Entry entry = words.entry();
                put.setString(1, entry.kind().name());
                put.setString(2, entry.ref());
                put.setBoolean(3, entry.open());
                put.setString(4, vector(words));
                put.setInt(5, entry.uses());
                put.setTimestamp(6, Timestamp.from(entry.fresh()));
                put.setBytes(7, words.digest());
                put.addBatch();
            }
            put.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("what can be found was not written", e);
        }
    }

    private void remove(EntryKind kind, Collection<String> refs) {
        if (refs.isEmpty()) return;
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement("delete from search_entry where kind = ? and ref = any (?)")) {
            delete.setString(1, kind.name());
            delete.setArray(2, connection.createArrayOf("text", refs.toArray()));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("what can be found was not written", e);
        }
    }

    /** One writer of words at a time, until the end of the transaction: two would wait for each other's words. */
    public void lock() {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(hashtext('search_entry'))");
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    /** Some of a kind are so now, others are gone. Their words are counted by what each had and has, the others are not. */
    public void change(EntryKind kind, Collection<Words> now, Collection<String> gone) {
        if (now.isEmpty() && gone.isEmpty()) return;
        var refs = new ArrayList<>(gone);
        now.forEach(words -> refs.add(words.entry().ref()));
        count(kind, refs, now.stream().map(SearchTable::vector).toList());
        remove(kind, gone);
        put(now);
    }

    /** As if these entries had these words. */
    private void count(EntryKind kind, Collection<String> refs, Collection<String> vectors) {
        try (var connection = dataSource.getConnection();
                var count = connection.prepareStatement("""
                        with word as (
                            select unnest(tsvector_to_array(words)) as word, -1 as by
                            from search_entry where kind = ? and ref = any (?)
                            union all
                            select unnest(tsvector_to_array(v::tsvector)), 1 from unnest(?::text[]) v
                        ), change as (
                            select word, sum(by) as by from word group by word having sum(by) <> 0
                        )
                        merge into search_word w using change c on w.word = c.word
                        when matched and w.entries + c.by <= 0 then delete
                        when matched then update set entries = w.entries + c.by
                        when not matched and c.by > 0 then insert (word, entries) values (c.word, c.by)
                        """)) {
            count.setString(1, kind.name());
            count.setArray(2, connection.createArrayOf("text", refs.toArray()));
            count.setArray(3, connection.createArrayOf("text", vectors.toArray()));
            count.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("words were not counted", e);
        }
    }

    /** It served once more. */
    public void used(EntryKind kind, String ref) {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement(
                        "update search_entry set uses = uses + 1 where kind = ? and ref = ?")) {
            update.setString(1, kind.name());
            update.setString(2, ref);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a use was not counted", e);
        }
    }

    public void clear() {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("delete from search_entry");
            statement.execute("delete from search_word");
        } catch (SQLException e) {
            throw new IllegalStateException("what can be found was not written", e);
        }
    }

    /** In how many entries each is; those that are in none are left out. */
    public Map<String, Integer> known(Collection<String> lexemes) {
        if (lexemes.isEmpty()) return new HashMap<>();
        try (var connection = dataSource.getConnection();
                var select =
                        connection.prepareStatement("select word, entries from search_word where word = any (?)")) {
            select.setArray(1, connection.createArrayOf("text", lexemes.toArray()));
            var known = new HashMap<String, Integer>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) known.put(rows.getString(1), rows.getInt(2));
            }
            return known;
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    /** How many there are: all of them have the border, and against that their words are rare. */
    public int size() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select coalesce(max(entries), 0) from search_word");
                var row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    /** Words that are written nearly so, with how alike they are, from 0 to 1; the likest first. */
    public Map<String, Double> near(String word, double atLeast, int most) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select word, similarity(word, ?) as alike from search_word
                        where word % ? and similarity(word, ?) >= ? and abs(length(word) - length(?)) <= 2
                        order by alike desc, entries desc, word limit ?
                        """)) {
            select.setString(1, word);
            select.setString(2, word);
            select.setString(3, word);
            select.setDouble(4, atLeast);
            select.setString(5, word);
            select.setInt(6, most);
            var near = new java.util.LinkedHashMap<String, Double>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) near.put(rows.getString(1), rows.getDouble(2));
            }
            return near;
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    /**
     * What has any of the words: each word counts by its best reading, by how seldom it is and by where it stands. Words that
     * were said together count for more where they stand together, in a title or a name, and most where they are all of it.
     *
     * <p>What has stood as it is for long may not be so any more: it loses up to a tenth, half of that in a year.
     *
     * <p>Words of an article lie compressed beside its row: adding nothing to them unpacks them once, not for each reading.
     *
     * @param by the words of which an entry has one at least
     * @param weighed more are not weighed one by one: a word that everything has says nothing
     * @param rarity by reading
     * @param publicOnly what residents may see
     * @param now as of which things are old
     */
    public List<Found> find(
            Sought sought,
            Sought by,
            Map<String, Double> rarity,
            Set<EntryKind> kinds,
            boolean publicOnly,
            Instant now,
            int weighed,
            int most) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        with reading as (
                            select * from unnest(?::int[], ?::text[], ?::float8[]) r (word, lexeme, weight)
                        ), hit as (
                            select e.id, e.kind, e.ref, e.words || ''::tsvector as words, e.uses, e.fresh_at
                            from search_entry e
                            where e.words @@ ?::tsquery and e.kind = any (?) and (e.public or not ?)
                            order by ts_rank(e.words, ?::tsquery) desc limit ?
                        )
                        select h.kind, h.ref, s.score
                            * (1 + 0.5 * (select count(*) from unnest(?::text[]) pair where h.words @@ pair::tsquery) / greatest(1, ?::float8 - 1))
                            * (case when h.words @@ ?::tsquery then 1.6 else 1 end)
                            * (0.4 + 0.6 * s.covered / ?::float8) * (1 + 0.05 * ln(1 + h.uses))
                            * (0.9 + 0.1 / (1 + greatest(0, extract(epoch from ?::timestamptz - h.fresh_at)) / 31557600)) as score
                        from hit h cross join lateral (
                            select sum(best) as score, count(*) as covered from (
                                select word, max(weight * ts_rank(array[0.05, 0.15, 0.6, 1.0]::float4[], h.words, lexeme::tsquery, 0)) as best
                                from reading where h.words @@ lexeme::tsquery group by word
                            ) each
                        ) s
                        order by score desc, h.uses desc, h.fresh_at desc, h.kind, h.ref limit ?
                        """)) {
            fill(connection, select, sought, by, rarity, kinds, publicOnly, now, weighed, most);
            var found = new ArrayList<Found>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Found(EntryKind.valueOf(rows.getString(1)), rows.getString(2), rows.getDouble(3)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    /** Which of the words each has, as they were typed. */
    public Map<Found, List<String>> had(List<Found> found, Sought sought) {
        if (found.isEmpty()) return Map.of();
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select f.at, q.at from unnest(?::text[], ?::text[]) with ordinality f (kind, ref, at)
                        join search_entry e on e.kind = f.kind and e.ref = f.ref
                        join unnest(?::text[]) with ordinality q (asked, at) on e.words @@ q.asked::tsquery
                        order by 1, 2
                        """)) {
            var queries = sought.words().stream()
                    .map(word -> word.readings().stream()
                            .map(reading -> quoted(reading.lexeme()))
                            .collect(Collectors.joining(" | ")))
                    .toList();
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", found.stream().map(one -> one.kind().name()).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", found.stream().map(Found::ref).toArray()));
            select.setArray(3, connection.createArrayOf("text", queries.toArray()));
            var had = new HashMap<Found, List<String>>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    had.computeIfAbsent(found.get(rows.getInt(1) - 1), first -> new ArrayList<>())
                            .add(sought.words().get(rows.getInt(2) - 1).typed());
                }
            }
            return had;
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    private static void fill(
            Connection connection,
            PreparedStatement select,
            Sought sought,
            Sought by,
            Map<String, Double> rarity,
            Set<EntryKind> kinds,
            boolean publicOnly,
            Instant now,
            int weighed,
            int most)
            throws SQLException {
        var words = new ArrayList<Integer>();
        var lexemes = new ArrayList<String>();
        var weights = new ArrayList<Double>();
        for (int i = 0; i < sought.words().size(); i++) {
            for (Sought.Reading reading : sought.words().get(i).readings()) {
                words.add(i);
                lexemes.add(quoted(reading.lexeme()));
                weights.add(reading.weight() * rarity.getOrDefault(reading.lexeme(), 0.0));
            }
        }
        String any = by.words().stream()
                .flatMap(word -> word.readings().stream())
                .map(reading -> quoted(reading.lexeme()))
                .distinct()
                .collect(Collectors.joining(" | "));
        select.setArray(1, connection.createArrayOf("int4", words.toArray()));
        select.setArray(2, connection.createArrayOf("text", lexemes.toArray()));
        select.setArray(3, connection.createArrayOf("float8", weights.toArray()));
        select.setString(4, any);
        select.setArray(
                5,
                connection.createArrayOf("text", kinds.stream().map(Enum::name).toArray()));
        select.setBoolean(6, publicOnly);
        select.setString(7, any);
        select.setInt(8, weighed);
        select.setArray(9, connection.createArrayOf("text", pairs(sought.words())));
        select.setInt(10, sought.words().size());
        select.setString(11, whole(sought.words()));
        select.setInt(12, sought.words().size());
        select.setTimestamp(13, Timestamp.from(now));
        select.setInt(14, most);
    }

    /** Each two that follow each other: side by side, with one word between them, or the other way round. */
    private static Object[] pairs(List<Sought.Word> words) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i + 1 < words.size(); i++) {
            pairs.add("(%1$s <-> %2$s) | (%1$s <2> %2$s) | (%2$s <-> %1$s)"
                    .formatted(named(words.get(i)), named(words.get(i + 1))));
        }
        return pairs.toArray();
    }

    /** A name that is these words and no others. */
    private static String whole(List<Sought.Word> words) {
        String border = quoted(BORDER.iterator().next()) + ":AB";
        return words.stream()
                .map(SearchTable::named)
                .collect(Collectors.joining(" <-> ", border + " <-> ", " <-> " + border));
    }

    /** Any reading of a word, in a title or another name. */
    private static String named(Sought.Word word) {
        return word.readings().stream()
                .map(reading -> quoted(reading.lexeme()) + ":AB")
                .collect(Collectors.joining(" | ", "(", ")"));
    }

    private static String vector(Words words) {
        var positions = new TreeMap<String, Set<String>>();
        int at = 1;
        at = place(words.titles(), 'A', at, positions);
        at = place(words.names(), 'B', at, positions);
        place(words.texts(), 'C', at, positions);
        return positions.entrySet().stream()
                .map(lexeme -> quoted(lexeme.getKey()) + ":"
                        + lexeme.getValue().stream().limit(MOST_POSITIONS).collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }

    private static int place(List<Set<String>> words, char weight, int from, Map<String, Set<String>> positions) {
        int at = from;
        for (Set<String> word : words) {
            String position = Math.min(at++, LAST_POSITION) + "" + weight;
            for (String lexeme : word) {
                positions
                        .computeIfAbsent(lexeme, first -> new LinkedHashSet<>())
                        .add(position);
            }
        }
        return at;
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static IllegalStateException unread(SQLException e) {
        return new IllegalStateException("the search cannot be asked", e);
    }
}
