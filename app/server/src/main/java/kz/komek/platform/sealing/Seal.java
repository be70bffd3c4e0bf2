package kz.komek.platform.sealing;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import kz.komek.contract.Secrets;

/**
 * Personal data at rest: sealed with AES-256-GCM, found again by HMAC fingerprints. First byte of a seal: the version of
 * the key, so that keys can be changed while old rows stay readable.
 */
@Singleton
public class Seal {
    private static final byte KEY_VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final byte[] fingerprintKey;

    Seal(Secrets secrets) {
        this.key = new SecretKeySpec(secrets.key("personal-data"), "AES");
        this.fingerprintKey = secrets.key("fingerprint");
    }

    public byte[] seal(String open) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, open.getBytes(StandardCharsets.UTF_8), 0);
        return ByteBuffer.allocate(1 + NONCE + sealed.length)
                .put(KEY_VERSION)
                .put(nonce)
                .put(sealed)
                .array();
    }

    public String open(byte[] sealed) {
        byte[] nonce = new byte[NONCE];
        System.arraycopy(sealed, 1, nonce, 0, NONCE);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, sealed, 1 + NONCE), StandardCharsets.UTF_8);
    }

    /** The same for the same value, and nothing to be learnt from it without the key. */
    public String fingerprint(String purpose, String value) {
        return HexFormat.of().formatHex(Secrets.hmac(fingerprintKey, purpose + "|" + value), 0, 16);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] input, int offset) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input, offset, input.length - offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed data cannot be processed: was KOMEK_SECRET changed?", e);
        }
    }
}
