package kz.komek.channel.web;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.concurrent.Semaphore;
import kz.komek.channel.web.Refusal.Code;
import kz.komek.contract.Json;

/**
 * JSON from strangers: no more is read than may be sent, whatever they say about its length, and only a few at a time may
 * send much more than anybody has to say. Else a handful of them would fill the memory.
 */
@Singleton
class JsonBodies {
    /** The longest text with every character escaped, and the rest of a submission. */
    private static final int USUAL = 80 * 1024;

    private final Semaphore large = new Semaphore(16);

    /** @throws Refusal when it is no such message */
    <T> T read(InputStream body, Class<T> type) {
        try {
            byte[] begun = body.readNBytes(USUAL);
            return begun.length < USUAL ? parsed(begun, type) : readLarge(begun, body, type);
        } catch (IOException brokenOff) {
            throw new Refusal(Code.MALFORMED);
        }
    }

    private <T> T readLarge(byte[] begun, InputStream rest, Class<T> type) throws IOException {
        if (!large.tryAcquire()) throw new Refusal(Code.TOO_MANY_REQUESTS);
        try {
            var whole = new SequenceInputStream(new ByteArrayInputStream(begun), rest);
            byte[] body = whole.readNBytes(BodyLimits.WITHOUT_FILES + 1);
            if (body.length > BodyLimits.WITHOUT_FILES) throw new Refusal(Code.BODY_TOO_LARGE);
            return parsed(body, type);
        } finally {
            large.release();
        }
    }

    private static <T> T parsed(byte[] body, Class<T> type) {
        try {
            T read = Json.read(body, type);
            if (read != null) return read;
        } catch (IllegalArgumentException malformed) {
            // said below; Jackson's words may quote what was typed
        }
        throw new Refusal(Code.MALFORMED);
    }
}
