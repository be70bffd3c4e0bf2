package kz.komek.knowledge.domain;

import java.util.ArrayList;
import java.util.List;

/** The part of a text that shows best why it was found. */
public final class Passage {
    private static final int BEFORE = 40;

    private Passage() {}

    public static int marks(List<Piece> pieces) {
        return (int) pieces.stream().filter(Piece::found).count();
    }

    /**
     * About so many letters around where most of what was looked for stands; the beginning where none of it does; all of a
     * text that is no longer.
     */
    public static List<Piece> of(List<Piece> pieces, int length) {
        if (pieces.stream().mapToInt(piece -> piece.text().length()).sum() <= length) return pieces;
        int start = start(pieces, length);
        var passage = new ArrayList<Piece>();
        int at = 0;
        for (Piece piece : pieces) {
            int from = Math.max(start, at);
            int until = Math.min(start + length, at + piece.text().length());
            if (from < until) passage.add(new Piece(piece.text().substring(from - at, until - at), piece.found()));
            at += piece.text().length();
        }
        return tidy(passage, start > 0, start + length < at);
    }

    private static int start(List<Piece> pieces, int length) {
        var places = new ArrayList<Integer>();
        int at = 0;
        for (Piece piece : pieces) {
            if (piece.found()) places.add(at);
            at += piece.text().length();
        }
        int best = 0;
        int most = 0;
        for (int place : places) {
            long there = places.stream()
                    .filter(other -> other >= place && other < place + length - BEFORE)
                    .count();
            if (there > most) {
                most = (int) there;
                best = place;
            }
        }
        return Math.max(0, best - BEFORE);
    }

    /** Whole words at both ends, with dots where something is left out. */
    private static List<Piece> tidy(List<Piece> pieces, boolean later, boolean more) {
        if (pieces.isEmpty()) return pieces;
        if (later && !pieces.getFirst().found()) {
            String first = pieces.getFirst().text();
            int blank = first.indexOf(' ');
            pieces.set(0, new Piece("… " + (blank < 0 ? first : first.substring(blank + 1)), false));
        }
        if (more && !pieces.getLast().found()) {
            String last = pieces.getLast().text();
            int blank = last.lastIndexOf(' ');
            pieces.set(pieces.size() - 1, new Piece((blank < 0 ? last : last.substring(0, blank)) + " …", false));
        }
        return pieces;
    }
}
