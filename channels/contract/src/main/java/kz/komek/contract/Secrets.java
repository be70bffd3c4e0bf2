package kz.komek.contract;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Every key of an installation derives from its one master secret (HMAC-SHA256 with the purpose as message), so that
 * all gateways and servers agree without talking and one key's leak opens no other.
 */
public final class Secrets {
    private final byte[] master;

    public Secrets(String base64UrlMaster) {
        this.master = Base64.getUrlDecoder().decode(base64UrlMaster);
        if (master.length < 32) throw new IllegalArgumentException("KOMEK_SECRET must be at least 32 bytes");
    }

    /** 32 bytes for one purpose, e.g. {@code "ticket-number"}. */
    public byte[] key(String purpose) {
        return hmac(master, "komek/" + purpose);
    }

    public String mac(String purpose, String message) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(key(purpose), message));
    }

    /** The Kafka key of a handle: keyed, because a bare hash of a phone number is the phone number. */
    public String partitionKey(Channel channel, String handle) {
        return mac("partition", channel + "|" + handle).substring(0, 22);
    }

    /** 128 bits that open a ticket's tracking page; derived, so that a link can be given while the core is down. */
    public String trackingKey(String number) {
        return mac("tracking", number).substring(0, 22);
    }

    public boolean opens(String number, String trackingKey) {
        return MessageDigest.isEqual(
                trackingKey(number).getBytes(StandardCharsets.US_ASCII), trackingKey.getBytes(StandardCharsets.UTF_8));
    }

    /** The bearer token with which gateways speak to {@code /internal/v1}. */
    public String internalToken() {
        return mac("internal", "gateway");
    }

    public static byte[] hmac(byte[] key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "Secrets[***]";
    }
}
