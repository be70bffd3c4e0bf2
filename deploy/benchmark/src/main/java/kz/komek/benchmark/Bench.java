package kz.komek.benchmark;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command {@code deploy/bench}. */
@Command(
        name = "deploy/bench",
        description = {
            "Measures Komek and prints one table: each figure beside a ceiling of the same run.",
            "Without --url it starts a Komek of its own with deploy/run and removes it; with --url it measures a running",
            "one, in whose register the invented tickets stay. deploy/benchmark/README.md says how to read the table."
        },
        sortOptions = false)
final class Bench implements Callable<Integer> {
    private static final int CLIENTS = 8;
    private static final int OPERATORS = 200;
    /** A second; the rest of a centre of two hundred is talking. */
    private static final int CLAIMS = 100;

    private static final int DUE_TOGETHER = 10_000;
    /** A second: as many pause while they type when all of a shift register at once. */
    private static final int QUESTIONS = 20;

    /** Until the server's code is compiled: a shift begins on one that has run for weeks. */
    private static final Duration WARM = Duration.ofSeconds(30);
    /** A claim goes through more code than anything else here, and the compiler takes one of the cores meanwhile. */
    private static final Duration EARLIER_SHIFT = Duration.ofSeconds(110);

    /** Nobody may hold more than fifty tickets. */
    private static final int EARLIER_OPERATORS = 240;

