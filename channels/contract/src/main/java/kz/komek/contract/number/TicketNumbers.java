package kz.komek.contract.number;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.komek.contract.Secrets;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Serial numbers as ticket numbers and back: nine digits by format-preserving encryption (FF1 of NIST SP 800-38G, so
 * that one number tells nothing of the next) and one check digit.
 *
 * <p>Blocks of {@link #BLOCK} serials are handed out by the topic {@code number.block}: the offset is the block.
 */
public final class TicketNumbers {
    public static final int BLOCK = 100;
    private static final int DIGITS = 9;
    private static final long CAPACITY = 1_000_000_000L;
    private static final Pattern WRITTEN =
            Pattern.compile("(?<![\\p{L}\\p{N}])(\\d{3})[ \\u00a0-]?(\\d{3})[ \\u00a0-]?(\\d{4})(?![\\p{L}\\p{N}])");

    private final FPEParameters key;

    public TicketNumbers(Secrets secrets) {
        this.key = new FPEParameters(new KeyParameter(secrets.key("ticket-number")), 10, new byte[0]);
    }

    /** The ten digits of a serial. */
    public String number(long serial) {
        if (serial < 0 || serial >= CAPACITY) throw new IllegalArgumentException("no number for serial " + serial);
        String hidden = permute(true, digits(serial));
        return hidden + Damm.digit(hidden);
    }

    /** The serial behind ten valid digits. */
    public long serial(String number) {
        if (!isValid(number)) throw new IllegalArgumentException("not a ticket number");
        return Long.parseLong(permute(false, number.substring(0, DIGITS)));
    }

    public static boolean isValid(String number) {
        return number.length() == DIGITS + 1
                && number.chars().allMatch(c -> c >= '0' && c <= '9')
                && Damm.valid(number);
    }

    /**
     * Ten digits from what people type or read out: spaces and dashes anywhere, the letter O (Latin or Cyrillic) for
     * zero, I or l for one. Empty when it is no ticket number, a wrong check digit included.
     */
    public static Optional<String> parse(String typed) {
        var digits = new StringBuilder();
        for (char c : typed.trim().toCharArray()) {
            if (c >= '0' && c <= '9') digits.append(c);
            else if ("OoОо".indexOf(c) >= 0) digits.append('0');
            else if ("IlІ|".indexOf(c) >= 0) digits.append('1');
            else if (!Character.isWhitespace(c) && "-–—.№#\u00a0".indexOf(c) < 0) return Optional.empty();
            if (digits.length() > DIGITS + 1) return Optional.empty();
        }
        return Optional.of(digits.toString()).filter(TicketNumbers::isValid);
    }

    /** Numbers standing free in a text, in order; never a part of a longer word or number. */
    public static Stream<String> in(String text) {
        return WRITTEN.matcher(text)
                .results()
                .map(found -> found.group(1) + found.group(2) + found.group(3))
                .filter(TicketNumbers::isValid)
                .distinct();
    }

    /** As it is written and spoken: 3-3-4. */
    public static String spoken(String number) {
        return number.substring(0, 3) + " " + number.substring(3, 6) + " " + number.substring(6);
    }

    private static String digits(long serial) {
        return String.format(java.util.Locale.ROOT, "%09d", serial);
    }

    private String permute(boolean forward, String digits) {
        var engine = new FPEFF1Engine(); // not thread-safe, cheap
        engine.init(forward, key);
        byte[] in = new byte[DIGITS];
        for (int i = 0; i < DIGITS; i++) in[i] = (byte) (digits.charAt(i) - '0');
        byte[] out = new byte[DIGITS];
        engine.processBlock(in, 0, DIGITS, out, 0);
        var text = new StringBuilder(DIGITS);
        for (byte digit : out) text.append((char) ('0' + digit));
        return text.toString();
    }
}
