package kz.komek.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.komek.contract.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Headers as senders really write them: encoded words with unknown charsets or cut in the middle of a letter, raw 8-bit
 * bytes, folded lines, several values. Nothing here throws because of what a sender wrote.
 */
final class MailHeaders {
    private static final Pattern ENCODED = Pattern.compile(
            "=\\?([^?\\s]{1,60})\\?([BbQq])\\?([^?]{0,4000})\\?=(\\s+(?==\\?[^?\\s]{1,60}\\?[BbQq]\\?))?");
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,400})>");
    private static final Pattern BARE_ID = Pattern.compile("[^<>\\s,;]{1,200}@[^<>\\s,;]{1,200}");
    private static final Pattern ADDRESS = Pattern.compile(
            "[^\\s<>@,;:\"()\\[\\]\\\\]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]{0,250}[\\p{L}\\p{N}])?");
    private static final Pattern COMMENT = Pattern.compile("\\(([^()]{1,200})\\)");
    private static final int MOST_IDS = 50;

    private final Part part;

    MailHeaders(Part part) {
        this.part = part;
    }

    /** Every value, unfolded, not decoded. */
    List<String> all(String name) {
        try {
            String[] values = part.getHeader(name);
            return values == null
                    ? List.of()
                    : Arrays.stream(values).map(MailHeaders::unfold).toList();
        } catch (MessagingException unreadable) {
            return List.of();
        }
    }

    @Nullable String first(String name) {
        return all(name).stream().findFirst().orElse(null);
    }

    boolean has(String name) {
        return !all(name).isEmpty();
    }

    String firstOrEmpty(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    String text(String name) {
        return decode(firstOrEmpty(name));
    }

    /** Message ids, in order, without repetition; of very long threads the newest. */
    List<String> ids(String name) {
        var ids = new LinkedHashSet<String>();
        for (String value : all(name)) {
            ID.matcher(value).results().forEach(id -> ids.add("<" + id.group(1) + ">"));
            if (ids.isEmpty()) BARE_ID.matcher(value).results().forEach(id -> ids.add("<" + id.group() + ">"));
        }
        var list = List.copyOf(ids);
        return list.subList(Math.max(0, list.size() - MOST_IDS), list.size());
    }

    /** Whom the mail is from as far as one can say. */
    @Nullable Handle sender() {
        Handle from = handle("From");
        Handle replyTo = handle("Reply-To");
        // A site's form writes from no-reply@ and names the person in Reply-To.
        if (from != null && replyTo != null && Automatic.isRobot(from.value())) return replyTo;
        return Stream.of(from, replyTo, handle("Sender"), handle("Return-Path"))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Handle handle(String name) {
        return all(name).stream()
                .map(MailHeaders::handleIn)
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
    }

    static @Nullable Handle handleIn(String raw) {
        String value = raw.length() > 2000 ? raw.substring(0, 2000) : raw;
        int open = value.lastIndexOf('<');
        String inner = open >= 0 ? value.substring(open) : value;
        String address = address(decode(inner));
        if (address == null && open >= 0) address = address(decode(value));
        if (address == null) return null;
        String name = open > 0 ? decode(unquote(value.substring(0, open))) : comment(value);
        name = name.strip();
        return new Handle(Handle.Kind.EMAIL, address, name.isEmpty() || name.contains("@") ? null : shorten(name, 200));
    }

    private static @Nullable String address(String text) {
        Matcher found = ADDRESS.matcher(text);
        if (!found.find() || found.group().length() > 254) return null;
        return found.group().toLowerCase(Locale.ROOT);
    }

    private static String comment(String value) {
        Matcher found = COMMENT.matcher(value);
        return found.find() ? decode(found.group(1)) : "";
    }

    private static String unquote(String value) {
        return value.strip().replaceAll("^\"|\"$", "").replaceAll("\\\\(.)", "$1");
    }

    static String unfold(String value) {
        return value.replaceAll("\\r?\\n[ \\t]*", " ")
                .replaceAll("[\\r\\n]", " ")
                .strip();
    }

    /** RFC 2047 and raw 8-bit, in any mixture; without control characters. */
    static String decode(String raw) {
        var text = new StringBuilder();
        var pending = new ByteArrayOutputStream(); // words of one charset in a row: a letter may be cut between them
        String charset = null;
        int end = 0;
        Matcher word = ENCODED.matcher(raw);
        while (word.find()) {
            String itsCharset = word.group(1).replaceAll("\\*.*", "").toLowerCase(Locale.ROOT);
            boolean continues = word.start() == end && itsCharset.equals(charset);
            if (!continues) {
                flush(pending, charset, text);
                text.append(eightBit(raw.substring(end, word.start())));
            }
            charset = itsCharset;
            pending.writeBytes(word.group(2).equalsIgnoreCase("B") ? base64(word.group(3)) : quoted(word.group(3)));
            end = word.end();
        }
        flush(pending, charset, text);
        text.append(eightBit(raw.substring(end)));
        return printable(text.toString());
    }

    private static void flush(ByteArrayOutputStream pending, @Nullable String charset, StringBuilder text) {
        if (pending.size() == 0) return;
        text.append(LetterCodes.decode(pending.toByteArray(), charset));
        pending.reset();
    }

    /** Angus gives raw bytes as Latin-1 characters. */
    private static String eightBit(String text) {
        if (text.chars().allMatch(c -> c < 0x80) || text.chars().anyMatch(c -> c > 0xFF)) return text;
        return LetterCodes.guess(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                .replaceAll(" {2,}", " ")
                .strip();
    }

    static String shorten(String text, int most) {
        if (text.length() <= most) return text;
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }

    /** Base64 as it comes: foreign characters are skipped, a broken end is cut. */
    static byte[] base64(String text) {
        return base64(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] base64(byte[] text) {
        byte[] kept = new byte[text.length];
        int length = 0;
        for (byte b : text) {
            boolean letter = b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9';
            if (letter || b == '+' || b == '/') kept[length++] = b;
        }
        if (length % 4 == 1) length--;
        return Base64.getDecoder().decode(Arrays.copyOf(kept, length));
    }

    private static byte[] quoted(String text) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '=' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(c == '_' ? ' ' : c);
            }
        }
        return bytes.toByteArray();
    }

    /** A parameter's value out of a header that may break every rule; not decoded. */
    static @Nullable String parameter(String header, String name) {
        Matcher found = Pattern.compile("(?i);\\s*" + Pattern.quote(name) + "\\s*=\\s*(?:\"([^\"]*)\"?|([^;\\s]*))")
                .matcher(header);
        if (!found.find()) return null;
        return found.group(1) != null ? found.group(1) : found.group(2);
    }

    /** @return lower case {@code type/subtype}; text/plain where there is none or nonsense */
    String mediaType() {
        String type = firstOrEmpty("Content-Type").toLowerCase(Locale.ROOT);
        int end = type.indexOf(';');
        String bare = (end < 0 ? type : type.substring(0, end)).strip();
        return bare.matches("[a-z0-9!#$&^_.+-]{1,100}/[a-z0-9!#$&^_.+-]{1,100}") ? bare : "text/plain";
    }

    @Nullable String charset() {
        return parameter(firstOrEmpty("Content-Type"), "charset");
    }

    List<String> newestLast() {
        var ids = new ArrayList<>(ids("References"));
        for (String answered : ids("In-Reply-To")) {
            ids.remove(answered);
            ids.add(answered);
        }
        return ids.subList(Math.max(0, ids.size() - MOST_IDS), ids.size());
    }
}
