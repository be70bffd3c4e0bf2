package kz.komek.contract.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import kz.komek.contract.AttachmentRef;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/**
 * Takes files from strangers: limited, sniffed by their bytes, scanned where there is a scanner, kept under an id of ours,
 * with a copy that does not tell where it was taken. A file that is not kept still leaves a reference that says why, so that
 * an operator sees that something was sent.
 */
public final class Attachments {
    public static final int MOST = 10;
    public static final long LARGEST = 15L * 1024 * 1024;

    /** What residents send and what no viewer executes. The name only refines containers (Office), never overrides bytes. */
    private static final Set<String> ALLOWED = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/heic",
            "image/heif",
            "application/pdf",
            "text/plain",
            "video/mp4",
            "video/quicktime",
            "video/3gpp",
            "video/webm",
            "audio/mpeg",
            "audio/mp4",
            "audio/ogg",
            "audio/opus",
            "application/ogg",
            "audio/vorbis",
            "audio/amr",
            "application/rtf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final FileStore store;
    private final Optional<VirusScan> scan;
    private final Tika tika = new Tika();
    private final Pictures pictures = new Pictures();

    /** Without a scanner. */
    public Attachments(FileStore store) {
        this(store, Optional.empty());
    }

    public Attachments(FileStore store, Optional<VirusScan> scan) {
        this.store = store;
        this.scan = scan;
    }

    /**
     * @param name as the sender calls it; {@code ""} when it has none
     * @throws IOException when the store or the scanner fails, or the bytes do; nothing is kept then
     */
    public AttachmentRef take(String name, InputStream bytes) throws IOException {
        String clean = cleanName(name);
        FileStore.Kept kept;
        try {
            kept = store.keep(bytes, LARGEST);
        } catch (FileStore.TooLarge e) {
            return refused(clean, "application/octet-stream", LARGEST, AttachmentRef.Refusal.TOO_LARGE);
        }
        String type = tika.detect(kept.head(), clean);
        if (kept.size() == 0) return refuse(kept, clean, type, AttachmentRef.Refusal.EMPTY);
        if (!ALLOWED.contains(type)) return refuse(kept, clean, type, AttachmentRef.Refusal.TYPE_NOT_ALLOWED);
        try {
            return judged(new AttachmentRef(kept.id(), clean, type, kept.size(), kept.sha256(), null));
        } catch (IOException | RuntimeException e) {
            store.delete(kept.id());
            throw e;
        }
    }

    private AttachmentRef judged(AttachmentRef kept) throws IOException {
        if (infected(kept)) return dropped(kept, AttachmentRef.Refusal.INFECTED);
        if (!kept.mediaType().startsWith("image/") && !kept.mediaType().startsWith("video/")) return kept;
        byte[] file;
        try (var in = store.open(kept.id())) {
            file = in.readAllBytes();
        }
        return switch (pictures.look(file, kept.mediaType())) {
            case Pictures.Look.Plain plain -> kept;
            case Pictures.Look.TooManyPixels tooMany -> dropped(kept, AttachmentRef.Refusal.TOO_LARGE);
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

    private AttachmentRef dropped(AttachmentRef kept, AttachmentRef.Refusal why) throws IOException {
        store.delete(kept.id());
        return kept.without(why);
    }

    private static AttachmentRef shown(AttachmentRef kept, String id, AttachmentRef.@Nullable Taken taken) {
        return new AttachmentRef(kept.id(), kept.name(), kept.mediaType(), kept.size(), kept.sha256(), null, id, taken);
    }

    /** Keeps bytes of a known kind without judging them: the source of an e-mail. */
    public AttachmentRef original(String name, String mediaType, InputStream bytes, long limit) throws IOException {
        var kept = store.keep(bytes, limit);
        return new AttachmentRef(kept.id(), cleanName(name), mediaType, kept.size(), kept.sha256(), null);
    }

    /** The reference of a file that was one too many: its bytes were not even read. */
    public static AttachmentRef oneTooMany(String name) {
        return refused(cleanName(name), "application/octet-stream", 0, AttachmentRef.Refusal.TOO_MANY);
    }

    /** The reference of a file whose bytes never came. */
    public static AttachmentRef absent(String name, @Nullable String mediaType, AttachmentRef.Refusal why) {
        return refused(cleanName(name), mediaType == null ? "application/octet-stream" : mediaType, 0, why);
    }

    private AttachmentRef refuse(FileStore.Kept kept, String name, String type, AttachmentRef.Refusal why)
            throws IOException {
        store.delete(kept.id());
        return refused(name, type, kept.size(), why);
    }

    private static AttachmentRef refused(String name, String type, long size, AttachmentRef.Refusal why) {
        return new AttachmentRef("", name, type, size, null, why);
    }

    /** The last part of a path, without control characters and quotes, at most 120 characters. */
    static String cleanName(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        String last = composed.substring(Math.max(composed.lastIndexOf('/'), composed.lastIndexOf('\\')) + 1);
        String printable = last.replaceAll("[\\p{Cntrl}\\p{Cf}\"<>:|?*]", "").strip();
        int dot = printable.lastIndexOf('.');
        String ending = dot > 0 && printable.length() - dot <= 10 ? printable.substring(dot) : "";
        String stem = printable.substring(0, printable.length() - ending.length());
        String shortened = stem.length() > 110 ? stem.substring(0, 110) : stem;
        return shortened.isEmpty() && ending.isEmpty() ? "file" : shortened + ending;
    }
}
