package kz.komek.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A data folder in one file, taken while Komek runs or stands still.
 *
 * <p>The order is what makes it whole: Kafka first, then the database, then the files. A contact which Kafka's copy counts as
 * taken in is in the later database; one it does not count is read again and found to be there or not. A ticket's row is older
 * than the copy of its attachment.
 */
final class Backup {
    /** Not what anybody would miss, or copied in its own way. */
    private static final Set<String> APART = Set.of("run", "logs", "cds", "postgres", "kafka", "kafka.backup");
    /** Kept empty: of the running process, or rebuilt by recovery (as pg_basebackup does it). */
    private static final Set<String> EMPTIED = Set.of(
            "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private static final Set<String> OF_THE_PROCESS =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map");

    private final Path data;
    private final Path cluster;
    private final Archive archive;

    private Backup(Path data, Archive archive) {
        this.data = data;
        this.cluster = Postgres.cluster(data.resolve("postgres"));
        this.archive = archive;
    }

    /** How many files it holds. */
    static int of(Path folder, Path target) throws IOException, SQLException {
        if (!Files.isDirectory(Postgres.cluster(folder.resolve("postgres")))) {
            throw new CannotStart("There is no database in " + folder
                    + " to back up (one given with --postgres is backed up with its own tools).");
        }
        Path data = folder.toRealPath();
        // Held while Komek stands still, so that nobody starts it half-way through.
        Optional<DataFolder> held = DataFolder.tryOpen(data);
        try (Archive archive = Archive.create(target)) {
            new Backup(data, archive).take(held.isPresent());
            return archive.finish();
        } finally {
            held.ifPresent(DataFolder::close);
        }
    }

    private void take(boolean lockHeld) throws IOException, SQLException {
        boolean running = Postmaster.of(cluster).isPresent();
        if (!running && !lockHeld) {
            throw new CannotStart("Komek in " + data + " is just starting or stopping: try again in a moment.");
        }
        takeKafka();
        archive.add("postgres/password", data.resolve("postgres/password"), Long.MAX_VALUE);
        if (running) {
            takeRunningDatabase();
        } else {
            takeTree(
                    cluster, path -> !OF_THE_PROCESS.contains(path.getFileName().toString()) || isLabel(path));
        }
        takeTree(data, path -> !APART.contains(data.relativize(path).getName(0).toString()));
    }

    private static boolean isLabel(Path path) {
        return path.endsWith("backup_label"); // restored and never started: the label is still needed
    }

    private void takeKafka() throws IOException {
        Path log = data.resolve("kafka");
        if (!Files.isDirectory(log)) {
            return;
        }
        try (KafkaSnapshot snapshot = KafkaSnapshot.of(log)) {
            for (KafkaSnapshot.Held file : snapshot.files()) {
                archive.add("kafka/" + file.name(), file.file(), file.length());
            }
        }
    }

    /** PostgreSQL's low-level base backup: pages copied while they change are put right by the log of the same time. */
    private void takeRunningDatabase() throws IOException, SQLException {
        String url = "jdbc:postgresql://localhost:" + Postmaster.port(cluster) + "/postgres";
        String password = Files.readString(data.resolve("postgres/password")).strip();
        try (Connection connection = DriverManager.getConnection(url, Postgres.USER, password);
                Statement statement = connection.createStatement()) {
            // Keeps the log of the backup's time from being recycled; it goes with this session.
            statement.execute("select pg_create_physical_replication_slot('komek_backup', true, true)");
            String first = asked(statement, "select pg_walfile_name(pg_backup_start('komek', true))");
            takeTree(cluster, this::isPage);
            archive.add("postgres/cluster/global/pg_control", cluster.resolve("global/pg_control"), Long.MAX_VALUE);
            String last = stop(statement);
            takeTree(cluster.resolve("pg_wal"), path -> isSegment(path, first, last));
        }
    }

    private String stop(Statement statement) throws SQLException, IOException {
        try (ResultSet stopped = statement.executeQuery(
                "select pg_walfile_name(lsn) as last, labelfile from pg_backup_stop(wait_for_archive => false)")) {
            stopped.next();
            archive.add("postgres/cluster/backup_label", stopped.getString("labelfile"));
            return stopped.getString("last");
        }
    }

    private boolean isPage(Path path) {
        Path inside = cluster.relativize(path);
        String name = path.getFileName().toString();
        boolean isFolder = Files.isDirectory(path);
        boolean insideEmptied = inside.getNameCount() > 1
                && (EMPTIED.contains(inside.getName(0).toString()) || inside.startsWith("pg_wal") && !isFolder);
        return !insideEmptied
                && !OF_THE_PROCESS.contains(name)
                && !name.startsWith("pgsql_tmp")
                && !name.startsWith("pg_internal.init")
                && !inside.equals(Path.of("global/pg_control"));
    }

    private static boolean isSegment(Path path, String first, String last) {
        String name = path.getFileName().toString();
        return name.matches("[0-9A-F]{24}") && name.compareTo(first) >= 0 && name.compareTo(last) <= 0;
    }

    private static String asked(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    /** Files that go away meanwhile are no loss: the database's log, or the ticket's, says so. */
    private void takeTree(Path root, Predicate<Path> wanted) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!folder.equals(root) && !wanted.test(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                try (Stream<Path> children = Files.list(folder)) {
                    if (children.findAny().isEmpty() || isEmptied(folder)) {
                        archive.addFolder(data.relativize(folder).toString());
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && wanted.test(file)) {
                    try {
                        archive.add(data.relativize(file).toString(), file, Long.MAX_VALUE);
                    } catch (NoSuchFileException e) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private boolean isEmptied(Path folder) {
        return folder.startsWith(cluster)
                && EMPTIED.contains(folder.getFileName().toString());
    }
}
