package kz.komek.territory.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One spelling for what people write in many: case, Kazakh letters typed as Russian ones, words for "street" and "house"
 * in three languages, forms of house numbers. Whatever is compared went through here, on both sides.
 */
public final class Spelling {
    /** Longer texts are stories; their first words are looked at. */
    private static final int MOST_LETTERS = 300;

    private static final Map<Character, Character> PLAIN = Map.ofEntries(
            Map.entry('ё', 'е'),
            Map.entry('қ', 'к'),
            Map.entry('ң', 'н'),
            Map.entry('ө', 'о'),
            Map.entry('ү', 'у'),
            Map.entry('ұ', 'у'),
            Map.entry('ә', 'а'),
            Map.entry('і', 'и'),
            Map.entry('ғ', 'г'),
            Map.entry('һ', 'х'));

    /** Latin letters that look Cyrillic, in a word that is: i stands on every keyboard, the Kazakh і does not. */
    private static final Map<Character, Character> LOOKS_LIKE = Map.ofEntries(
            Map.entry('a', 'а'),
            Map.entry('e', 'е'),
            Map.entry('o', 'о'),
            Map.entry('p', 'р'),
            Map.entry('c', 'с'),
            Map.entry('x', 'х'),
            Map.entry('y', 'у'),
            Map.entry('i', 'и'),
            Map.entry('k', 'к'),
            Map.entry('m', 'м'),
            Map.entry('h', 'х'),
            Map.entry('t', 'т'));

    private static final Pattern MIXED = Pattern.compile("(?=[а-яa-z]*[а-я])(?=[а-яa-z]*[a-z])[а-яa-z]+");
    private static final Pattern SHORTENED =
            Pattern.compile("(?<![\\p{L}\\p{N}])(пр-?к?т|р-?н|м-?рн|мкр-н|б-р|м/р|ш/а|ы/а)(?![\\p{L}\\p{N}])");
    private static final Pattern ORDINAL =
            Pattern.compile("(\\d)\\s?-\\s?(ши|шы|ый|ой|ий|й|ая|я|го|th|st|nd|rd)(?![а-яa-z])");
    private static final Pattern BLOCK = Pattern.compile("(\\d)[^\\p{L}\\d]*(?:корпус|корп|блок)[^\\p{L}\\d]*(\\d)");
    private static final Pattern SLASH = Pattern.compile("(\\d[а-я]?)\\s*[/\\\\]\\s*(?=\\d)");
    private static final Pattern LETTER = Pattern.compile("(\\d)(?:\\s?-\\s?|)([а-яa-z])(?![а-яa-z\\d])");
    private static final Pattern LOOSE_LETTER = Pattern.compile("(\\d) ([абг])(?=\\s*(?:,|$))");
    private static final Pattern GLUED_WORD = Pattern.compile("(\\d)\\s?-\\s?(?=уй|дом)");
    private static final Pattern GLUED_NUMBER = Pattern.compile("(?<![\\p{L}\\d])(дом|д|кв|уй|ул|мкр)(?=\\d)");
    private static final Pattern HYPHEN = Pattern.compile("(?<!\\d)-|-(?!\\d)");
    private static final Pattern BREAK = Pattern.compile("[,;:()\\[\\]\"«»\\n]+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}/-]+");

    private static final Pattern STREET =
            Pattern.compile("кош|кошес\\p{L}*|ул|улиц\\p{L}*|street|str|st|пр|прт|пркт|просп|"
                    + "проспект\\p{L}*|дан|данг|дангыл\\p{L}*|пер|переул\\p{L}*|туйыг\\p{L}*|бульвар\\p{L}*|бр|проезд\\p{L}*|"
                    + "ave|avenue|lane|road");
    private static final Pattern AREA = Pattern.compile("ауыл|ауылы|ауылында|аул|село|селе|пос|поселок|поселке|кент|"
            + "кала|каласы|каласында|гор|город|городе|city|village|район|районе|рн|ауд|аудан|ауданы|ауданында|district|"
            + "облыс|облысы|область|области|обл|oblast|мкр|мкрн|мрн|микрорайон\\p{L}*|ыкшам|ыкшамаудан\\p{L}*|"
            + "сектор|секторы|sector|массив|жилмассив");
    private static final Pattern HOUSE =
            Pattern.compile("уй(?:и|де|инде|дин|инин|ден|ге)?|дом|дома|доме|house|гимарат\\p{L}*");
    private static final Pattern FLAT = Pattern.compile("патер\\p{L}*|пат|кв|квартир\\p{L}*|apt|flat|подъезд\\p{L}*|"
            + "этаж\\p{L}*|кабат\\p{L}*|офис|каб|кабинет");
    /** In Kazakh the number stands before the word, in Russian after it. */
    private static final Set<String> NUMBER_AFTER = Set.of(
            "дом", "дома", "доме", "house", "кв", "apt", "flat", "офис", "каб", "кабинет", "подъезд", "этаж", "д");

    private static final Pattern NUMBER = Pattern.compile("\\d+[а-яa-z]?(?:[/-]\\d+[а-яa-z]?)*");

    private Spelling() {}

    /** What a name is looked up by: "Абай көшесі", "ул. Абай" and "абай" are one. */
    public static String name(String name) {
        String key = plain(name);
        // What stood beside a dropped word stands beside another one now.
        for (String again = plain(key); !again.equals(key); again = plain(key)) key = again;
        return key;
    }

    private static String plain(String name) {
        List<String> words = words(fold(name.replace(',', ' ')));
        List<String> plain = words.stream()
                .filter(word -> !is(STREET, word) && !is(AREA, word))
                .toList();
        return String.join(" ", plain.isEmpty() ? words : plain);
    }

