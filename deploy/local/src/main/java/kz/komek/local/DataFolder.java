package kz.komek.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder with everything one Komek knows. One launcher at a time has it open. */
final class DataFolder implements AutoCloseable {
    private static final long NEEDED_BYTES = 512L * 1024 * 1024;
    private static final long FULL_BYTES = 16L * 1024 * 1024;
    private static final long MEBIBYTE = 1024L * 1024;
    /** The kernel counts a process's start from boot in ticks; turned into an instant it may move by about a second. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    static DataFolder open(Path wanted) {
        return tryOpen(wanted)
                .orElseThrow(() -> new CannotStart("The data folder " + wanted + " is in use by another deploy/run"
                        + holder(wanted) + ": stop that one or choose another with --data."));
    }

    /** Empty when another launcher has it. */
    static Optional<DataFolder> tryOpen(Path wanted) {
        try {
            Path path = Files.createDirectories(wanted).toRealPath();
            closeToOthers(path);
            for (String folder : List.of("run", "logs", "cds", "files")) {
                Files.createDirectories(path.resolve(folder));
            }
            FileChannel lockFile = FileChannel.open(
                    lock(path), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                lockFile.close();
                return Optional.empty();
            }
            lockFile.truncate(0);
            lockFile.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(new DataFolder(path, lockFile));
        } catch (IOException e) {
            throw new CannotStart("The data folder " + wanted + " cannot be used: " + Sentences.reason(e) + ".", e);
        }
    }

    /** In it are residents' words, photos and mails, and nobody else on this machine has business with them. */
    private static void closeToOthers(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    Path path() {
        return path;
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    LogFile log(String name) {
        return new LogFile(path.resolve("logs").resolve(name + ".log"));
    }

    Path sharedClasses(String name) {
        return path.resolve("cds").resolve(name + ".jsa");
    }

    String secret() {
        return Secret.kept(path.resolve("secret"), 32);
    }

    /** An argument that tells our processes from all others, and one folder's from another's. */
    String mark() {
        return "-Dkomek.data=" + path;
    }

    void requireSpace() {
        if (freeBytes() < NEEDED_BYTES) {
            throw new CannotStart("The disk of " + path + " is nearly full: " + freeBytes() / MEBIBYTE
                    + " MB are free and Komek needs at least " + NEEDED_BYTES / MEBIBYTE + " MB.");
        }
    }

    boolean isFull() {
        return freeBytes() < FULL_BYTES;
    }

    boolean isNearlyFull() {
        return freeBytes() < NEEDED_BYTES;
    }

    String spaceNote() {
        return isFull() ? " because the disk of " + path + " is full" : "";
    }

    void remember(String name, ProcessHandle process) {
        String started = process.info().startInstant().map(Instant::toString).orElse("");
        try {
            Files.writeString(note(name), process.pid() + " " + started);
        } catch (IOException e) {
            // The mark on its command line finds it as well.
        }
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(note(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processes which a launcher that was killed has left here: noted with their start, or carrying our mark. */
    List<ProcessHandle> leftovers() {
        try (Stream<Path> notes = Files.list(path.resolve("run"))) {
            Stream<ProcessHandle> noted =
                    notes.filter(file -> file.toString().endsWith(".pid")).flatMap(file -> noted(file).stream());
            Stream<ProcessHandle> marked = ProcessHandle.allProcesses().filter(this::isMarked);
            return Stream.concat(noted, marked)
                    .filter(process -> process.pid() != ProcessHandle.current().pid())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forgetAll() {
        try (Stream<Path> notes = Files.list(path.resolve("run"))) {
            for (Path file :
                    (Iterable<Path>) notes.filter(note -> note.toString().endsWith(".pid"))::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long freeBytes() {
        try {
            return Files.getFileStore(path).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path note(String name) {
        return path.resolve("run").resolve(name + ".pid");
    }

    private boolean isMarked(ProcessHandle process) {
        return process.info()
                .arguments()
                .map(List::of)
                .filter(arguments -> arguments.contains(mark()))
                .isPresent();
    }

    /** A number alone may be anyone's by now: it counts only with the start noted beside it. */
    private static Optional<ProcessHandle> noted(Path file) {
        try {
            String[] parts = Files.readString(file).strip().split(" ");
            if (parts.length < 2) {
                return Optional.empty();
            }
            Instant started = Instant.parse(parts[1]);
            return ProcessHandle.of(Long.parseLong(parts[0])).filter(process -> startedAt(process, started));
        } catch (IOException | NumberFormatException | java.time.DateTimeException e) {
            return Optional.empty(); // half-written when its writer was killed
        }
    }

    private static boolean startedAt(ProcessHandle process, @Nullable Instant noted) {
        return process.info()
                .startInstant()
                .filter(start -> Duration.between(noted, start).abs().compareTo(SAME_START) < 0)
                .isPresent();
    }

    private static Path lock(Path path) {
        return path.resolve("run").resolve("lock");
    }

    private static String holder(Path path) {
        try {
            return " (process " + Files.readString(lock(path)).strip() + ")";
        } catch (IOException e) {
            return "";
        }
    }
}
