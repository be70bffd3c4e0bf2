package kz.komek.platform.files;

import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.komek.contract.files.FileStore;
import org.jspecify.annotations.Nullable;

/**
 * A sound as it is listened to: all of it, or the part that was asked for (RFC 9110, section 14). Its type is the one the
 * bytes were found to have, no proxy keeps it, and as a page of its own it can do nothing.
 */
public final class Played {
    private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private Played() {}

    /** Whether it is listened to at all: a type is no promise of what strangers send, so nothing else is given so. */
    public static boolean isSound(String mediaType) {
        return mediaType.matches("audio/[a-z0-9.+-]{1,60}");
    }

    /**
     * @param mediaType of a sound
     * @param asked the header {@code Range}; {@code null}, or what we do not understand: all of it
     * @throws java.nio.file.NoSuchFileException when its bytes are gone
     */
    public static Response of(FileStore files, String id, String mediaType, long size, @Nullable String asked)
            throws IOException {
        Matcher range = ONE_RANGE.matcher(asked == null ? "" : asked.strip());
        boolean whole =
                !range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty();
        if (whole) return headed(Response.ok(files.open(id), mediaType), size).build();
        long first = first(range, size);
        long last = last(range, size);
        if (first >= size || last < first) {
            return headed(Response.status(416), 0)
                    .header("Content-Range", "bytes */" + size)
                    .build();
        }
        return headed(Response.status(206).entity(part(files, id, first, last)).type(mediaType), last - first + 1)
                .header("Content-Range", "bytes " + first + "-" + last + "/" + size)
                .build();
    }

    /** {@code bytes=-500}: the last five hundred. */
    private static long first(Matcher range, long size) {
        return range.group(1).isEmpty()
                ? Math.max(0, size - Long.parseLong(range.group(2)))
                : Long.parseLong(range.group(1));
    }

    private static long last(Matcher range, long size) {
        boolean open = range.group(1).isEmpty() || range.group(2).isEmpty();
        return open ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
    }

    private static InputStream part(FileStore files, String id, long first, long last) throws IOException {
        InputStream bytes = files.open(id);
        try {
            bytes.skipNBytes(first);
            return new Part(bytes, last - first + 1);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private static Response.ResponseBuilder headed(Response.ResponseBuilder response, long length) {
        return response.header("Content-Length", length)
                .header("Accept-Ranges", "bytes")
                .header("Content-Disposition", "attachment")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "private, no-store");
    }

    /** Ends after so many bytes. */
    private static final class Part extends FilterInputStream {
        private long left;

        Part(InputStream bytes, long length) {
            super(bytes);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) return -1;
            int next = super.read();
            if (next >= 0) left--;
            return next;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            if (left == 0) return -1;
            int got = super.read(into, from, (int) Math.min(most, left));
            if (got > 0) left -= got;
            return got;
        }
    }
}
