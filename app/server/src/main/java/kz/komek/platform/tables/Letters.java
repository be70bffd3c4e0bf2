package kz.komek.platform.tables;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The letters of a file that does not say in which code it is written. UTF-8 and UTF-16 can be told for sure;
 * windows-1251, which Excel still writes, is taken only where nothing but Russian comes of it. It has no Kazakh letters:
 * a file in its Kazakh relatives, or in another code altogether, would become other words, and is refused.
 */
final class Letters {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final Pattern NOT_RUSSIAN = Pattern.compile("[^\\p{ASCII}А-Яа-яЁё№«»—–…“”„’‘•§°\u00a0]");
    /** What Excel makes of a Kazakh letter that the code lacks. */
    private static final Pattern LOST = Pattern.compile("\\?(?=[а-яА-Я])");

    private static final Pattern CAPITAL = Pattern.compile("[А-ЯЁ]");
    private static final Pattern SMALL = Pattern.compile("[а-яё]");
    private static final Pattern CAPITAL_WITHIN = Pattern.compile("(?<=[а-яё])[А-ЯЁ]");
    private static final Pattern FREQUENT = Pattern.compile("[АИНСРВЛ]");
    private static final Pattern FREQUENT_OF_KOI8 = Pattern.compile("[БЙУЧМПФ]");

    private Letters() {}

    static String of(byte[] file) {
        if (begins(file, 0xEF, 0xBB, 0xBF)) return strictly(file, 3, StandardCharsets.UTF_8);
        if (begins(file, 0xFF, 0xFE)) return strictly(file, 2, StandardCharsets.UTF_16LE);
        if (begins(file, 0xFE, 0xFF)) return strictly(file, 2, StandardCharsets.UTF_16BE);
        // A header is ASCII: of UTF-16 every other byte is nothing.
        if (file.length > 1 && file[0] != 0 && file[1] == 0) return strictly(file, 0, StandardCharsets.UTF_16LE);
        if (file.length > 1 && file[0] == 0 && file[1] != 0) return strictly(file, 0, StandardCharsets.UTF_16BE);
        try {
            return checked(decode(file, 0, StandardCharsets.UTF_8));
        } catch (CharacterCodingException notUtf8) {
            return russian(file);
        }
    }

    private static boolean begins(byte[] file, int... mark) {
        if (file.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) {
            if ((file[i] & 0xFF) != mark[i]) return false;
        }
        return true;
    }

    private static String strictly(byte[] file, int from, Charset charset) {
        try {
            return checked(decode(file, from, charset));
        } catch (CharacterCodingException e) {
            String readable = new String(file, from, file.length - from, charset);
            throw refused(line(readable, readable.indexOf('\uFFFD')), "the file says it is " + charset + " and is not");
        }
    }

    private static String decode(byte[] file, int from, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(file, from, file.length - from))
                .toString();
    }

    private static String checked(String text) {
        int lost = text.indexOf('\uFFFD');
        if (lost >= 0) throw refused(line(text, lost), "letters were lost before the file came here (\uFFFD)");
        int nul = text.indexOf('\0');
        if (nul >= 0) throw refused(line(text, nul), "this is no text");
        return text;
    }

    private static String russian(byte[] file) {
        String text = new String(file, WINDOWS_1251);
        var strange = NOT_RUSSIAN.matcher(text);
        if (strange.find())
            throw refused(line(text, strange.start()), "the letters are neither UTF-8 nor windows-1251");
        var lost = LOST.matcher(text);
        if (lost.find()) throw refused(line(text, lost.start()), "Kazakh letters were lost (?): windows-1251 has none");
        if (isInsideOut(text)) throw refused(1, "the letters are neither UTF-8 nor windows-1251");
        return text;
    }

    /**
     * Read in a wrong code, small letters become capitals. A text that was in capitals before has Russian's frequent
     * letters, not those that KOI8-R makes of them, and no capital after a small letter, as ISO 8859-5 makes them.
     */
    private static boolean isInsideOut(String text) {
        long capitals = count(text, CAPITAL);
        if (capitals <= count(text, SMALL)) return false;
        return count(text, CAPITAL_WITHIN) * 50 > capitals || count(text, FREQUENT) <= count(text, FREQUENT_OF_KOI8);
    }

    private static long count(String text, Pattern wanted) {
        return wanted.matcher(text).results().count();
    }

    private static SheetRefused refused(int row, String why) {
        return new SheetRefused(List.of(new Fault(
                row, null, "ENCODING_WRONG", "The letters cannot be read: " + why + ". Save the file as CSV UTF-8.")));
    }

    private static int line(String text, int position) {
        return 1
                + (int) text.substring(0, Math.max(0, position))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
