package kz.komek.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a webhook was called by whom it says. Always over the bytes as they came: Meta escapes what is not ASCII, so that
 * JSON written anew has another signature in Kazakh and Russian only. No comparison tells by its time how much was right.
 */
public final class Signatures {
    private Signatures() {}

    /** @param signature lower- or upper-case hex of HMAC-SHA256 */
    public static boolean hex(String secret, byte[] body, @Nullable String signature) {
        return signature != null && same(HexFormat.of().formatHex(sha256(secret, body)), lowerCase(signature));
    }

    /** @param signature Base64 of HMAC-SHA256 */
    public static boolean base64(String secret, byte[] body, @Nullable String signature) {
        return signature != null && same(Base64.getEncoder().encodeToString(sha256(secret, body)), signature);
    }

    /** Meta's {@code X-Hub-Signature-256: sha256=<hex>}. */
    public static boolean hub(String secret, byte[] body, @Nullable String header) {
        return header != null
                && header.startsWith("sha256=")
                && hex(secret, body, header.substring("sha256=".length()));
    }

    /** A secret that is sent along as it is (Telegram). */
    public static boolean same(String secret, @Nullable String header) {
        return header != null
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), header.getBytes(StandardCharsets.UTF_8));
    }

    private static String lowerCase(String hex) {
        return hex.toLowerCase(java.util.Locale.ROOT);
    }

    private static byte[] sha256(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
