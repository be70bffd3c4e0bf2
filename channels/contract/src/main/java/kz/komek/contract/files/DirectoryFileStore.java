package kz.komek.contract.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Files under {@code root/yyyy-MM-dd/uuid}; several processes may share the directory. */
public final class DirectoryFileStore implements FileStore {
    private static final Pattern ID = Pattern.compile("\\d{4}-\\d{2}-\\d{2}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int HEAD = 64 * 1024;

    private final Path root;
    private final InstantSource time;

    public DirectoryFileStore(Path root, InstantSource time) {
        this.root = root;
        this.time = time;
    }

    @Override
    public Kept keep(InputStream bytes, long limit) throws IOException {
        Path day = root.resolve(today().toString());
        Files.createDirectories(day);
        String name = UUID.randomUUID().toString();
        Path part = day.resolve(name + ".part");
        try {
            Kept kept = write(bytes, limit, part, day.getFileName() + "/" + name);
            Files.move(part, day.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            syncDirectory(day);
            return kept;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    private static Kept write(InputStream bytes, long limit, Path file, String id) throws IOException {
        MessageDigest sha = sha256();
        var head = new java.io.ByteArrayOutputStream();
        long size = 0;
        byte[] buffer = new byte[HEAD];
        try (var out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int n; (n = bytes.read(buffer)) >= 0; ) {
                size += n;
                if (size > limit) throw new TooLarge(limit);
                sha.update(buffer, 0, n);
                if (head.size() < HEAD) head.write(buffer, 0, Math.min(n, HEAD - head.size()));
                for (var chunk = ByteBuffer.wrap(buffer, 0, n); chunk.hasRemaining(); ) out.write(chunk);
            }
            out.force(true);
        }
        return new Kept(id, size, HexFormat.of().formatHex(sha.digest()), head.toByteArray());
    }

    @Override
    public InputStream open(String id) throws IOException {
        return Files.newInputStream(path(id));
    }

    @Override
    public void delete(String id) throws IOException {
        Files.deleteIfExists(path(id));
    }

    @Override
    public void upTo(LocalDate last, Consumer<String> consumer) throws IOException {
        if (!Files.isDirectory(root)) return;
        try (var days = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path day : days) {
                if (isDayUpTo(day.getFileName().toString(), last)) {
                    try (var files = Files.newDirectoryStream(day)) {
                        for (Path file : files) consumer.accept(day.getFileName() + "/" + file.getFileName());
                    }
                }
            }
        }
    }

    private static boolean isDayUpTo(String name, LocalDate last) {
        try {
            return !LocalDate.parse(name).isAfter(last);
        } catch (DateTimeParseException notOurs) {
            return false;
        }
    }

    /** Only ids of our own making reach the file system. */
    private Path path(String id) throws NoSuchFileException {
        String whole = id.endsWith(".part") ? id.substring(0, id.length() - 5) : id;
        if (!ID.matcher(whole).matches()) throw new NoSuchFileException("not a file id");
        return root.resolve(id);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), ZoneOffset.UTC);
    }

    /** Makes the rename itself durable (Linux; elsewhere directories cannot be opened and need it less). */
    private static void syncDirectory(Path directory) {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notSupported) {
            // Windows
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