    private static final int WARM_CONTACTS = 100;
    private static final int GLANCES = 50;
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "18480",
            description = "Of the own gateway; the others follow. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where the own Komek keeps its data for the run: a folder on a real disk")
    private @Nullable Path work;

    @Option(names = "--url", paramLabel = "URL", description = "The gateway of a running Komek (with --demo)")
    private @Nullable URI url;

    @Option(names = "--server", paramLabel = "URL", description = "Its server")
    private @Nullable URI server;

    @Option(
            names = "--db",
            paramLabel = "JDBC",
            description = "Its database; user and password in KOMEK_DB_USER and KOMEK_DB_PASSWORD")
    private @Nullable String db;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "Its Kafka")
    private @Nullable String kafka;

    @Option(
            names = "--contacts",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Preloaded into Kafka to measure the intake. Default: ${DEFAULT-VALUE}")
    private int contacts;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "Length of each measurement of times. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--rates",
            paramLabel = "N,N",
            split = ",",
            defaultValue = "50,100,200,400",
            description = "Loads at which acknowledgement is measured, a second. Default: ${DEFAULT-VALUE}")
    private List<Integer> rates = List.of();

    @Option(
            names = "--backlog",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Open tickets from which operators take. Default: ${DEFAULT-VALUE}")
    private int backlog;

    @Option(
            names = "--closed",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Closed tickets by which the register grows under the queue page. Default: ${DEFAULT-VALUE}")
    private int closed;

    @Option(
            names = "--armed",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Clocks that wait while others ring. Default: ${DEFAULT-VALUE}")
    private int armed;

    @Option(
            names = "--tickets",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Tickets among which is searched; 0: those that are there. Default: ${DEFAULT-VALUE}")
    private int tickets;

    @Option(
            names = "--articles",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Articles among which is searched. Default: ${DEFAULT-VALUE}")
    private int articles;

    @Option(
            names = "--parts",
            paramLabel = "PART",
            split = ",",
            defaultValue = "intake,visible,work,clocks",
            description = "What is measured: intake, visible, chats, work, clocks, search. Default: ${DEFAULT-VALUE}")
    private List<String> parts = List.of();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end")
    private boolean help;

    private final CommandLine line = new CommandLine(this).setUsageHelpWidth(110);
    private final String run =
            String.format(Locale.ROOT, "%06x", ThreadLocalRandom.current().nextInt(1 << 24));
    private final Table table = new Table();
    private final AtomicInteger asked = new AtomicInteger();

    private static final Logger ALL_LOGS = Logger.getLogger("");

    public static void main(String[] args) {
        ALL_LOGS.setLevel(Level.WARNING); // Kafka's clients print their settings at INFO
        System.exit(new Bench()
                .line
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    System.err.println("The benchmark ends without a table: " + failure.getMessage());
                    return 1;
                })
                .execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (contacts < 1_000) throw new ParameterException(line, "--contacts takes a number from 1000");
        if (url != null) {
            if (parts.contains("chats")) {
                throw new ParameterException(
                        line, "chats are measured on a Komek of one's own: its provider is a stand-in");
            }
            measure(running(url), null, null);
        } else {
            Path checkout = Path.of(Objects.requireNonNull(System.getProperty("komek.home"), "deploy/bench sets it"));
            Path folder = work != null ? work : checkout.resolve("deploy/benchmark/target/run");
            say("Starting a Komek of its own (" + folder + ", disk: "
                    + Files.getFileStore(Files.createDirectories(folder)).type() + ")");
            try (var messenger = new Messenger(run + run + run);
                    var own = OwnKomek.start(checkout, folder, port, messenger.settings())) {
                measure(own.komek(port), own::killServer, messenger);
            }
        }
        return 0;
    }

    private Komek running(URI gateway) {
        if (server == null || db == null || kafka == null) {
            throw new ParameterException(line, "--url needs --server, --db and --kafka beside it");
        }
        return new Komek(
                gateway,
                server,
                new Komek.Database(
                        db,
                        System.getenv().getOrDefault("KOMEK_DB_USER", "komek"),
                        System.getenv().getOrDefault("KOMEK_DB_PASSWORD", "")),
                kafka);
    }

    /**
     * @param death of its server; {@code null}: it is somebody else's, and not ours to kill
     * @param messenger that it believes to be Meta; {@code null}: as above
     */
    private void measure(Komek komek, Alarms.@Nullable Death death, @Nullable Messenger messenger) throws Exception {
        var http = new Http(komek);
        try (var register = new Register(komek.database());
                var straight = new Straight(komek.kafka(), run)) {
            if (!Collections.disjoint(parts, List.of("intake", "visible", "chats"))) warmUp(http, straight, register);
            if (parts.contains("intake")) {
                acknowledgement(http, straight, register);
                visibleRate(http, straight, register, komek);
                queuePage(http);
            }
            if (parts.contains("visible")) visibleTimes(http, straight, register, komek);
            if (parts.contains("chats") && messenger != null) chats(http, straight, register, messenger);
            if (parts.contains("work")) workQueue(http, komek);
            if (parts.contains("clocks")) clocks(komek, death);
            if (parts.contains("search")) search(http, straight, register, komek);
        }
        System.out.println();
        System.out.println(table.print());
    }

    private void warmUp(Http http, Straight straight, Register register) throws Exception {
        say("Warming up");
        var invented = new Invented("warm" + run);
        Load.open(WARM_CONTACTS, WARM, index -> {
            var reservation = http.reserve();
            http.submit(reservation, invented.form(index));
            http.isRegistered(reservation);
            straight.publish(invented.contact(index, reservation.number(), Instant.now()));
        });
        register.awaitQuiet();
    }

    /** The PUT that answers only after Kafka did, beside the same contacts straight into Kafka. */
    private void acknowledgement(Http http, Straight straight, Register register) throws Exception {
        var length = Duration.ofSeconds(seconds);
        for (int rate : rates) {
            say("Acknowledged after Kafka, " + rate + "/s");
            var invented = new Invented("ack" + rate + run);
            var numbers = reserve(http, rate * seconds);
            var ceiling = Load.open(
                    rate,
                    length,
                    i -> straight.publish(invented.contact(i, numbers.get(i).number(), Instant.now())));
            var ours = Load.open(rate, length, i -> http.submit(numbers.get(i), invented.form(i)));
            table.times("webhook acknowledged after Kafka", rate + "/s open", ours, "Kafka", ceiling);
            register.awaitQuiet();
            if (!ours.held(rate)) {
                say("It does not hold " + rate + "/s; higher loads are left out");
                return;
            }
        }
    }

    /** A signed delivery that is answered only after Kafka did, beside the same contacts straight into Kafka. */
    private void chats(Http http, Straight straight, Register register, Messenger messenger) throws Exception {
        var length = Duration.ofSeconds(seconds);
        say("Warming up the webhook");
        Load.open(WARM_CONTACTS, WARM, i -> deliver(http, messenger, "warm" + run, i));
        register.awaitQuiet();
        for (int rate : rates) {
            say("A chat's webhook, " + rate + "/s");
            var invented = new Invented("chat" + rate + run);
            var ceiling = Load.open(
                    rate, length, i -> straight.publish(invented.contact(i, Integer.toString(i), Instant.now())));
            var ours = Load.open(rate, length, i -> deliver(http, messenger, "chat" + rate + run, i));
            table.times("chat's webhook acknowledged after Kafka", rate + "/s open", ours, "Kafka", ceiling);
            register.awaitQuiet();
            if (!ours.held(rate)) {
                say("It does not hold " + rate + "/s; higher loads are left out");
                return;
            }
        }
        say(messenger.answered() + " answers have gone out");
    }

    private static void deliver(Http http, Messenger messenger, String run, int index) throws Exception {
        byte[] body = messenger.delivery(run, index, "Сәлеметсіз бе! Абай көшесінде су жоқ, белгі " + index);
        http.deliver(body, messenger.signature(body));
    }

    private void visibleRate(Http http, Straight straight, Register register, Komek komek) throws Exception {
        var invented = new Invented("load" + run);
        say("Reserving " + contacts + " numbers");
        var numbers = reserve(http, contacts);
        say("Contact to visible ticket: preloading " + contacts + " contacts");
        var sustained = intake(straight, register, invented, numbers);
        try (var typed = new Typed(komek.database(), invented.account(), Math.min(contacts, 20_000))) {
            var ticket = new ArrayList<Load.Result>();
            var all = new ArrayList<Load.Result>();
            for (int round = 0; round < 3; round++) {
                say("The ceiling: rows typed straight into PostgreSQL, round " + (round + 1));
                typed.empty();
                ticket.add(Load.all(Typed.CLIENTS, typed.contacts(), typed::typeTicket));
                typed.empty();
                all.add(Load.all(Typed.CLIENTS, typed.contacts(), typed::typeAll));
            }
            String load = contacts + " preloaded";
            table.rates("contact to visible ticket", load, sustained, "ticket + message + event typed", best(ticket));
            table.rates(
                    "the same, against the very same rows",
                    load,
                    sustained,
                    typed.rowsEach() + " rows a contact typed",
                    best(all));
        }
    }

    /** The strictest: the best of the rounds. */
    private static double best(List<Load.Result> rounds) {
        if (rounds.stream().anyMatch(round -> round.failed() > 0)) {
            throw new IllegalStateException("a ceiling was not reached: rows were refused");
        }
        return rounds.stream().mapToDouble(Load.Result::perSecond).max().orElseThrow();
    }

    /** Tickets a second while nobody publishes any more and Kafka holds the rest. */
    private double intake(Straight straight, Register register, Invented invented, List<Http.Reservation> numbers)
            throws SQLException, InterruptedException, ExecutionException {
        preload(straight, invented, numbers);
        long begin = System.nanoTime();
        int before = register.tickets(invented.account());
        say(before + " were tickets already when the last was published");
        if (before > numbers.size() * 3 / 4) {
            throw new IllegalStateException("too few were left to measure: use a larger --contacts");
        }
        while (register.tickets(invented.account()) < numbers.size()) {
            if (System.nanoTime() - begin > LONGEST_WAIT.toNanos()) {
                throw new IllegalStateException("after " + LONGEST_WAIT + " only "
                        + register.tickets(invented.account()) + " of " + numbers.size() + " are tickets");
            }
            Thread.sleep(100);
        }
        return (numbers.size() - before) / ((System.nanoTime() - begin) / 1e9);
    }

    private static void preload(Straight straight, Invented invented, List<Http.Reservation> numbers)
            throws InterruptedException, ExecutionException {
        straight.preload(() -> IntStream.range(0, numbers.size())
                .mapToObj(i -> invented.contact(i, numbers.get(i).number(), Instant.now()))
                .iterator());
    }

    /** From the PUT to the tracking page that shows it registered, asked as soon as the ticket's event is out. */
    private void visibleTimes(Http http, Straight straight, Register register, Komek komek) throws Exception {
        var length = Duration.ofSeconds(seconds);
        var known = new Invented("known" + run);
        var written = reserve(http, 200 * seconds);
        preload(straight, known, written);
        register.awaitQuiet();
        try (var events = new Events(komek.kafka());
                var typed = new Typed(komek.database(), known.account(), written.size())) {
            for (int rate : List.of(100, 200)) {
                say("Contact to visible ticket, " + rate + "/s");
                var invented = new Invented("see" + rate + run);
                var numbers = reserve(http, rate * seconds);
                typed.empty();
                var ceiling = Load.open(rate, length, typed::typeTicket);
                var ours = Load.open(rate, length, i -> {
                    var reservation = numbers.get(i);
                    events.expect(reservation.number());
                    http.submit(reservation, invented.form(i));
                    events.await(reservation.number(), LONGEST_WAIT);
                    while (!http.isRegistered(reservation)) Thread.sleep(GLANCE);
                });
                table.times("contact to visible ticket", rate + "/s open", ours, "typed", ceiling);
                register.awaitQuiet();
                if (!ours.held(rate)) return;
            }
        }
    }

    private void queuePage(Http http) throws Exception {
        say("Queue page");
        String token = http.login("aigul", "demo");
        var length = Duration.ofSeconds(seconds);
        Load.closed(CLIENTS, length, i -> http.queuePage(token)); // warm
        Load.closed(CLIENTS, length, i -> http.empty());
        var emptyAtMost = Load.closed(CLIENTS, length, i -> http.empty());
        var pageAtMost = Load.closed(CLIENTS, length, i -> http.queuePage(token));
        table.times("queue page", CLIENTS + " clients closed", pageAtMost, "empty endpoint", emptyAtMost);
        table.rates(
                "queue page, pages a second",
                CLIENTS + " clients closed",
                pageAtMost.perSecond(),
                "empty endpoint",
                emptyAtMost.perSecond());
        // Half of what it can: what a busy morning feels like, not what a collapse does.
        int rate = Math.max(1, (int) (pageAtMost.perSecond() / 2));
        var empty = Load.open(rate, length, i -> http.empty());
        var page = Load.open(rate, length, i -> http.queuePage(token));
        table.times("queue page", rate + "/s open", page, "empty endpoint", empty);
    }

    /** People who take what is next, beside the same statements with nothing around them. */
    private void workQueue(Http http, Komek komek) throws Exception {
        long numbers = 9_000_000_000L + ThreadLocalRandom.current().nextInt(200) * 1_000_000L;
        try (var queue = new Backlog(komek.database(), "bench-" + run, numbers)) {
            say("Typing " + backlog + " open tickets");
            queue.open(backlog);
            queue.operators("bench-" + run + "-", OPERATORS);
            queue.operators("bare-" + run + "-", OPERATORS);
            say("Logging " + OPERATORS + " operators in");
            var tokens = new String[OPERATORS];
            Load.all(CLIENTS, OPERATORS, i -> tokens[i] = http.login("bench-" + run + "-" + i, "demo"));
            earlierShift(http, queue);
            claims(http, queue, tokens);
            burst(http, queue, tokens);
            growth(http, queue, tokens[0]);
            long wrong = queue.wrong();
            say(wrong == 0 ? "No ticket was taken twice, no claim found nothing" : wrong + " CLAIMS WERE WRONG");
            if (wrong > 0) throw new IllegalStateException(wrong + " tickets were taken twice, or left behind");
        }
    }

    /** Works until the server's code is compiled. */
    private void earlierShift(Http http, Backlog queue) throws Exception {
        say("An earlier shift takes what it can hold");
        String name = "early-" + run + "-";
        queue.operators(name, EARLIER_OPERATORS);
        var tokens = new String[EARLIER_OPERATORS];
        Load.all(CLIENTS, EARLIER_OPERATORS, i -> tokens[i] = http.login(name + i, "demo"));
        Load.open(CLAIMS, EARLIER_SHIFT, i -> http.claim(tokens[i % EARLIER_OPERATORS]));
    }

    private void claims(Http http, Backlog queue, String[] tokens) throws Exception {
        var length = Duration.ofSeconds(seconds);
        say("Claim next, " + CLAIMS + "/s");
        Load.open(CLAIMS, Duration.ofSeconds(3), i -> queue.claim("bare-" + run + "-" + i % OPERATORS));
        var bare = Load.open(CLAIMS, length, i -> queue.claim("bare-" + run + "-" + i % OPERATORS));
        var ours = Load.open(CLAIMS, length, i -> http.claim(tokens[i % OPERATORS]));
        table.times(
                "claim next of " + backlog + " waiting", CLAIMS + "/s open", ours, "the same statements typed", bare);
    }

    private void burst(Http http, Backlog queue, String[] tokens) throws Exception {
        say(OPERATORS + " claim at once");
        var bare = Load.all(OPERATORS, OPERATORS, i -> queue.claim("bare-" + run + "-" + i));
        var ours = Load.all(OPERATORS, OPERATORS, i -> http.claim(tokens[i]));
        table.times(
                OPERATORS + " claim at once, all done in " + String.format(Locale.ROOT, "%.2f s", ours.seconds()),
                "burst",
                ours,
                "the same statements typed",
                bare);
    }

    /** The same pages before and after the register has grown by tickets that are over. */
    private void growth(Http http, Backlog queue, String token) throws Exception {
        var length = Duration.ofSeconds(seconds);
        say("Queue page and lengths of desks, before");
        Load.closed(CLIENTS, length, i -> http.queuePage(token));
        Load.closed(CLIENTS, length, i -> http.desks(token));
        var pageBefore = Load.open(GLANCES, length, i -> http.queuePage(token));
        var desksBefore = Load.open(GLANCES, length, i -> http.desks(token));
        say("Typing " + closed + " closed tickets");
        queue.closed(closed);
        var page = Load.open(GLANCES, length, i -> http.queuePage(token));
        var desks = Load.open(GLANCES, length, i -> http.desks(token));
        String grown = GLANCES + "/s open";
        table.times("queue page with " + closed + " closed more", grown, page, "without them", pageBefore);
        table.times("lengths of desks with " + closed + " closed more", grown, desks, "without them", desksBefore);
    }

    /** Many clocks that wait and some that are due together, beside the same rows typed. */
    private void clocks(Komek komek, Alarms.@Nullable Death death) throws Exception {
        long numbers = 9_300_000_000L + ThreadLocalRandom.current().nextInt(200) * 1_000_000L;
        var length = Duration.ofSeconds(seconds);
        try (var alarms = new Alarms(komek.database())) {
            var before = Load.closed(1, length, i -> alarms.look());
            say("Arming " + armed + " clocks");
            alarms.arm(armed);
            var after = Load.closed(1, length, i -> alarms.look());
            table.times("what a server asks each second", armed + " armed", after, "none armed", before);
            for (String round : List.of("cold", "warm", "warmer", "once", "twice")) {
                String ours = "alarm-" + round + "-" + run;
                String bare = "typed-" + round + "-" + run;
                tickets(komek, ours, numbers);
                tickets(komek, bare, numbers + 20_000);
                numbers += 40_000;
                say(DUE_TOGETHER + " are due in one second (" + round + ")");
                double rung = alarms.ring(ours).toMillis() / 1000.0;
                double typed = alarms.type(bare).toMillis() / 1000.0;
                if (alarms.wrong(ours) > 0) {
                    throw new IllegalStateException(alarms.wrong(ours) + " tickets rang twice, or never");
                }
                table.rates(
                        DUE_TOGETHER + " due in one second, all rung after "
                                + String.format(Locale.ROOT, "%.1f s", rung),
                        armed + " armed (" + round + ")",
                        DUE_TOGETHER / rung,
                        "the same rows typed",
                        DUE_TOGETHER / typed);
            }
            if (death != null) killed(komek, alarms, death, numbers);
        }
    }

    /** The server dies while it rings: early, in the middle, near the end. Whatever was due rings, and once. */
    private void killed(Komek komek, Alarms alarms, Alarms.Death death, long numbers) throws Exception {
        long next = numbers;
        for (int percent : List.of(90, 50, 20)) {
            String account = "killed-" + percent + "-" + run;
            tickets(komek, account, next);
            next += 20_000;
            say(DUE_TOGETHER + " are due in one second, and the server is killed when " + percent + "% are left");
            Alarms.Survived survived = alarms.ringThrough(account, DUE_TOGETHER * percent / 100, death);
            if (survived.wrong() > 0) {
                throw new IllegalStateException(survived.wrong() + " of " + DUE_TOGETHER
                        + " rang twice, or never, after the server was killed with " + survived.left() + " left");
            }
            table.found(
                    "server killed while it rings, " + survived.left() + " of " + DUE_TOGETHER + " left",
                    armed + " armed",
                    String.format(
                            Locale.ROOT,
                            "each rang once; all %.1f s after its death",
                            survived.all().toMillis() / 1000.0));
        }
    }

    /** Words among years of tickets, beside the same question put straight to PostgreSQL. */
    private void search(Http http, Straight straight, Register register, Komek komek) throws Exception {
        var learned = new Invented("words" + run);
        long numbers = 800_000_000L + ThreadLocalRandom.current().nextInt(9) * 10_000_000L;
        try (var library = new Library(komek.database(), "library-" + run, numbers)) {
            List<String> phrases = library.phrases();
            say("Letting the server take " + phrases.size() + " texts apart");
            var reserved = reserve(http, phrases.size());
            straight.preload(() -> IntStream.range(0, reserved.size())
                    .mapToObj(i -> learned.contact(i, reserved.get(i).number(), phrases.get(i), Instant.now()))
                    .iterator());
            while (library.learn(learned.account()) < reserved.size()) Thread.sleep(500);
            register.awaitQuiet();
            say("Typing " + articles + " articles and " + tickets + " tickets");
            long begin = System.nanoTime();
            library.articles(articles, "ARTICLE");
            if (tickets > 0) library.tickets(tickets);
            say("Typed in " + (System.nanoTime() - begin) / 1_000_000_000 + " s");
            String token = http.login("aigul", "demo");
            suggestions(http, library, token);
            questions(http, library, token);
        }
    }

    private void suggestions(Http http, Library library, String token) throws Exception {
        var questions = new Questions(library);
        var length = Duration.ofSeconds(seconds);
        var found = new AtomicIntegerArray(3);
        say("Suggestions, " + QUESTIONS + "/s");
        Load.open(QUESTIONS, WARM, i -> http.suggest(token, questions.written(i), questions.address(i)));
        var empty = Load.open(QUESTIONS, length, i -> http.empty());
        var ours = Load.open(QUESTIONS, length, i -> {
            int[] each = http.suggest(token, questions.written(i), questions.address(i));
            for (int kind = 0; kind < each.length; kind++) found.addAndGet(kind, each[kind]);
        });
        say("Suggested: " + found + " articles, issues and tickets");
        table.promised(
                "suggestions of " + articles + " articles, " + among(),
                QUESTIONS + "/s open",
                ours,
                "empty endpoint",
                empty);
    }

    private void questions(Http http, Library library, String token) throws Exception {
        var questions = new Questions(library);
        var length = Duration.ofSeconds(seconds);
        say("Tickets by words, " + QUESTIONS + "/s");
        Load.open(QUESTIONS, WARM, i -> http.search(token, questions.question(i).typed()));
        var ours = Load.open(
                QUESTIONS, length, i -> http.search(token, questions.question(i).typed()));
        var bare = Load.closed(
                2, length, i -> library.bare(questions.question(next()).query()));
        String of = "tickets by words of " + among();
        table.promised(of, QUESTIONS + "/s open", ours, "all of it by PostgreSQL, 2 clients", bare);
        var frequent = Load.open(
                QUESTIONS, length, i -> http.search(token, questions.frequent(i).typed()));
        var all = Load.closed(
                2, length, i -> library.bare(questions.frequent(next()).query()));
        table.promised(
                of + ", two of the most frequent",
                QUESTIONS + "/s open",
                frequent,
                "all of it by PostgreSQL, 2 clients",
                all);
    }

    private String among() {
        return tickets > 0 ? tickets + " tickets" : "the tickets that are there";
    }

    private int next() {
        return asked.getAndIncrement();
    }

    private static void tickets(Komek komek, String account, long numbers) throws SQLException {
        try (var tickets = new Backlog(komek.database(), account, numbers)) {
            tickets.open(DUE_TOGETHER);
        }
    }

    private static List<Http.Reservation> reserve(Http http, int count) throws InterruptedException {
        var reserved = new ConcurrentLinkedQueue<Http.Reservation>();
        var result = Load.all(CLIENTS, count, i -> reserved.add(http.reserve()));
        if (result.failed() > 0) {
            throw new IllegalStateException(result.failed() + " reservations were refused; are the limits of the"
                    + " gateway on? They are lifted for this machine with --demo.");
        }
        return List.copyOf(reserved);
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
