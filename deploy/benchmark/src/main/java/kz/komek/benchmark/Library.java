package kz.komek.benchmark;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.komek.contract.number.TicketNumbers;
import org.postgresql.PGConnection;

/**
 * Years of tickets and a shelf of articles, typed straight into the register and its index. What they say is made of
 * texts that the server itself has taken apart, chosen as unevenly as people speak (Zipf), with rarer words among them
 * that every analysis leaves as they are.
 */
final class Library implements AutoCloseable {
    private static final int WRITERS = 2;
    private static final int AT_ONCE = 20_000;
    private static final int RARE_WORDS = 50_000;
    private static final int RARE_IN_TICKET = 4;
    private static final int STREETS = 400;
    private static final int YEARS = 5;
    private static final int WEEKS_OF_A_BLOCK = 13;
    private static final long DAY = 24L * 60 * 60;
    private static final long WEEK = 7 * DAY;
    /** One in so many has a message and its answer: whose resident was answered is what is looked for. */
    private static final int ANSWERED = 10;

    private static final int WORDS_OF_ARTICLE = 150;

    private final Komek.Database database;
    private final String account;
    private final long numbers;
    private final List<String> words =
            IntStream.range(0, RARE_WORDS).mapToObj(Library::rareWord).toList();
    private List<Text> texts = List.of();

    /** A text that the server has taken apart. */
    record Text(String title, List<String> lexemes) {}

    Library(Komek.Database database, String account, long numbers) {
        this.database = database;
        this.account = account;
        this.numbers = numbers;
    }

    /** Consonants that stand for no other letter, no two alike side by side: no stemmer finds an ending. */
    private static String rareWord(int number) {
        var word = new StringBuilder("бр");
        for (int digit = 0, rest = number; digit < 6; digit++, rest /= 8) {
            word.append((digit % 2 == 0 ? "гджзклмп" : "рстфхчшн").charAt(rest % 8));
        }
        return word.toString();
    }

    String word(int rank) {
        return words.get(rank);
    }

    List<Text> texts() {
        return texts;
    }

    static String street(int number) {
        return "көшесі " + streetName(number);
    }

    private static String streetName(int number) {
        return "дмт" + rareWord(number).substring(2);
    }

    /** As residents write: what the catalogue calls a matter and what they call it, in Kazakh and in Russian. */
    List<String> phrases() throws SQLException {
        try (var connection = connect();
                var select = connection.prepareStatement("""
                        select text from (select kk || ', ' || array_to_string(synonyms_kk[1:2], ', ') || '. Көмектесіңіздерші' as text from catalogue_issue_revision
                        union all
                        select ru || ', ' || array_to_string(synonyms_ru[1:2], ', ') || '. Прошу принять меры' from catalogue_issue_revision
                        ) said order by md5(text) limit 600
                        """);
                var rows = select.executeQuery()) {
            var all = new ArrayList<String>();
            while (rows.next()) all.add(rows.getString(1));
            return all;
        }
    }

