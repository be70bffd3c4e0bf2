package kz.komek.channel.email;

import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/** The language an answer should be in, from the letters alone; good enough for an acknowledgement. */
final class LanguageGuess {
    private static final String ONLY_KAZAKH = "әғқңөұүіһӘҒҚҢӨҰҮІҺ";
    /** A Kazakh street or village in a Russian sentence brings a few such letters; Kazakh itself has four times more. */
    private static final int PERCENT_KAZAKH = 4;

    private LanguageGuess() {}

    static @Nullable Language of(String text) {
        int kazakh = 0;
        int cyrillic = 0;
        int latin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.UnicodeBlock.of(c) == Character.UnicodeBlock.CYRILLIC) {
                cyrillic++;
                if (ONLY_KAZAKH.indexOf(c) >= 0) kazakh++;
            } else if (c < 0x250 && Character.isLetter(c)) {
                latin++;
            }
        }
        if (cyrillic == 0 && latin == 0) return null;
        // Addresses, links and signatures are Latin in every language.
        if (cyrillic * 4 < latin) return Language.EN;
        return kazakh * 100 > cyrillic * PERCENT_KAZAKH ? Language.KK : Language.RU;
    }
}
