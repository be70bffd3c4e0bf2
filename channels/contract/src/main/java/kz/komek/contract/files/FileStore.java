package kz.komek.contract.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.function.Consumer;

/**
 * Bytes by unguessable id, written once, never changed. An id is {@code yyyy-MM-dd/uuid}: the day lets orphans be found
 * without asking about every file.
 */
public sealed interface FileStore permits DirectoryFileStore {
    /**
     * Keeps the bytes durably: when it returns they survive a crash.
     *
     * @param limit bytes; more than that throws {@link TooLarge} and keeps nothing
     */
    Kept keep(InputStream bytes, long limit) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when there is none */
    InputStream open(String id) throws IOException;

    /** Deletes it when it is there. */
    void delete(String id) throws IOException;

    /** Every id stored on or before the day. */
    void upTo(LocalDate day, Consumer<String> id) throws IOException;

    /** @param head the first bytes, at most 64 KiB, for sniffing */
    record Kept(String id, long size, String sha256, byte[] head) {}

    final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        public TooLarge(long limit) {
            super("more than " + limit + " bytes");
        }
    }
}
