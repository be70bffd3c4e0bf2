package kz.komek.local;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The one file of a backup: a zip whose last entry lists the SHA-256 of every other, in the form sha256sum checks. It takes its name
 * only when it is complete and on the disk.
 */
final class Archive implements AutoCloseable {
    static final String MANIFEST = "MANIFEST.sha256";

    private static final int CHUNK = 256 * 1024;

    private final Path target;
    private final Path part;
    private final ZipOutputStream zip;
    private final Map<String, String> digests = new LinkedHashMap<>();

    private Archive(Path target, Path part, ZipOutputStream zip) {
        this.target = target;
        this.part = part;
        this.zip = zip;
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Readable by its owner only: it holds the secret and everybody's words. */
    static Archive create(Path target) throws IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.deleteIfExists(part);
        FileChannel channel = FileChannel.open(
                part,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new Archive(target, part, new WideZip(Channels.newOutputStream(channel)));
    }

    /** The JDK's deflates in steps of 512 bytes, each a call and a write of its own. */
    private static final class WideZip extends ZipOutputStream {
        WideZip(OutputStream out) {
            super(new BufferedOutputStream(out, CHUNK));
            buf = new byte[CHUNK];
        }
    }

    void add(String name, String text) throws IOException {
        add(name, new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Long.MAX_VALUE);
    }

    /** At most so many bytes: of a file that is being written to, the length it had at a known moment. */
    void add(String name, Path file, long length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            add(name, in, length);
        }
    }

    void addFolder(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name + "/"));
        zip.closeEntry();
    }

    private void add(String name, InputStream in, long length) throws IOException {
        MessageDigest digest = sha256();
        zip.putNextEntry(new ZipEntry(name));
        byte[] buffer = new byte[CHUNK];
        long left = length;
        int read;
        while (left > 0 && (read = in.read(buffer, 0, (int) Math.min(buffer.length, left))) > 0) {
            zip.write(buffer, 0, read);
            digest.update(buffer, 0, read);
            left -= read;
        }
        zip.closeEntry();
        digests.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    int finish() throws IOException {
        StringBuilder manifest = new StringBuilder();
        digests.forEach((name, digest) ->
                manifest.append(digest).append("  ").append(name).append('\n'));
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(manifest.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.close();
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return digests.size();
    }

    /** Without {@link #finish} nothing remains. */
    @Override
    public void close() throws IOException {
        if (Files.exists(part)) {
            try {
                zip.close();
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }

    /** Everything in the manifest, each with the sum it names; fails before anything is used when one differs. */
    static int unpack(Path archive, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Map<String, String> promised = manifest(zip);
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!entry.getName().equals(MANIFEST)) {
                    unpackEntry(zip, entry, folder, promised);
                }
            }
            if (!promised.isEmpty()) {
                throw damaged(archive, promised.keySet().iterator().next() + " is missing");
            }
            return zip.size() - 1;
        } catch (java.util.zip.ZipException e) {
            throw damaged(archive, e.getMessage());
        }
    }

    private static void unpackEntry(ZipFile zip, ZipEntry entry, Path folder, Map<String, String> promised)
            throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw damaged(Path.of(zip.getName()), entry.getName() + " points outside of it");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        MessageDigest digest = sha256();
        try (InputStream in = new java.security.DigestInputStream(zip.getInputStream(entry), digest);
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
            in.transferTo(out);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(promised.remove(entry.getName()))) {
            throw damaged(Path.of(zip.getName()), entry.getName() + " is not what was backed up");
        }
    }

    private static Map<String, String> manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(MANIFEST);
        if (entry == null) {
            throw new CannotStart(zip.getName() + " is not a backup of Komek: it has no " + MANIFEST + ".");
        }
        Map<String, String> promised = new LinkedHashMap<>();
        new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" {2}", 2))
                .forEach(parts -> promised.put(parts[1], parts[0]));
        return promised;
    }

    private static CannotStart damaged(Path archive, String how) {
        return new CannotStart("The backup " + archive + " is damaged: " + how + ".");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