    /** Of a house: "12-А", "12 а" and "№ 12А" are one. */
    public static String house(String number) {
        return String.join(
                " ",
                words(fold(number.replace(',', ' '))).stream()
                        .filter(word -> !is(HOUSE, word) && !word.equals("д"))
                        .toList());
    }

    /** Small letters, Russian for Kazakh; numbers in one form. */
    static String fold(String text) {
        String cut = text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) : text;
        String folded = letters(cut.replace('№', ' '));
        folded = SHORTENED
                .matcher(folded)
                .replaceAll(word -> " "
                        + switch (word.group()) {
                            case "ш/а", "ы/а", "м/р" -> "мкр";
                            default -> word.group().replace("-", "");
                        }
                        + " ");
        folded = ORDINAL.matcher(folded).replaceAll("$1 ");
        folded = GLUED_NUMBER.matcher(folded).replaceAll("$1 ");
        folded = GLUED_WORD.matcher(folded).replaceAll("$1 ");
        folded = BLOCK.matcher(folded).replaceAll("$1/$2");
        folded = SLASH.matcher(folded).replaceAll("$1/");
        folded = LOOSE_LETTER.matcher(folded).replaceAll("$1$2");
        return LETTER.matcher(folded).replaceAll("$1$2");
    }

    /** Small letters, Russian for Kazakh and for Latin ones that look like them; of any text, however long. */
    public static String letters(String text) {
        String small = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(small.length());
        for (int i = 0; i < small.length(); i++) plain.append(PLAIN.getOrDefault(small.charAt(i), small.charAt(i)));
        return MIXED.matcher(plain).replaceAll(mixed -> asCyrillic(mixed.group()));
    }

    private static String asCyrillic(String word) {
        var changed = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) changed.append(LOOKS_LIKE.getOrDefault(word.charAt(i), word.charAt(i)));
        return changed.toString();
    }

    /**
     * Without initials: a single letter says nothing that the surname does not. It does beside a word for an area: "А
     * ықшам ауданы".
     */
    private static List<String> words(String folded) {
        var all = new ArrayList<String>();
        for (String word : BETWEEN.split(HYPHEN.matcher(folded).replaceAll(" "))) {
            String bare = word.replaceAll("^[/-]+|[/-]+$", "");
            if (!bare.isEmpty()) all.add(bare);
        }
        var words = new ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            if (!isLetter(all.get(i)) || all.get(i).equals("д") || isArea(all, i - 1) || isArea(all, i + 1))
                words.add(all.get(i));
        }
        return words.isEmpty() ? all : words;
    }

    private static boolean isLetter(String word) {
        return word.length() == 1 && Character.isLetter(word.charAt(0));
    }

    private static boolean isArea(List<String> words, int i) {
        return i >= 0 && i < words.size() && is(AREA, words.get(i));
    }

    private static boolean is(Pattern kind, String word) {
        return kind.matcher(word).matches();
    }

    /** What somebody wrote, taken apart. */
    public static Sought read(String text) {
        var reading = new Reading();
        for (String part : BREAK.split(fold(text))) reading.take(words(part));
        return reading.sought();
    }

    private static final class Reading {
        private final List<List<String>> names = new ArrayList<>();
        private final List<String> houses = new ArrayList<>();
        private boolean marked;

        void take(List<String> words) {
            var used = new boolean[words.size()];
            for (int i = 0; i < words.size(); i++) {
                boolean house = is(HOUSE, words.get(i)) || words.get(i).equals("д") && isNumber(words, i + 1);
                boolean flat = is(FLAT, words.get(i));
                if (!house && !flat) continue;
                used[i] = true;
                int number = numberBeside(words, used, i);
                if (number < 0) continue;
                used[number] = true;
                if (house) {
                    if (!marked) houses.clear();
                    marked = true;
                    houses.add(words.get(number));
                }
            }
            // A part of an address never begins in the middle of a name.
            var segment = new ArrayList<String>();
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                boolean type = is(STREET, word) || is(AREA, word);
                if (type || used[i] || word.equals("д")) {
                    end(segment);
                } else if (isNumber(words, i) && (!segment.isEmpty() || !names.isEmpty()) && !numbered(words, i)) {
                    if (!marked && houses.isEmpty()) houses.add(word);
                    end(segment);
                } else {
                    segment.add(word);
                }
            }
            end(segment);
        }

        /** "3 ықшам аудан", "мкр 3", "28 гвардияшылар": the number is a name, or a part of one. */
        private static boolean numbered(List<String> words, int i) {
            boolean before = i + 1 < words.size() && is(AREA, words.get(i + 1));
            boolean after = i > 0 && is(AREA, words.get(i - 1));
            boolean named = i > 0
                    && is(STREET, words.get(i - 1))
                    && i + 1 < words.size()
                    && !isNumber(words, i + 1)
                    && !is(HOUSE, words.get(i + 1))
                    && !is(FLAT, words.get(i + 1));
            return before || after || named;
        }

        private static int numberBeside(List<String> words, boolean[] used, int i) {
            int before = i - 1;
            int after = i + 1;
            boolean hasBefore = isNumber(words, before) && !used[before];
            boolean hasAfter = isNumber(words, after) && !used[after];
            if (NUMBER_AFTER.contains(words.get(i))) return hasAfter ? after : hasBefore ? before : -1;
            return hasBefore ? before : hasAfter ? after : -1;
        }

        private static boolean isNumber(List<String> words, int i) {
            return i >= 0 && i < words.size() && NUMBER.matcher(words.get(i)).matches();
        }

        private void end(List<String> segment) {
            if (!segment.isEmpty()) names.add(List.copyOf(segment));
            segment.clear();
        }

        Sought sought() {
            return new Sought(names, houses.isEmpty() ? null : houses.getFirst());
        }
    }
}
