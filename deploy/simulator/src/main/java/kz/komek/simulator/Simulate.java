package kz.komek.simulator;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The command {@code deploy/simulate}. */
@Command(
        name = "deploy/simulate",
        description = {
            "A city that talks: residents who write through the real channels of a running Komek,",
            "and at the end a ledger of what became of their words, read from outside.",
            "Exit status 0: nothing is missing and nothing is doubled; 1: something is; 2: it could not begin."
        },
        sortOptions = false)
final class Simulate implements Callable<Integer> {
    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "The residents' site. Default: ${DEFAULT-VALUE}")
    private URI url = URI.create("http://localhost:8080");

    @Option(
            names = "--rate",
            paramLabel = "N/min",
            defaultValue = "600/min",
            description = "How many write a minute; also N/s, N/h. Default: ${DEFAULT-VALUE}")
    private Rate rate = new Rate(10);

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "200",
            description = "How many write. Default: ${DEFAULT-VALUE}")
    private int count;

    @Option(
            names = "--channels",
            paramLabel = "LIST",
            defaultValue = "web,email",
            description = "Of web and email. E-mail needs --demo of deploy/run. Default: ${DEFAULT-VALUE}")
    private Channels channels = new Channels(Set.of());

    /** A set of its own type: of a plain one the parser would read single items. */
    private record Channels(Set<Channel> set) {}

    @Option(
            names = "--email-share",
            paramLabel = "SHARE",
            defaultValue = "0.3",
            description = "Of those who write by mail when both channels are used. Default: ${DEFAULT-VALUE}")
    private double emailShare;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "109",
            description = "The same seed, the same contacts (but for their marks). Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "How long a resident tries, and how long the ledger waits. Default: ${DEFAULT-VALUE}")
    private Duration patience = Duration.ofMinutes(10);

    @Option(
            names = "--settle",
            paramLabel = "TIME",
            defaultValue = "5s",
            description =
                    "Pause before the last look for doubles; at least 20s with --chaos. Default: ${DEFAULT-VALUE}")
    private Duration settle = Duration.ofSeconds(5);

    @Option(
            names = "--chaos",
            paramLabel = "DATA",
            description =
                    "Meanwhile kill gateway, server, Kafka and PostgreSQL with SIGKILL in turn: those which deploy/run"
                            + " noted in this data folder")
    private @Nullable Path chaos;

    @Option(
            names = "--chaos-every",
            paramLabel = "TIME",
            defaultValue = "20s",
            description = "One kill each. Default: ${DEFAULT-VALUE}")
    private Duration chaosEvery = Duration.ofSeconds(20);

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "turkistan-2023: a month that must end as the centre of Turkistan oblast counted it in 2023."
                    + " Web only; moves the clock of a Komek that runs with --demo a month ahead.")
    private @Nullable Scenario scenario;

    enum Scenario {
        TURKISTAN_2023("turkistan-2023");

        private final String option;

        Scenario(String option) {
            this.option = option;
        }

        static Scenario parse(String text) {
            for (Scenario each : values()) if (each.option.equals(text)) return each;
            throw new IllegalArgumentException("there is one scenario: " + TURKISTAN_2023.option);
        }
    }

    @Option(
            names = "--fraction",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the scenario: each figure divided by so many. Default: ${DEFAULT-VALUE}")
    private int fraction;

    @Option(
            names = "--staff-url",
            paramLabel = "URL",
            description = "Of the scenario: the server. Default: the port after that of --url")
    private @Nullable URI staffUrl;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end")
    private boolean help;

    @Option(names = "--terminal", hidden = true)
    private boolean terminal;

    private final PrintStream out;
    private final PrintStream err;
    private final CommandLine line;

    Simulate(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
        this.line = new CommandLine(this)
                .registerConverter(Rate.class, text -> read(text, Rate::parse))
                .registerConverter(Duration.class, text -> read(text, Spans::parse))
                .registerConverter(Scenario.class, text -> read(text, Scenario::parse))
                .registerConverter(Channels.class, text -> new Channels(read(text, Channel::parse)))
                .setUsageHelpWidth(110);
    }

    public static void main(String[] args) {
        var utf8 = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var errors = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Simulate(utf8, errors).line.execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (count < 1) throw new ParameterException(line, "--count takes a number from 1");
        if (emailShare < 0 || emailShare > 1) throw new ParameterException(line, "--email-share takes 0 to 1");
        if (fraction < 1) throw new ParameterException(line, "--fraction takes a number from 1");
        var site = new WebSite(withoutSlash(url));
        if (scenario != null) return play(site);
        WebSite.Demo demo = null;
        var asked = new Patience(Duration.ofSeconds(30), new Semaphore(1)).until(site::demo, () -> {});
        switch (asked) {
            case Outcome.Done<WebSite.Demo>(var ports) -> demo = ports;
            case Outcome.NotNow<WebSite.Demo> silent -> {
                err.println("Komek does not answer at " + url + ": " + silent.why());
                return 2;
            }
            case Outcome.Refused<WebSite.Demo> refused -> {
                if (channels.set().contains(Channel.EMAIL)) {
                    err.println("No demo mail server is told at " + url + "/public/v1/demo (" + refused.why()
                            + "). Start Komek with deploy/run --demo, or use --channels web.");
                    return 2;
                }
            }
        }
        return simulate(site, demo);
    }

    @SuppressWarnings("try") // the bar is closed, not used
    private int play(WebSite site) throws InterruptedException {
        var plan = Words.month(fraction);
        var city = new City(seed, newRun(), Set.of(Channel.WEB), 0);
        var staff = new StaffApi(staffUrl == null ? afterwards(url) : withoutSlash(staffUrl));
        var month = new MonthOfTurkistan(site, staff, city, plan, InstantSource.system());
        try (var progress = new Progress(err, terminal, "Living a month", plan.total(), month::done, () -> "")) {
            return month.play(out) ? 0 : 1;
        } catch (StaffApi.Unexpected e) {
            err.println("The month could not be played: " + e.getMessage()
                    + ". It needs a Komek started with deploy/run --demo, at " + url + ".");
            return 2;
        }
    }

    private static URI afterwards(URI url) {
        return URI.create(url.getScheme() + "://" + url.getHost() + ":" + (url.getPort() + 1));
    }

    private static String newRun() {
        return String.format(Locale.ROOT, "%06x", ThreadLocalRandom.current().nextInt(1 << 24));
    }

    private int simulate(WebSite site, WebSite.@Nullable Demo demo) throws InterruptedException {
        String run = newRun();
        var city = new City(seed, run, channels.set(), emailShare);
        // Mail carries whole seconds.
        var post = demo == null ? null : new PostOffice(demo, new Date());
        var sending = new Sending(city, site, post, patience);
        out.println("Run " + run + ", seed " + seed + ": " + count + " contacts to " + url);
        send(sending);
        sending.troubles().forEach((why, times) -> out.println("on the way, " + why + ": " + times));
        var audit = new Audit(city, site, demo == null ? null : new Mailboxes(demo));
        var ledger = audit(audit, sending);
        ledger.examples().forEach(out::println);
        ledger.lines().forEach(out::println);
        return ledger.isClean() ? 0 : 1;
    }

    @SuppressWarnings("try") // the bar is closed, not used
    private void send(Sending sending) throws InterruptedException {
        Chaos rage = chaos == null ? null : rage(chaos);
        try (var progress = new Progress(err, terminal, "Sending", count, sending::acknowledged, sending::state)) {
            sending.send(count, rate);
        } finally {
            if (rage != null) rage.end();
        }
        if (rage != null) rage.killed().forEach((who, times) -> out.println("killed " + who + ": " + times));
    }

    private Chaos rage(Path data) {
        try {
            return new Chaos(data, chaosEvery, this::tell);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, e.getMessage(), e);
        }
    }

    @SuppressWarnings("try") // the bar is closed, not used
    private Ledger audit(Audit audit, Sending sending) throws InterruptedException {
        try (var progress =
                new Progress(err, terminal, "Looking", sending.acknowledged(), audit::found, audit::state)) {
            audit.await(sending.receipts(), patience);
        }
        var pause = chaos == null || settle.compareTo(Duration.ofSeconds(20)) > 0 ? settle : Duration.ofSeconds(20);
        Thread.sleep(pause);
        try (var progress = new Progress(err, terminal, "Counting", count, audit::counted, audit::state)) {
            return audit.count(sending.receipts(), patience);
        }
    }

    /** A refusal in our own words, without the parser's around them. */
    private static <T> T read(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private void tell(String what) {
        err.println((terminal ? "\n" : "") + what);
    }

    private static URI withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }
}