    /** What the server made of tickets of that account. */
    int learn(String of) throws SQLException {
        try (var connection = connect();
                var select =
                        connection.prepareStatement("select t.title, tsvector_to_array(s.words) from search_ticket s"
                                + " join ticket t on t.id = s.ticket_id where t.account = ? order by t.id")) {
            select.setString(1, of);
            var learned = new ArrayList<Text>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    learned.add(new Text(
                            rows.getString(1),
                            Arrays.stream((String[]) rows.getArray(2).getArray())
                                    .filter(word -> "#@^".indexOf(word.charAt(0)) < 0)
                                    .toList()));
                }
            }
            texts = List.copyOf(learned);
            return learned.size();
        }
    }

    private record Counted(
            AtomicIntegerArray rare, AtomicIntegerArray text, AtomicIntegerArray street, AtomicLongArray day) {}

    /** Tickets of five years, the newest with the highest id, all of them closed. */
    void tickets(int count) throws SQLException, InterruptedException, ExecutionException {
        long firstId = reserve(count);
        long begin = Instant.now().getEpochSecond() - YEARS * 52 * WEEK;
        var counted = new Counted(
                new AtomicIntegerArray(RARE_WORDS),
                new AtomicIntegerArray(texts.size()),
                new AtomicIntegerArray(STREETS),
                new AtomicLongArray((YEARS * 52 + 2) * 7));
        execute("drop index if exists search_ticket_words");
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var parts = new ArrayList<java.util.concurrent.Future<?>>();
            for (int part = 0; part < WRITERS; part++) {
                int from = (int) ((long) count * part / WRITERS);
                int to = (int) ((long) count * (part + 1) / WRITERS);
                parts.add(threads.submit(() -> {
                    write(firstId, from, to, count, begin, counted);
                    return null;
                }));
            }
            for (var part : parts) part.get();
        }
        count(counted, begin);
        execute("set maintenance_work_mem = '768MB'; set max_parallel_maintenance_workers = 2;"
                + " create index search_ticket_words on search_ticket using gin (words) with (fastupdate = off)");
        execute("vacuum (analyze) search_ticket");
        execute("vacuum (analyze) search_ticket_word");
        execute("vacuum (analyze) ticket");
        execute("vacuum (analyze) message");
    }

    private void write(long firstId, int from, int to, int count, long begin, Counted counted)
            throws SQLException, IOException {
        try (var connection = connect()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(from + 1L);
            for (int at = from; at < to; at += AT_ONCE) {
                var tickets = new StringBuilder();
                var index = new StringBuilder();
                var messages = new StringBuilder();
                for (int n = at; n < Math.min(to, at + AT_ONCE); n++) {
                    long received = begin + (long) ((double) n / count * (YEARS * 52 * WEEK - 3600));
                    one(firstId + n, n, received, begin, random, counted, tickets, index, messages);
                }
                copy.copyIn(
                        "copy ticket (id, number, version, status, title, language, channel, account, address, district,"
                                + " anonymous, resident_waits, received_at, changed_at, due_at, rank, outcome, closed_at,"
                                + " type) from stdin",
                        new StringReader(tickets.toString()));
                copy.copyIn(
                        "copy message (id, ticket_id, version, direction, kind, at, text) from stdin",
                        new StringReader(messages.toString()));
                copy.copyIn(
                        "copy search_ticket (ticket_id, version, made_from, words, received_at, district, organisations,"
                                + " closed) from stdin",
                        new StringReader(index.toString()));
            }
        }
    }

    private void one(
            long id,
            int n,
            long received,
            long begin,
            RandomGenerator random,
            Counted counted,
            StringBuilder tickets,
            StringBuilder index,
            StringBuilder messages) {
        int kind = zipf(random, texts.size());
        int street = zipf(random, STREETS);
        var rare = new LinkedHashSet<Integer>();
        while (rare.size() < RARE_IN_TICKET) rare.add(zipf(random, RARE_WORDS));
        var lexemes = new TreeSet<>(texts.get(kind).lexemes());
        String title =
                texts.get(kind).title() + " " + rare.stream().map(words::get).collect(Collectors.joining(" "));
        rare.forEach(word -> lexemes.add(words.get(word)));
        lexemes.add(streetName(street));
        lexemes.add("^" + streetName(street));
        int week = (int) (received / WEEK);
        lexemes.add("#d" + received / DAY);
        lexemes.add("#" + week);
        lexemes.add("##" + week / WEEKS_OF_A_BLOCK);
        Instant at = Instant.ofEpochSecond(received);
        tickets.append(id)
                .append('\t')
                .append(number(n))
                .append("\t2\tCLOSED\t")
                .append(title.length() > 120 ? title.substring(0, 120) : title)
                .append("\tKK\tWEB\t")
                .append(account)
                .append('\t')
                .append(street(street))
                .append(" ")
                .append(n % 90 + 1)
                .append("\tturkistan\tt\tf\t")
                .append(at)
                .append('\t')
                .append(at)
                .append('\t')
                .append(at)
                .append('\t')
                .append(at)
                .append("\tEXPLAINED\t")
                .append(at)
                .append("\tCONSULTATION\n");
        index.append(id).append("\t2\t0\t");
        for (String lexeme : lexemes)
            index.append('\'').append(lexeme.replace("'", "''")).append("' ");
        index.append('\t').append(at).append("\tturkistan\t{}\tt\n");
        if (n % ANSWERED == 0) {
            message(messages, id, 1, "IN\tRESIDENT", at, title);
            message(messages, id, 2, "OUT\tREPLY", at, "Жауап: " + title);
        }
        rare.forEach(word -> counted.rare().incrementAndGet(word));
        counted.text().incrementAndGet(kind);
        counted.street().incrementAndGet(street);
        counted.day().incrementAndGet((int) (received / DAY - begin / DAY));
    }

    /** One that is never given out, so that it meets none: its last digit is wrong. */
    private String number(int n) {
        String number = (numbers + n) + "0";
        return TicketNumbers.isValid(number) ? (numbers + n) + "1" : number;
    }

    private static void message(StringBuilder to, long ticket, int version, String kind, Instant at, String text) {
        to.append(new java.util.UUID(ticket, version))
                .append('\t')
                .append(ticket)
                .append('\t')
                .append(version)
                .append('\t')
                .append(kind)
                .append('\t')
                .append(at)
                .append('\t')
                .append(text)
                .append('\n');
    }

    /** The first is chosen as often as the second and the third together, and so on. */
    private static int zipf(RandomGenerator random, int size) {
        return Math.min(size - 1, (int) Math.exp(random.nextDouble() * Math.log(size + 1)) - 1);
    }

    private void count(Counted counted, long begin) throws SQLException {
        var more = new java.util.HashMap<String, Long>();
        for (int i = 0; i < RARE_WORDS; i++)
            more.merge(words.get(i), (long) counted.rare().get(i), Long::sum);
        for (int i = 0; i < STREETS; i++) {
            more.merge(streetName(i), (long) counted.street().get(i), Long::sum);
            more.merge("^" + streetName(i), (long) counted.street().get(i), Long::sum);
        }
        for (int i = 0; i < texts.size(); i++) {
            for (String lexeme : texts.get(i).lexemes())
                more.merge(lexeme, (long) counted.text().get(i), Long::sum);
        }
        for (int i = 0; i < counted.day().length(); i++) {
            long day = begin / DAY + i;
            more.merge("#d" + day, counted.day().get(i), Long::sum);
            more.merge("#" + day / 7, counted.day().get(i), Long::sum);
            more.merge("##" + day / 7 / WEEKS_OF_A_BLOCK, counted.day().get(i), Long::sum);
        }
        more.values().removeIf(tickets -> tickets == 0);
        add(
                "insert into search_ticket_word (word, tickets) select * from unnest(?::text[], ?::bigint[])"
                        + " on conflict (word) do update set tickets = search_ticket_word.tickets + excluded.tickets",
                more);
    }

    private void add(String sql, java.util.Map<String, Long> counts) throws SQLException {
        try (var connection = connect();
                var insert = connection.prepareStatement(sql)) {
            var order = List.copyOf(counts.keySet());
            insert.setArray(1, connection.createArrayOf("text", order.toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", order.stream().map(counts::get).toArray()));
            insert.executeUpdate();
        }
    }

    /** Entries as articles have them: a title, and three hundred words of the same vocabulary. */
    void articles(int count, String kind) throws SQLException, IOException {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        var entries = new java.util.HashMap<String, Long>();
        try (var connection = connect()) {
            var rows = new StringBuilder();
            for (int n = 0; n < count; n++) {
                var title = new LinkedHashSet<>(
                        texts.get(random.nextInt(texts.size())).lexemes());
                title.add(words.get(zipf(random, RARE_WORDS)));
                Set<String> body = new LinkedHashSet<>();
                while (body.size() < WORDS_OF_ARTICLE) {
                    body.addAll(texts.get(zipf(random, texts.size())).lexemes());
                    for (int i = 0; i < 10; i++) body.add(words.get(zipf(random, RARE_WORDS)));
                }
                body.removeAll(title);
                rows.append(kind).append("\tBENCH-").append(n).append("\tt\t");
                var all = new HashSet<String>();
                int at = vector(rows, title, 'A', 1, all);
                vector(rows, body, 'C', at, all);
                rows.append("\t0\t2026-01-01T00:00:00Z\t\\\\x00\n");
                all.forEach(word -> entries.merge(word, 1L, Long::sum));
            }
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy search_entry (kind, ref, public, words, uses, fresh_at, digest) from stdin",
                            new StringReader(rows.toString()));
        }
        add(
                "insert into search_word (word, entries) select * from unnest(?::text[], ?::bigint[])"
                        + " on conflict (word) do update set entries = search_word.entries + excluded.entries",
                entries);
        execute("vacuum (analyze) search_entry");
        execute("vacuum (analyze) search_word");
    }

    private static int vector(StringBuilder to, Set<String> words, char weight, int from, Set<String> all) {
        int at = from;
        for (String word : words) {
            for (String lexeme : List.of(word, "~" + word)) {
                if (all.add(lexeme)) {
                    to.append('\'')
                            .append(lexeme.replace("'", "''"))
                            .append("':")
                            .append(at++)
                            .append(weight)
                            .append(' ');
                }
            }
        }
        return at;
    }

    private long reserve(int count) throws SQLException {
        try (var connection = connect();
                var select = connection.prepareStatement(
                        "select setval('ticket_id', last_value + ? + 2000) - ? - 1000 from ticket_id")) {
            select.setLong(1, count);
            select.setLong(2, count);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private final ThreadLocal<Connection> own = new ThreadLocal<>();
    private final List<Connection> opened = java.util.Collections.synchronizedList(new ArrayList<>());

    /** The same question with nothing bounded: everything that has the words, then the newest. */
    void bare(String query) throws SQLException {
        Connection connection = own.get();
        if (connection == null) {
            connection = connect();
            own.set(connection);
            opened.add(connection);
        }
        try (var select = connection.prepareStatement("select ticket_id from search_ticket where words @@ ?::tsquery"
                + " order by received_at desc, ticket_id desc limit 11")) {
            select.setString(1, query);
            select.executeQuery().close();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : opened) connection.close();
    }
}
