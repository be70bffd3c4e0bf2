package kz.komek.knowledge.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a text in which something was found.
 *
 * @param found it is one of the words that were looked for
 */
public record Piece(String text, boolean found) {
    private static final int BEFORE = 40;

    /** Where a word stands in a text. */
    public record Span(int from, int to) {}

    /** The text in pieces; what is too long is cut around the first word that was found. */
    public static List<Piece> of(String text, List<Span> found, int longest) {
        int from = found.isEmpty()
                ? 0
                : Math.max(0, wordBegin(text, found.getFirst().from() - BEFORE));
        if (text.length() <= longest) from = 0;
        int to = Math.min(text.length(), from + longest);
        if (to < text.length()) to = wordEnd(text, from, to);
        var pieces = new ArrayList<Piece>();
        int at = from;
        for (Span span : found) {
            if (span.from() < at || span.to() > to) continue;
            add(pieces, (at == from && from > 0 ? "… " : "") + text.substring(at, span.from()), false);
            add(pieces, text.substring(span.from(), span.to()), true);
            at = span.to();
        }
        add(pieces, text.substring(at, to) + (to < text.length() ? " …" : ""), false);
        return List.copyOf(pieces);
    }

    private static int wordBegin(String text, int near) {
        if (near <= 0) return 0;
        int blank = text.lastIndexOf(' ', near);
        return blank < 0 ? 0 : blank + 1;
    }

    private static int wordEnd(String text, int from, int near) {
        int blank = text.lastIndexOf(' ', near);
        return blank <= from ? near : blank;
    }

    private static void add(List<Piece> pieces, String text, boolean found) {
        if (!text.isEmpty()) pieces.add(new Piece(text, found));
    }
}
