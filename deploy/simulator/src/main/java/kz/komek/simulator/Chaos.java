package kz.komek.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Kills the parts of one local Komek with SIGKILL, in turn. It kills only what {@code DATA/run/NAME.pid} names, and only
 * while the process still has the start time noted there: a number alone may be anybody's by now.
 */
final class Chaos {
    /** In the order in which a contact passes them. */
    private static final List<String> VICTIMS = List.of("gateway", "server", "kafka", "postgres");

    private static final Duration SAME_START = Duration.ofSeconds(2);

    private final Path run;
    private final Duration every;
    private final Consumer<String> tell;
    private final Map<String, Integer> killed = new TreeMap<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    Chaos(Path data, Duration every, Consumer<String> tell) {
        this.run = data.resolve("run");
        this.every = every;
        this.tell = tell;
        for (String victim : VICTIMS) {
            if (named(victim).isEmpty()) {
                throw new IllegalArgumentException("nothing to kill: no running " + victim + " is named in " + run);
            }
        }
        this.thread = Thread.ofVirtual().start(this::rage);
    }

    private void rage() {
        try {
            for (int turn = 0; !stop.await(every.toMillis(), TimeUnit.MILLISECONDS); turn++) {
                kill(VICTIMS.get(turn % VICTIMS.size()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void kill(String victim) {
        named(victim)
                .ifPresentOrElse(
                        process -> {
                            process.destroyForcibly(); // SIGKILL
                            killed.merge(victim, 1, Integer::sum);
                            tell.accept("killed " + victim + " (process " + process.pid() + ")");
                        },
                        () -> tell.accept(victim + " is not running; spared"));
    }

    /** How often each was killed. Read it after {@link #end()}. */
    Map<String, Integer> killed() {
        return killed;
    }

    private Optional<ProcessHandle> named(String victim) {
        try (Stream<Path> notes = Files.list(run)) {
            // gateway, gateway-2 ...: any replica
            return notes.filter(note -> note.getFileName().toString().matches(victim + "(-\\d+)?\\.pid"))
                    .sorted()
                    .flatMap(note -> process(note).stream())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProcessHandle> process(Path note) {
        try {
            String[] parts = Files.readString(note).strip().split(" ");
            if (parts.length < 2) return Optional.empty();
            var started = Instant.parse(parts[1]);
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .startInstant()
                            .filter(start ->
                                    Duration.between(started, start).abs().compareTo(SAME_START) < 0)
                            .isPresent());
        } catch (IOException | NumberFormatException | DateTimeParseException e) {
            return Optional.empty(); // being written just now
        }
    }

    void end() throws InterruptedException {
        stop.countDown();
        thread.join();
    }
}
