package kz.komek.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Where one child's output goes. The child appends to it itself, so it goes on writing when the launcher dies. */
record LogFile(Path path) {
    private static final long TAIL_BYTES = 64 * 1024;
    private static final long LARGEST = 64L * 1024 * 1024;

    long size() {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was written from the given position on; only its last part when it is long. */
    List<String> since(long position) {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (var channel = Files.newByteChannel(path)) {
            channel.position(Math.max(position, channel.size() - TAIL_BYTES));
            byte[] bytes = java.nio.channels.Channels.newInputStream(channel).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of("(the log cannot be read: " + Sentences.reason(e) + ")");
        }
    }

    List<String> tail(int lines) {
        List<String> all = since(0);
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    /** A new run starts a new log and keeps one before it. */
    void rotate() {
        try {
            Files.createDirectories(path.getParent());
            if (Files.exists(path)) {
                Files.move(path, previous(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new CannotStart("The log " + path + " cannot be begun: " + Sentences.reason(e) + ".", e);
        }
    }

    /** The child holds the file open for appending: it is emptied in place, after a copy. */
    void cutWhenLarge() {
        if (size() < LARGEST) {
            return;
        }
        try {
            Files.copy(path, previous(), StandardCopyOption.REPLACE_EXISTING);
            Files.newByteChannel(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path previous() {
        return path.resolveSibling(path.getFileName().toString().replaceFirst("\\.log$", "") + ".previous.log");
    }
}
