package kz.komek.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import kz.komek.local.Broker;
import kz.komek.local.Durability;
import kz.komek.local.Postgres;

/**
 * PostgreSQL and Kafka for tests, in a process of their own: says their addresses as {@code NAME=value} lines, the last
 * is {@link #READY}, and stops them and deletes their files when its standard input ends, so whoever started it need
 * only die.
 */
public final class EnginesMain {
    static final String READY = "READY";
    // Kept: java.util.logging forgets the level of a logger nobody holds.
    private static final Logger ALL = Logger.getLogger("");

    private EnginesMain() {}

    public static void main(String[] args) throws IOException {
        ALL.setLevel(Level.WARNING); // Kafka tells every partition's story at INFO
        PrintStream out = System.out;
        System.setOut(System.err); // nothing else may come between the addresses
        Path dir = Files.createTempDirectory("komek-test");
        try (var postgres = Postgres.start(dir.resolve("postgres"), 0, Durability.THROWAWAY);
                var kafka = Broker.start(dir.resolve("kafka"), 0, 0, Durability.THROWAWAY)) {
            out.println(Engines.POSTGRES + "=" + postgres.url());
            out.println(Engines.POSTGRES_USER + "=" + postgres.user());
            out.println(Engines.POSTGRES_PASSWORD + "=" + postgres.password());
            out.println(Engines.KAFKA + "=" + kafka.bootstrap());
            out.println(READY);
            out.flush();
            while (System.in.read() >= 0) {
                // whoever started us lives
            }
        } finally {
            delete(dir);
        }
    }

    private static void delete(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
