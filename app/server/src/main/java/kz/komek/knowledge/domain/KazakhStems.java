package kz.komek.knowledge.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stem of a Kazakh word. Dictionaries for spelling know one ending a word; a Kazakh noun carries four, in a fixed
 * order: {@code көше-лер-іміз-де-гі}. They are taken off from the outside, and the shortest rest that the dictionary knows
 * is the stem. A word of which it knows no rest (a name, a new word) loses what is surely an ending. All in plain letters.
 */
public final class KazakhStems {
    private static final int SHORTEST = 2;
    private static final int SHORTEST_UNKNOWN = 4;
    private static final String VOWELS = "аеиоуыэюя";
    /** Endings that begin hard follow these only; Russian words end in some that sound hard there. */
    private static final String HARD = "кпстшхфцчщбвгд";

    private static final String HARD_ENDINGS = "ткп";

    /** From the outside in: its case, whose it is, how many there are. */
    private static final List<List<String>> NOUN = List.of(
            endings(
                    "дагы деги тагы теги ндагы ндеги дики тики ники да де та те нда нде дан ден тан тен нан нен нын нин дын дин тын тин ды ди ты ти ны ни"
                            + " га ге ка ке на не а е н мен бен пен дай дей тай тей"),
            endings("м ым им ын ин ныз низ ыныз иниз сы си ы и мыз миз ымыз имиз"),
            endings("лар лер дар дер тар тер"));

    /** What is left is a verb when the dictionary has its noun: бер-еді, беру. */
    private static final List<String> VERB = endings("""
            у уи уы уге уга уда уде удан уден удын удин
            ды ди ты ти дым дим тым тим дын дин тын тин дык дик тык тик дыныз диниз тыныз тиниз
            ады еди йды йди ай ей а е й ып ип п майды мейди байды бейди пайды пейди
            ган ген кан кен ганы гени каны кени маган меген баган беген паган пеген мады меди бады беди пады педи
            май мей бай бей пай пей са се ныз низ ыныз иниз ныздар низдер ыныздар иниздер
            ылды илди лды лди ылган илген лган лген ылмайды илмейди лмайды лмейди ылмады илмеди
            майтын мейтин байтын бейтин пайтын пейтин атын етин йтын йтин ар ер мак мек бак бек пак пек кыз киз гиз гыз сын син
            """);

    private final Set<String> known;

    /** @param known words of the dictionary, in plain letters */
    public KazakhStems(Set<String> known) {
        this.known = known;
    }

    /** @param plain a word as {@link Letters#plain} writes it */
    public String stem(String plain) {
        if (plain.length() <= SHORTEST) return plain;
        String noun = noun(plain, 0);
        String verb = verb(plain);
        if (noun != null && (verb == null || noun.length() < verb.length())) return noun;
        return verb != null ? verb : bare(plain, 0);
    }

    private @Nullable String noun(String word, int place) {
        String best = known.contains(word) ? word : null;
        for (int at = place; at < NOUN.size(); at++) {
            for (String rest : rests(word, NOUN.get(at), SHORTEST)) {
                String shorter = noun(rest, at + 1);
                if (shorter != null && (best == null || shorter.length() < best.length())) best = shorter;
            }
        }
        return best;
    }

    /** As the dictionary has it: its noun. */
    private @Nullable String verb(String word) {
        return VERB.stream()
                .filter(ending -> word.length() - ending.length() >= SHORTEST && word.endsWith(ending))
                .filter(ending -> fits(word.charAt(word.length() - ending.length() - 1), ending))
                .map(ending -> word.substring(0, word.length() - ending.length()) + "у")
                .filter(known::contains)
                .min(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    private static List<String> rests(String word, List<String> endings, int shortest) {
        return endings.stream()
                .filter(ending -> word.length() - ending.length() >= shortest && word.endsWith(ending))
                .filter(ending -> fits(word.charAt(word.length() - ending.length() - 1), ending))
                .flatMap(ending -> asItWas(word.substring(0, word.length() - ending.length()), ending))
                .toList();
    }

    /** Two vowels do not meet, but for у, which is both; a lone consonant follows a vowel. */
    private static boolean fits(char before, String ending) {
        boolean vowel = isVowel(before);
        if (isVowel(ending.charAt(0))) return !vowel || before == 'у';
        if (ending.length() == 1 && !ending.equals("н")) return vowel;
        if (HARD_ENDINGS.indexOf(ending.charAt(0)) >= 0) return HARD.indexOf(before) >= 0;
        return !ending.equals("н") && !ending.startsWith("нд") || before == 'ы' || before == 'и';
    }

    /** Before a vowel the last letter softens: жарық, жарығы. */
    private static Stream<String> asItWas(String rest, String ending) {
        if (!isVowel(ending.charAt(0))) return Stream.of(rest);
        String before = rest.substring(0, rest.length() - 1);
        return switch (rest.charAt(rest.length() - 1)) {
            case 'г' -> Stream.of(before + 'к', rest);
            case 'б' -> Stream.of(before + 'п', rest);
            default -> Stream.of(rest);
        };
    }

    /** Endings of two letters and more, each place once. */
    private static String bare(String word, int place) {
        for (int at = place; at < NOUN.size(); at++) {
            var long2 =
                    NOUN.get(at).stream().filter(ending -> ending.length() > 1).toList();
            List<String> rests = rests(word, long2, SHORTEST_UNKNOWN);
            if (!rests.isEmpty()) return bare(rests.getFirst(), at + 1);
        }
        return word;
    }

    private static boolean isVowel(char letter) {
        return VOWELS.indexOf(letter) >= 0;
    }

    private static List<String> endings(String all) {
        return Stream.of(all.strip().split("\\s+"))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }
}
