package kz.komek.knowledge.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Served people write the same word: with Russian letters for Kazakh ones, in Latin script, or on the wrong keyboard. All of
 * it is brought to one plain Cyrillic writing, in which words are kept and sought.
 */
public final class Letters {
    /** Kazakh letters as they are typed where the keyboard has none; й and ё as they are typed in a hurry. */
    private static final Map<Character, Character> PLAIN = Map.ofEntries(
            Map.entry('ә', 'а'),
            Map.entry('ғ', 'г'),
            Map.entry('қ', 'к'),
            Map.entry('ң', 'н'),
            Map.entry('ө', 'о'),
            Map.entry('ұ', 'у'),
            Map.entry('ү', 'у'),
            Map.entry('һ', 'х'),
            Map.entry('і', 'и'),
            Map.entry('ё', 'е'));

    /** Longest first: how Kazakh and Russian are written in Latin letters, officially (2021), on passports, and by habit. */
    private static final String[][] LATIN = {
        {"shch", "щ"},
        {"zh", "ж"},
        {"kh", "х"},
        {"gh", "г"},
        {"ch", "ч"},
        {"sh", "ш"},
        {"ts", "ц"},
        {"yu", "ю"},
        {"ya", "я"},
        {"yo", "е"},
        {"ye", "е"},
        {"ng", "н"},
        {"iu", "ю"},
        {"ia", "я"},
        {"ju", "жу"},
        {"a", "а"},
        {"ä", "а"},
        {"á", "а"},
        {"b", "б"},
        {"c", "с"},
        {"ç", "ч"},
        {"d", "д"},
        {"e", "е"},
        {"f", "ф"},
        {"g", "г"},
        {"ğ", "г"},
        {"ǵ", "г"},
        {"h", "х"},
        {"i", "и"},
        {"ı", "ы"},
        {"j", "ж"},
        {"k", "к"},
        {"l", "л"},
        {"m", "м"},
        {"n", "н"},
        {"ñ", "н"},
        {"ń", "н"},
        {"o", "о"},
        {"ö", "о"},
        {"ó", "о"},
        {"p", "п"},
        {"q", "к"},
        {"r", "р"},
        {"s", "с"},
        {"ş", "ш"},
        {"t", "т"},
        {"u", "у"},
        {"ü", "у"},
        {"ū", "у"},
        {"ú", "у"},
        {"v", "в"},
        {"w", "у"},
        {"x", "х"},
        {"y", "ы"},
        {"ý", "у"},
        {"z", "з"},
        {"'", ""},
        {"’", ""},
    };

    /** After one of these an i is short: kelmeidi is келмейді. */
    private static final String LATIN_VOWELS = "aäáeoöóuüūú";

    private static final String LATIN_I = "iıy";

    private static final String QWERTY = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
    private static final String RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю";
    /** What the row of digits gives on a Kazakh keyboard. */
    private static final String DIGITS = "2345890-=";

    private static final String KAZAKH = "әіңғүұқөһ";

    private Letters() {}

    /** Small letters of one kind each, Kazakh ones by their Russian look-alikes; Latin ones stay. */
    public static String plain(String word) {
        String small = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(small.length());
        for (int i = 0; i < small.length(); i++) {
            char letter = small.charAt(i);
            plain.append(PLAIN.getOrDefault(letter, letter));
        }
        return plain.toString();
    }

    /** Has a letter that only Kazakh has. */
    public static boolean isKazakh(String word) {
        return word.chars().anyMatch(letter -> letter != 'ё' && letter != 'Ё' && PLAIN.containsKey(lower(letter)));
    }

    public static boolean isCyrillic(String word) {
        return word.chars().anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC);
    }

    public static boolean isLatin(String word) {
        return word.chars().anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
    }

    /** A word in Latin letters, as Cyrillic ones would write it. */
    public static String fromLatin(String word) {
        String small = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var written = new StringBuilder(small.length());
        for (int i = 0; i < small.length(); ) {
            String[] sound = soundAt(small, i);
            if (sound == null) written.append(small.charAt(i++));
            else {
                written.append(sound[1]);
                i += sound[0].length();
            }
        }
        return plain(written.toString());
    }

    /** The same with short i where it is one: endings are known by it. */
    public static String fromLatinAsSpoken(String word) {
        String small = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        var spoken = new StringBuilder(small.length());
        for (int i = 0; i < small.length(); i++) spoken.append(isShortI(small, i) ? 'й' : small.charAt(i));
        return fromLatin(spoken.toString());
    }

    private static boolean isShortI(String word, int at) {
        String[] sound = soundAt(word, at);
        return at > 0
                && LATIN_I.indexOf(word.charAt(at)) >= 0
                && LATIN_VOWELS.indexOf(word.charAt(at - 1)) >= 0
                && (sound == null || sound[0].length() == 1);
    }

    private static String @org.jspecify.annotations.Nullable [] soundAt(String word, int at) {
        for (String[] sound : LATIN) if (word.startsWith(sound[0], at)) return sound;
        return null;
    }

    /** What somebody meant who forgot to change the keyboard: from Latin keys to Cyrillic letters, and back. */
    public static String otherKeyboard(String typed) {
        boolean latin = isLatin(typed);
        var meant = new StringBuilder(typed.length());
        for (char key : typed.toLowerCase(Locale.ROOT).toCharArray()) meant.append(latin ? cyrillic(key) : latin(key));
        return meant.toString();
    }

    /** Kazakh letters meant by whoever typed on a Russian keyboard, where digits are: {@code к-ше} is көше. */
    public static String digitsAsLetters(String typed) {
        var meant = new StringBuilder(typed.length());
        for (char key : typed.toCharArray()) {
            int digit = DIGITS.indexOf(key);
            meant.append(digit < 0 ? key : KAZAKH.charAt(digit));
        }
        return meant.toString();
    }

    private static char cyrillic(char key) {
        int at = QWERTY.indexOf(key);
        if (at >= 0) return RUSSIAN.charAt(at);
        int digit = DIGITS.indexOf(key);
        return digit < 0 ? key : KAZAKH.charAt(digit);
    }

    private static char latin(char letter) {
        int at = RUSSIAN.indexOf(letter);
        return at < 0 ? letter : QWERTY.charAt(at);
    }

    /**
     * What is left of a word when everything is taken away that writings differ in: the same for {@code су жоқ},
     * {@code су жок} and {@code su zhok}.
     *
     * @param plain as {@link #plain}
     */
    public static String bones(String plain) {
        var bones = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char letter = bone(plain.charAt(i));
            if (letter == 0 || (!bones.isEmpty() && bones.charAt(bones.length() - 1) == letter)) continue;
            bones.append(letter);
        }
        return bones.toString();
    }

    private static char bone(char letter) {
        return switch (letter) {
            case 'ы', 'и', 'й' -> 'и';
            case 'э' -> 'е';
            case 'щ' -> 'ш';
            case 'ц' -> 'с';
            case 'ъ', 'ь' -> 0;
            default -> letter;
        };
    }

    private static char lower(int letter) {
        return (char) Character.toLowerCase(letter);
    }
}
