package kz.komek.channel.email;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text whatever the sender claims: an unknown or wrong charset never raises, at worst a letter is shown as
 * {@code \uFFFD}.
 *
 * <p>No JVM knows KZ-1048 and PT154, the two charsets of old Kazakh mail: both are windows-1251 with 18 letters changed.
 */
final class LetterCodes {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final List<Charset> CYRILLIC =
            List.of(WINDOWS_1251, Charset.forName("KOI8-R"), Charset.forName("ISO-8859-5"), Charset.forName("IBM866"));

    private static final String KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһ";
    private static final int[] KZ_1048 = {
        0xA3, 0xBC, 0xAA, 0xBA, 0x8D, 0x9D, 0xBD, 0xBE, 0xA5, 0xB4, 0xA1, 0xA2, 0xAF, 0xBF, 0x8E, 0x9E
    };
    private static final int[] PT_154 = {
        0xAA, 0xBA, 0x81, 0x83, 0x8D, 0x9D, 0x8C, 0x9C, 0xA4, 0xB5, 0xA6, 0xB1, 0x87, 0x89, 0x8E, 0x9E
    };
    private static final Map<String, int[]> OLD_KAZAKH = Map.of(
            "kz-1048", KZ_1048,
            "kz1048", KZ_1048,
            "strk1048-2002", KZ_1048,
            "strk1048", KZ_1048,
            "rk1048", KZ_1048,
            "pt154", PT_154,
            "ptcp154", PT_154,
            "csptcp154", PT_154,
            "cp154", PT_154,
            "cyrillic-asian", PT_154);

    /** Letters that windows-1251 shows for Kazakh ones written in KZ-1048, and that Russian and Ukrainian do not have. */
    private static final String FOREIGN_TO_RUSSIAN = "ЌќЅѕЈј";
    /** Serbian and Macedonian do have them, along with these. */
    private static final String SOUTH_SLAVIC = "љњЉЊђЂџЏ";

    private LetterCodes() {}

    /** @param label the charset the sender names; {@code null}: none */
    static String decode(byte[] bytes, @Nullable String label) {
        String marked = byOrderMark(bytes);
        if (marked != null) return marked;
        String name =
                label == null ? "" : label.strip().toLowerCase(Locale.ROOT).replace("\"", "");
        int[] kazakh = OLD_KAZAKH.get(name);
        if (kazakh != null) return oldKazakh(bytes, kazakh);
        Charset claimed = find(name);
        if (claimed == null || claimed.equals(StandardCharsets.US_ASCII)) return guess(bytes);
        if (name.startsWith("utf-16") || name.startsWith("utf-32")) return new String(bytes, claimed);
        String utf8 = strict(bytes, StandardCharsets.UTF_8);
        // Text of another charset is practically never valid UTF-8 by chance.
        if (utf8 != null && !isAscii(bytes) && claimed.newEncoder().maxBytesPerChar() == 1) return utf8;
        if (claimed.equals(StandardCharsets.UTF_8)) return utf8 != null ? utf8 : guess(bytes);
        if (isWestern(claimed)) return western(bytes, claimed);
        return repaired(bytes, claimed);
    }

    /** What the bytes most probably say when nobody says how they are written. */
    static String guess(byte[] bytes) {
        String marked = byOrderMark(bytes);
        if (marked != null) return marked;
        Charset wide = wide(bytes);
        if (wide != null) return new String(bytes, wide);
        String utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) return utf8;
        Charset best = WINDOWS_1251;
        int most = Integer.MIN_VALUE;
        for (Charset charset : CYRILLIC) {
            int score = russianness(new String(bytes, charset));
            if (score > most) {
                most = score;
                best = charset;
            }
        }
        return repaired(bytes, best);
    }

    private static @Nullable Charset find(String name) {
        try {
            return name.isEmpty() ? null : Charset.forName(name);
        } catch (IllegalArgumentException unknownOrMalformed) {
            return null;
        }
    }

    private static @Nullable String byOrderMark(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        if (starts(bytes, 0xFF, 0xFE)) return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        if (starts(bytes, 0xFE, 0xFF)) return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        return null;
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if ((bytes[i] & 0xFF) != mark[i]) return false;
        return true;
    }

    /** UTF-16 without a mark: Cyrillic and Latin letters have 04 or 00 in every other byte. */
    private static @Nullable Charset wide(byte[] bytes) {
        int length = Math.min(bytes.length, 2000) & ~1;
        if (length < 8) return null;
        int highFirst = 0;
        int highSecond = 0;
        for (int i = 0; i < length; i += 2) {
            if (bytes[i] == 0 || bytes[i] == 4) highFirst++;
            if (bytes[i + 1] == 0 || bytes[i + 1] == 4) highSecond++;
        }
        int enough = length / 2 * 9 / 10;
        if (highFirst >= enough && highSecond < enough) return StandardCharsets.UTF_16BE;
        if (highSecond >= enough && highFirst < enough) return StandardCharsets.UTF_16LE;
        return null;
    }

    private static @Nullable String strict(byte[] bytes, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException notThat) {
            return null;
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) if (b < 0) return false;
        return true;
    }

    private static boolean isWestern(Charset charset) {
        return charset.equals(StandardCharsets.ISO_8859_1)
                || charset.name().equals("windows-1252")
                || charset.name().equals("ISO-8859-15");
    }

    /** Programs call Cyrillic "Latin-1" when they know no better: then most letters are accented. */
    private static String western(byte[] bytes, Charset claimed) {
        int high = 0;
        int letters = 0;
        for (byte b : bytes) {
            if (b < 0) high++;
            if (b < 0 || Character.isLetter(b)) letters++;
        }
        return high * 10 > letters * 4 ? guess(bytes) : new String(bytes, claimed);
    }

    /** KZ-1048 is often labelled windows-1251: Қазақстан arrives as Ќазаќстан. */
    private static String repaired(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        if (!charset.equals(WINDOWS_1251)) return text;
        boolean kazakh = text.chars().anyMatch(c -> FOREIGN_TO_RUSSIAN.indexOf(c) >= 0)
                && text.chars().noneMatch(c -> SOUTH_SLAVIC.indexOf(c) >= 0);
        return kazakh ? oldKazakh(bytes, KZ_1048) : text;
    }

    private static String oldKazakh(byte[] bytes, int[] codes) {
        char[] text = new String(bytes, WINDOWS_1251).toCharArray(); // one char a byte
        for (int i = 0; i < text.length; i++) {
            if (bytes[i] >= 0) continue;
            for (int letter = 0; letter < codes.length; letter++) {
                if (codes[letter] == (bytes[i] & 0xFF)) text[i] = KAZAKH.charAt(letter);
            }
        }
        return new String(text);
    }

    /** In a wrong Cyrillic charset capitals and small letters change places and the common letters become rare ones. */
    private static int russianness(String text) {
        int score = 0;
        boolean inWord = false;
        for (int i = 0; i < Math.min(text.length(), 4000); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                inWord = Character.isLetter(c);
                continue;
            }
            if ("оеаинтсрвлкмдпуяыьгзбчйхжшюцщ".indexOf(c) >= 0) score += "оеаинтсрвл".indexOf(c) >= 0 ? 3 : 2;
            else if (c >= 'А' && c <= 'Я') score += inWord ? -2 : 1;
            else if (!Character.isLetter(c)) score -= 2;
            inWord = Character.isLetter(c);
        }
        return score;
    }
}
