package kz.komek.contract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Contact ids are names, not numbers: UUID version 8 over SHA-256 of the parts that identify the provider's event, each
 * with its length, so that ("a", "bc") and ("ab", "c") differ.
 */
public final class ContactIds {
    private ContactIds() {}

    public static UUID of(Channel channel, String... parts) {
        MessageDigest sha = sha256();
        put(sha, channel.name());
        for (String part : parts) put(sha, part);
        ByteBuffer digest = ByteBuffer.wrap(sha.digest());
        long high = (digest.getLong() & 0xffffffffffff0fffL) | 0x8000L;
        long low = (digest.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static void put(MessageDigest sha, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        sha.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
