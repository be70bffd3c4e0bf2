package kz.komek.channel;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import kz.komek.contract.ReplyRequested.Choice;
import org.jspecify.annotations.Nullable;

/** What people say and what they are told, as characters. */
public final class Words {
    private static final int LONGEST = 20_000;

    private Words() {}

    /** Lines as people see them: no control characters, no half characters, and an end. */
    public static String clean(@Nullable String said) {
        if (said == null) return "";
        String bounded = said.length() > LONGEST ? said.substring(0, LONGEST) : said;
        return Normalizer.normalize(bounded, Normalizer.Form.NFC)
                .replaceAll("\\r\\n?", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                .replaceAll("\\p{Cs}", "\ufffd")
                .strip();
    }

    /** The choices below the text, for who cannot touch them. */
    public static String numbered(String text, List<Choice> choices) {
        var lines = new ArrayList<String>();
        if (!text.isBlank()) lines.add(text);
        if (!text.isBlank() && !choices.isEmpty()) lines.add("");
        for (int i = 0; i < choices.size(); i++)
            lines.add((i + 1) + ". " + choices.get(i).label());
        return String.join("\n", lines);
    }

    /** At most so many UTF-16 characters, never half of one; shortened with an ellipsis. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) return text;
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    /** In parts of at most so many UTF-16 characters, cut between words. */
    public static List<String> inParts(String text, int most) {
        return cut(text, most, String::length);
    }

    /** In parts of at most so many bytes of UTF-8, cut between words. */
    public static List<String> inPartsOfBytes(String text, int most) {
        return cut(text, most, part -> part.getBytes(StandardCharsets.UTF_8).length);
    }

    private static List<String> cut(String text, int most, ToIntFunction<String> size) {
        var parts = new ArrayList<String>();
        String rest = text;
        while (size.applyAsInt(rest) > most) {
            int end = fitting(rest, most, size);
            int space = Math.max(rest.lastIndexOf(' ', end), rest.lastIndexOf('\n', end));
            if (space > end / 2) end = space;
            parts.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) parts.add(rest);
        return parts;
    }

    /** How much of the text fits, in whole characters. */
    private static int fitting(String text, int most, ToIntFunction<String> size) {
        int low = 1;
        int high = Math.min(text.length(), most);
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (size.applyAsInt(text.substring(0, middle)) <= most) low = middle;
            else high = middle - 1;
        }
        return low > 1 && Character.isHighSurrogate(text.charAt(low - 1)) ? low - 1 : low;
    }
}
