package kz.komek.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The process behind a cluster, found through the file it keeps there. */
final class Postmaster {
    private static final long CLEAN_SECONDS = 5;
    private static final long ABRUPT_SECONDS = 2;

    private Postmaster() {}

    /** Running on exactly this cluster; the number alone may by now be any other process's. */
    static Optional<ProcessHandle> of(Path cluster) {
        return noted(cluster).filter(process -> servesCluster(process, cluster));
    }

    /** The fourth line of its note. */
    static int port(Path cluster) throws IOException {
        return Integer.parseInt(Files.readAllLines(note(cluster)).get(3).strip());
    }

    /**
     * After SIGKILL of whoever started it, a postmaster goes on alone, and PostgreSQL rightly refuses a second one. When the
     * noted number is another process's by now, PostgreSQL would refuse for ever: then the note is stale.
     */
    static void stopLeftover(Path cluster) {
        of(cluster).ifPresent(Postmaster::stop);
        if (noted(cluster).filter(ProcessHandle::isAlive).isPresent()) {
            try {
                Files.deleteIfExists(note(cluster));
            } catch (IOException e) {
                throw new CannotStart(
                        "The file " + note(cluster) + " cannot be removed: " + Sentences.reason(e) + ".", e);
            }
        }
    }

    /** INT is its fast shutdown (TERM would wait for clients to leave), QUIT gives up without a checkpoint. Both are safe. */
    static void stop(ProcessHandle postmaster) {
        Processes.signal("INT", postmaster);
        if (Processes.endsWithin(postmaster, CLEAN_SECONDS)) {
            return;
        }
        Processes.signal("QUIT", postmaster);
        if (!Processes.endsWithin(postmaster, ABRUPT_SECONDS)) {
            postmaster.destroyForcibly();
            Processes.endsWithin(postmaster, ABRUPT_SECONDS);
        }
    }

    private static Path note(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    private static Optional<ProcessHandle> noted(Path cluster) {
        try {
            return Files.exists(note(cluster))
                    ? ProcessHandle.of(Long.parseLong(
                                    Files.readAllLines(note(cluster)).getFirst().strip()))
                            .filter(ProcessHandle::isAlive)
                    : Optional.empty();
        } catch (IOException | NumberFormatException | java.util.NoSuchElementException e) {
            return Optional.empty(); // half-written: PostgreSQL judges it itself
        }
    }

    private static boolean servesCluster(ProcessHandle process, Path cluster) {
        return process.info()
                .arguments()
                .map(List::of)
                .filter(arguments -> arguments.contains(cluster.toString()))
                .isPresent();
    }
}
