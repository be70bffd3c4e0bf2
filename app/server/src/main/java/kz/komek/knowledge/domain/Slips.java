package kz.komek.knowledge.domain;

import java.util.HashSet;
import java.util.Set;

/** What a finger does to a word: a letter too many, too few, another one, or two in the wrong order. */
public final class Slips {
    private static final String LETTERS = "абвгдежзиклмнопрстуфхчшюя";
    private static final String VOWELS = "аеиоуюя";
    private static final double FIRST_LETTER = 0.5;
    private static final double ANOTHER_CONSONANT = 0.7;

    private Slips() {}

    /** All words that are one slip away. @param bones as {@link Letters#bones}: in whatever writing it was typed */
    public static Set<String> of(String bones) {
        var all = new HashSet<String>();
        for (int at = 0; at <= bones.length(); at++) {
            String before = bones.substring(0, at);
            String after = bones.substring(at);
            if (!after.isEmpty()) all.add(before + after.substring(1));
            if (after.length() > 1) all.add(before + after.charAt(1) + after.charAt(0) + after.substring(2));
            for (char letter : LETTERS.toCharArray()) {
                all.add(before + letter + after);
                if (!after.isEmpty()) all.add(before + letter + after.substring(1));
            }
        }
        all.remove(bones);
        return all;
    }

    /**
     * How likely a word is meant that is one slip away, from 0 to 1: one vowel stands for another more often than one
     * consonant does, and hardly anybody misses the first letter.
     */
    public static double likelihood(String typed, String meant) {
        int same = 0;
        while (same < Math.min(typed.length(), meant.length()) && typed.charAt(same) == meant.charAt(same)) same++;
        double likely = isAnotherConsonant(typed, meant, same) ? ANOTHER_CONSONANT : 1;
        return same == 0 ? likely * FIRST_LETTER : likely;
    }

    private static boolean isAnotherConsonant(String typed, String meant, int at) {
        if (typed.length() != meant.length() || at == typed.length()) return false;
        boolean swapped = at + 1 < typed.length() && typed.charAt(at) == meant.charAt(at + 1);
        return !swapped && !(isVowel(typed.charAt(at)) && isVowel(meant.charAt(at)));
    }

    private static boolean isVowel(char letter) {
        return VOWELS.indexOf(letter) >= 0;
    }
}
