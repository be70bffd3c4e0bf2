package kz.komek.local;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/** Starts one Komek, tells its addresses, and keeps it running until it is told to stop. */
final class Launcher {
    private static final long LEFTOVER_SECONDS = 5;
    private static final long WATCH_SECONDS = 30;
    private static final long REPORT_SECONDS = 10;

    private final Options options;
    private final DataFolder data;
    private final Screen screen = new Screen(InstantSource.system());
    private final AdminPassword adminPassword;
    private final Town town;
    private final List<Child> gateways = new ArrayList<>();
    private final List<Child> servers = new ArrayList<>();
    private final List<Child> mail = new ArrayList<>();
    private final List<Child> brokers = new ArrayList<>();
    private final List<Child> databases = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile boolean failed;

    Launcher(Options options, DataFolder data, Path checkout, Map<String, String> environment) {
        this.options = options;
        this.data = data;
        this.adminPassword = new AdminPassword(data.path(), options.demo());
        this.town = new Town(options, data, checkout, environment, adminPassword);
    }

    /** Does not return: it runs until a signal ends the JVM, whose hook stops the children. */
    void run() throws InterruptedException {
        stopLeftovers();
        data.requireSpace();
        requirePorts();
        requireEngines();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopOnSignal, "stop everything"));
        try {
            startAll();
            awaitReady();
        } catch (CannotStart e) {
            failed = true;
            stopAll();
            throw e;
        }
        tellAddresses();
        watch();
    }

    /** Left by a launcher that was killed. They would hold the ports, and two brokers on one log would ruin it. */
    private void stopLeftovers() {
        List<ProcessHandle> leftovers = data.leftovers();
        if (!leftovers.isEmpty()) {
            screen.say("Stopping " + leftovers.size() + " processes which an earlier start left in " + data.path());
            inParallel(leftovers, process -> () -> Processes.stop(process, LEFTOVER_SECONDS));
        }
        Postmaster.stopLeftover(Postgres.cluster(data.postgres()));
        data.forgetAll();
    }

    private void requirePorts() {
        town.wantedPorts().forEach((port, who) -> {
            if (Ports.inUse(port)) {
                throw new CannotStart("Port " + port + " (" + who
                        + ") is already in use: stop what listens there or choose other ports with --port.");
            }
        });
    }

    private void requireEngines() {
        options.postgres().ifPresent(url -> town.database().requireAnswer());
        options.kafka().filter(address -> !answers(address)).ifPresent(address -> {
            throw new CannotStart("Kafka does not answer at " + address + " (--kafka).");
        });
    }

    private static boolean answers(String address) {
        int colon = address.lastIndexOf(':');
        return Ports.answers(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    /** At once what can be: only the server needs something, its database, before it can begin. */
    private void startAll() {
        screen.say("Starting in " + data.path());
        town.broker().ifPresent(program -> brokers.add(child(program).start()));
        town.postgres().ifPresent(program -> databases.add(child(program).start()));
        town.servers().forEach(program -> servers.add(child(program)));
        town.gateways().forEach(program -> gateways.add(child(program)));
        town.mail().ifPresent(program -> mail.add(child(program)));
        ready(databases).thenRun(() -> servers.forEach(Child::start));
        gateways.forEach(Child::start);
        mail.forEach(Child::start);
    }

    private Child child(Program program) {
        return new Child(program, data, screen);
    }

    private Stream<Child> all() {
        return Stream.of(databases, brokers, mail, servers, gateways).flatMap(List::stream);
    }

    private static CompletableFuture<Void> ready(List<Child> children) {
        return CompletableFuture.allOf(children.stream().map(Child::ready).toArray(CompletableFuture[]::new));
    }

    /** Until every child is ready or one is known not to become so; never silent for long. */
    private void awaitReady() throws InterruptedException {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        ready(all().toList()).thenRun(() -> outcome.complete(null));
        all().forEach(child -> child.ready().whenComplete((nothing, failure) -> {
            if (failure != null) {
                outcome.completeExceptionally(failure);
            }
        }));
        while (true) {
            try {
                outcome.get(REPORT_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                screen.say("still waiting for " + String.join(", ", unready()) + " (" + screen.sinceStart()
                        + "; logs in " + data.path().resolve("logs") + ")");
            } catch (ExecutionException e) {
                throw (e.getCause() instanceof CompletionException wrapped ? wrapped.getCause() : e.getCause())
                                instanceof CannotStart sentence
                        ? sentence
                        : new IllegalStateException(e.getCause());
            }
        }
    }

    private List<String> unready() {
        return all().filter(child -> !child.ready().isDone()).map(Child::name).toList();
    }

    private void tellAddresses() {
        screen.plain(new Addresses(options, data, town, adminPassword).text(screen.sinceStart()));
        adminPassword.wasTold();
    }

    /** Deaths are seen by the children's own threads; here is what creeps up. */
    private void watch() throws InterruptedException {
        boolean warned = false;
        while (true) {
            TimeUnit.SECONDS.sleep(WATCH_SECONDS);
            all().map(Child::log).forEach(LogFile::cutWhenLarge);
            boolean full = data.isNearlyFull();
            if (full && !warned) {
                screen.say("The disk of " + data.path()
                        + " is nearly full: when nothing is left, PostgreSQL and Kafka stop and no contact is taken.");
            }
            warned = full;
        }
    }

    private void stopOnSignal() {
        stopAll();
        // A stop that was asked for is a success; without this the JVM would report the signal.
        Runtime.getRuntime().halt(failed ? 1 : 0);
    }

    /** First who takes contacts, last what keeps them. All within 20 s, by force where asking does not help. */
    private void stopAll() {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        long started = System.nanoTime();
        screen.say("Stopping");
        // Whoever stops us may be stopping the children as well: none of them is to rise again.
        all().forEach(Child::restartNoMore);
        stop(gateways, 4);
        stop(servers, 4);
        stop(mail, 1);
        stop(brokers, 4);
        stop(databases, 5);
        screen.say("Stopped (" + Screen.seconds(started) + "); the data is in " + data.path());
    }

    private static void stop(List<Child> children, long seconds) {
        inParallel(children, child -> () -> child.stop(seconds));
    }

    private static <T> void inParallel(List<T> items, Function<T, Runnable> work) {
        CompletableFuture.allOf(items.stream()
                        .map(item -> CompletableFuture.runAsync(
                                work.apply(item), task -> Thread.ofVirtual().start(task)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
