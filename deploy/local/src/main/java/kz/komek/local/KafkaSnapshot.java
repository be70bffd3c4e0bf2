package kz.komek.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The broker's log as it was at one moment, though it goes on writing. Segments only grow at their end, so a second name (a hard
 * link) and the length of now hold them fast even when the broker renames or deletes its own. A half-written last record is cut
 * off by the broker's recovery; indexes and producer states are rebuilt by it, and are left out.
 */
final class KafkaSnapshot implements AutoCloseable {
    private static final int TRIES = 20;
    /** First: what it says was flushed must not be ahead of the segments that come after it. */
    private static final String RECOVERY_POINT = "recovery-point-offset-checkpoint";

    private static final Set<String> REBUILT =
            Set.of(".index", ".timeindex", ".txnindex", ".snapshot", ".tmp", ".part");
    private static final Set<String> LEAVING = Set.of(".deleted", ".cleaned", ".swap");
    private static final Set<String> OF_THE_PROCESS = Set.of(".lock", ".kafka_cleanshutdown");

    record Held(String name, Path file, long length) {}

    private final Path log;
    private final Path links;
    private final List<Held> held = new ArrayList<>();

    private KafkaSnapshot(Path log, Path links) {
        this.log = log;
        this.links = links;
    }

    /** The links lie beside the log: on another file system there are none. */
    static KafkaSnapshot of(Path log) throws IOException {
        Path links = log.resolveSibling("kafka.backup");
        Folders.delete(links);
        KafkaSnapshot snapshot = new KafkaSnapshot(log, links);
        try {
            snapshot.hold();
            return snapshot;
        } catch (IOException | RuntimeException e) {
            snapshot.close();
            throw e;
        }
    }

    List<Held> files() {
        return held;
    }

    @Override
    public void close() {
        Folders.delete(links);
    }

    private void hold() throws IOException {
        holdFolder(log, "");
        for (Path partition : folders()) {
            holdFolder(partition, partition.getFileName() + "/");
        }
    }

    /** Again when the broker changed the set of files meanwhile: a compaction puts one segment in another's place. */
    private void holdFolder(Path folder, String prefix) throws IOException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Set<String> before = wanted(folder);
            List<Held> taken = new ArrayList<>();
            for (String name : before) {
                take(folder.resolve(name), prefix + name, links.resolve(Integer.toString(attempt)))
                        .ifPresent(taken::add);
            }
            if (taken.size() == before.size() && wanted(folder).equals(before)) {
                held.addAll(taken);
                return;
            }
        }
        throw new CannotStart("Kafka's log " + folder + " changes too fast to be backed up: try again.");
    }

    private static Optional<Held> take(Path file, String name, Path under) throws IOException {
        Path link = under.resolve(name);
        try {
            Files.createDirectories(link.getParent());
            if (name.endsWith(".log")) {
                link(link, file);
            } else {
                Files.copy(file, link, StandardCopyOption.REPLACE_EXISTING); // small, and rewritten in place
            }
            return Optional.of(new Held(name, link, Files.size(link)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Where links are unknown a copy serves: the broker only ever adds to the file. */
    private static void link(Path link, Path file) throws IOException {
        try {
            Files.deleteIfExists(link);
            Files.createLink(link, file);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(file, link);
        }
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> children = Files.list(log)) {
            return children.filter(Files::isDirectory)
                    .filter(folder -> !folder.toString().endsWith("-delete"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> wanted(Path folder) {
        Set<String> names = new TreeSet<>(Comparator.comparing((String name) -> !name.equals(RECOVERY_POINT))
                .thenComparing(Comparator.naturalOrder()));
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !OF_THE_PROCESS.contains(name))
                    .filter(name ->
                            Stream.concat(REBUILT.stream(), LEAVING.stream()).noneMatch(name::endsWith))
                    .forEach(names::add);
            return names;
        } catch (NoSuchFileException e) {
            return Set.of(); // a topic was deleted this moment
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
