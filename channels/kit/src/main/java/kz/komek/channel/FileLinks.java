package kz.komek.channel;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Addresses from which a provider fetches a file that we send: they name one file, end by themselves, and cannot be made
 * by anybody else. The file's name is not in them: it may be a person's.
 */
public final class FileLinks {
    /** Providers queue what they send. */
    private static final Duration GOOD_FOR = Duration.ofHours(6);

    private static final String PURPOSE = "file-link";

    private final Secrets secrets;
    private final String base;
    private final InstantSource time;

    /** @param base public, e.g. {@code https://109.example.kz/channels/whatsapp/files} */
    public FileLinks(Secrets secrets, String base, InstantSource time) {
        this.secrets = secrets;
        this.base = base;
        this.time = time;
    }

    /** To what residents may see of a file; of one that is for staff only there is no address. */
    public URI to(AttachmentRef file) {
        String id = Objects.requireNonNull(file.outside(), "this file is for staff only");
        String until = String.valueOf(time.instant().plus(GOOD_FOR).getEpochSecond());
        return URI.create(base + "/" + id + "?until=" + until + "&type="
                + URLEncoder.encode(file.mediaType(), StandardCharsets.UTF_8) + "&key="
                + key(id, until, file.mediaType()));
    }

    /** Whether we made this address and it still serves. */
    public boolean opens(String id, @Nullable String until, @Nullable String mediaType, @Nullable String key) {
        return until != null
                && mediaType != null
                && key != null
                && until.matches("\\d{1,12}")
                && MessageDigest.isEqual(
                        key(id, until, mediaType).getBytes(StandardCharsets.US_ASCII),
                        key.getBytes(StandardCharsets.UTF_8))
                && time.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(until)));
    }

    private String key(String id, String until, String mediaType) {
        return secrets.mac(PURPOSE, id + "|" + until + "|" + mediaType);
    }
}
