package kz.komek.channel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.AttachmentRef.Refusal;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.FileStore;
import org.jspecify.annotations.Nullable;

/** Keeps a stranger's file: limited and sniffed, scanned where there is a scanner, with a copy that does not tell where. */
final class Keeping {
    private final FileStore store;
    private final Attachments attachments;
    private final Optional<VirusScan> scan;
    private final Pictures pictures = new Pictures();

    Keeping(FileStore store, Optional<VirusScan> scan) {
        this.store = store;
        this.attachments = new Attachments(store);
        this.scan = scan;
    }

    /** @throws IOException when the store or the scanner fails, or the bytes do; nothing is kept then */
    AttachmentRef keep(String name, InputStream bytes) throws IOException {
        AttachmentRef kept = attachments.take(name, bytes);
        if (kept.refused() != null) return kept;
        try {
            return judged(kept);
        } catch (IOException | RuntimeException e) {
            store.delete(kept.id());
            throw e;
        }
    }

    private AttachmentRef judged(AttachmentRef kept) throws IOException {
        if (infected(kept)) return dropped(kept, Refusal.INFECTED);
        if (!kept.mediaType().startsWith("image/") && !kept.mediaType().startsWith("video/")) return kept;
        byte[] file;
        try (var in = store.open(kept.id())) {
            file = in.readAllBytes();
        }
        return switch (pictures.look(file, kept.mediaType())) {
            case Pictures.Look.Plain plain -> kept;
            case Pictures.Look.TooManyPixels tooMany -> dropped(kept, Refusal.TOO_LARGE);
            case Pictures.Look.StaffOnly staff -> shown(kept, "", staff.taken());
            case Pictures.Look.Copied copied ->
                shown(
                        kept,
                        store.keep(new ByteArrayInputStream(copied.copy()), Long.MAX_VALUE)
                                .id(),
                        copied.taken());
        };
    }

    private boolean infected(AttachmentRef kept) throws IOException {
        if (scan.isEmpty()) return false;
        try (var in = store.open(kept.id())) {
            return switch (scan.get().scan(in)) {
                case CLEAN -> false;
                case INFECTED -> true;
            };
        }
    }

    private AttachmentRef dropped(AttachmentRef kept, Refusal why) throws IOException {
        store.delete(kept.id());
        return kept.without(why);
    }

    private static AttachmentRef shown(AttachmentRef kept, String id, AttachmentRef.@Nullable Taken taken) {
        return new AttachmentRef(kept.id(), kept.name(), kept.mediaType(), kept.size(), kept.sha256(), null, id, taken);
    }
}
