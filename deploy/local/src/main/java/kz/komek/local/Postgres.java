package kz.komek.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL 18 in a folder of its own: {@code cluster} is its data directory, {@code password} its user's password.
 * Started again after any death, it recovers, and first stops a postmaster which the last start left behind.
 */
public final class Postgres implements AutoCloseable {
    static final String DATABASE = "komek";
    static final String USER = "komek";
    private static final Duration UNTIL_READY = Duration.ofMinutes(5); // recovery of much WAL on a slow disk
    private static final Duration UNTIL_REMAINS_GONE = Duration.ofSeconds(30);
    private static final String REMAINS = "pre-existing shared memory block";

    private final Path dir;
    private final int port;
    private final Durability durability;
    private final LogFile log;
    private final String password;
    private final Thread atExit = new Thread(this::stop, "stop PostgreSQL");
    private volatile boolean stopping;
    private volatile @Nullable Process process;

    Postgres(Path dir, int port, Durability durability, LogFile log) {
        this.dir = created(dir);
        this.port = port == 0 ? Ports.free() : port;
        this.durability = durability;
        this.log = log;
        this.password = Secret.kept(this.dir.resolve("password"), 24);
    }

    /**
     * Blocks until the database "komek" takes connections. Stops with the JVM at the latest.
     *
     * @param port 0 picks a free one
     * @throws CannotStart with a sentence for people
     */
    public static Postgres start(Path dir, int port, Durability durability) {
        Postgres postgres = new Postgres(dir, port, durability, new LogFile(dir.resolve("postgres.log")));
        Runtime.getRuntime().addShutdownHook(postgres.atExit);
        postgres.start();
        return postgres;
    }

    /** Blocks until it takes connections; again after a death. */
    Process start() {
        Path programs = PostgresBinaries.unpacked();
        Postmaster.stopLeftover(cluster(dir));
        if (!Files.exists(cluster(dir))) {
            initialise(programs);
        }
        long deadline = System.nanoTime() + UNTIL_REMAINS_GONE.toNanos();
        while (true) {
            long position = log.size();
            Process attempt = run(Processes.inOwnSession(Processes.notAsRoot(command(programs))));
            if (becameReady(attempt)) {
                return attempt;
            }
            List<String> told = log.since(position);
            // After SIGKILL of the postmaster its backends need a moment to see that they are alone and leave.
            if (stopping || told.stream().noneMatch(line -> line.contains(REMAINS)) || System.nanoTime() > deadline) {
                throw new CannotStart(sentence(told));
            }
            pause();
        }
    }

    /** For good: also ends a start that is still going on. */
    void stop() {
        stopping = true;
        Process running = process;
        if (running != null) {
            Postmaster.stop(running.toHandle());
        }
    }

    static Path cluster(Path dir) {
        return dir.resolve("cluster");
    }

    public String url() {
        return url(DATABASE);
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the JVM is ending: the hook stops it
        }
        stop();
    }

    private static Path created(Path dir) {
        try {
            return Files.createDirectories(dir).toRealPath();
        } catch (IOException e) {
            throw new CannotStart("The folder " + dir + " cannot be used: " + Sentences.reason(e) + ".", e);
        }
    }

    /** Made beside and renamed: a first start that is killed half-way leaves no half cluster. */
    private void initialise(Path programs) {
        Path fresh = dir.resolve("cluster.new");
        Path passwordFile = dir.resolve("password");
        Folders.delete(fresh);
        long position = log.size();
        // Word limits in text search and pg_trgm come from LC_CTYPE; with plain C no Cyrillic letter is a letter.
        for (String ctype : List.of("C.UTF-8", "en_US.UTF-8", "C")) {
            Process initdb = run(Processes.notAsRoot(initdb(programs, fresh, passwordFile, ctype)));
            if (exitCode(initdb) == 0) {
                Folders.rename(fresh, cluster(dir));
                return;
            }
            Folders.delete(fresh);
        }
        throw new CannotStart(sentence(log.since(position)));
    }

    private List<String> initdb(Path programs, Path fresh, Path passwordFile, String ctype) {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("bin/initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--data-checksums",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--lc-ctype=" + ctype));
        if (durability == Durability.THROWAWAY) {
            command.add("--no-sync");
        }
        return command;
    }

    private List<String> command(Path programs) {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("bin/postgres").toString(),
                "-D",
                cluster(dir).toString(),
                "-p",
                Integer.toString(port)));
        settings().forEach(setting -> {
            command.add("-c");
            command.add(setting);
        });
        return command;
    }

    private List<String> settings() {
        Stream<String> always = Stream.of(
                "listen_addresses=localhost",
                "unix_socket_directories=",
                "max_connections=200",
                "max_wal_size=4GB",
                "wal_compression=on",
                "checkpoint_timeout=15min",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                // A failing statement quotes its values, and those are residents' words and numbers.
                "log_min_error_statement=panic",
                "log_error_verbosity=terse",
                "password_encryption=scram-sha-256");
        Stream<String> promised = durability == Durability.DURABLE
                ? Stream.of("fsync=on", "synchronous_commit=on", "full_page_writes=on", "shared_buffers=512MB")
                : Stream.of("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=128MB");
        return Stream.concat(always, promised).toList();
    }

    private Process run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(dir.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()))
                    .start();
        } catch (IOException e) {
            throw new CannotStart("PostgreSQL cannot be started: " + Sentences.reason(e) + ".", e);
        }
    }

    private boolean becameReady(Process attempt) {
        long deadline = System.nanoTime() + UNTIL_READY.toNanos();
        while (attempt.isAlive()) {
            try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password)) {
                createDatabase(connection);
                return true;
            } catch (SQLException e) {
                if (System.nanoTime() > deadline || "28P01".equals(e.getSQLState())) { // its password is another
                    Postmaster.stop(attempt.toHandle());
                    throw new CannotStart("PostgreSQL in " + dir + " does not let Komek in: " + e.getMessage(), e);
                }
                pause();
            }
        }
        return false;
    }

    private static void createDatabase(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var found = statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                try (Statement create = connection.createStatement()) {
                    create.execute("create database " + DATABASE);
                }
            }
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    private String sentence(List<String> told) {
        if (told.stream().anyMatch(line -> line.contains("No space left on device"))) {
            return "PostgreSQL cannot start: the disk of " + dir + " is full.";
        }
        if (told.stream().anyMatch(line -> line.contains("could not create any TCP/IP sockets"))) {
            return "PostgreSQL cannot start: port " + port + " is already in use.";
        }
        String last = told.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                .reduce((first, second) -> second)
                .orElse(told.isEmpty() ? "it said nothing" : told.getLast());
        return "PostgreSQL cannot start: " + last.strip() + " (" + log.path() + ")";
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new CannotStart("Interrupted while PostgreSQL was being set up.", e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while PostgreSQL was starting.", e);
        }
    }
}
