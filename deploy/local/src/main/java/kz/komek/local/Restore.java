package kz.komek.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A data folder out of a backup. Everything is unpacked and checked beside its place before it takes it. */
final class Restore {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private Restore() {}

    /** What was there before, moved aside; empty when there was nothing. */
    static Optional<Path> to(Path folder, Path backup, boolean force, InstantSource clock) throws IOException {
        if (!Files.isRegularFile(backup)) {
            throw new CannotStart("There is no backup " + backup + ".");
        }
        Path data = folder.toAbsolutePath().normalize();
        boolean occupied = isOccupied(data);
        if (occupied && !force) {
            throw new CannotStart("The data folder " + data
                    + " is not empty: name another with --data, or have it moved aside with --force.");
        }
        Optional<DataFolder> held = occupied ? Optional.of(standingStill(data)) : Optional.empty();
        try {
            Path fresh = data.resolveSibling(data.getFileName() + ".restoring");
            Folders.delete(fresh);
            Files.createDirectories(fresh);
            Archive.unpack(backup, fresh);
            ownersOnly(fresh);
            Processes.flushDisks();
            Optional<Path> aside = occupied ? Optional.of(moveAside(data, clock)) : Optional.empty();
            Files.deleteIfExists(data);
            Folders.rename(fresh, data);
            return aside;
        } finally {
            held.ifPresent(DataFolder::close);
        }
    }

    private static boolean isOccupied(Path data) throws IOException {
        if (!Files.exists(data)) {
            return false;
        }
        try (Stream<Path> children = Files.list(data)) {
            return children.findAny().isPresent();
        }
    }

    private static DataFolder standingStill(Path data) {
        DataFolder held = DataFolder.open(data);
        if (!held.leftovers().isEmpty()
                || Postmaster.of(Postgres.cluster(held.postgres())).isPresent()) {
            held.close();
            throw new CannotStart("Processes of Komek still run in " + data
                    + ": start deploy/run there and stop it with Ctrl-C, which ends them.");
        }
        return held;
    }

    private static Path moveAside(Path data, InstantSource clock) {
        String now = SECOND.format(clock.instant().atZone(ZoneId.systemDefault()));
        Path aside = data.resolveSibling(data.getFileName() + ".before-restore-" + now);
        Folders.rename(data, aside);
        return aside;
    }

    /** PostgreSQL refuses a cluster others can read, and a zip keeps no permissions. */
    private static void ownersOnly(Path fresh) throws IOException {
        try (Stream<Path> all = Files.walk(fresh)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
            }
        }
        for (String folder : List.of("pg_wal/archive_status", "pg_wal/summaries")) {
            Files.createDirectories(Postgres.cluster(fresh.resolve("postgres")).resolve(folder));
        }
    }
}
