package kz.komek.knowledge;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.knowledge.domain.Letters;
import kz.komek.knowledge.domain.Passage;
import kz.komek.knowledge.domain.Piece;
import kz.komek.knowledge.domain.Sought;
import kz.komek.knowledge.domain.Sought.By;
import kz.komek.knowledge.domain.Sought.Reading;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Takes texts and questions apart into lexemes: the stem of a word in each language its letters allow, and behind
 * {@value #SOUND} its bones, which are the same in every writing.
 */
@Singleton
public class Words {
    private static final String SOUND = "~";
    private static final int LONGEST_WORD = 40;
    private static final int MOST_WORDS = 12;
    private static final int LONG_NUMBER = 5;
    private static final Pattern ADDRESS_OF_MAIL = Pattern.compile("\\S+@\\S+");
    private static final Set<String> KAZAKH_STOP = Set.of(
            "мен", "бен", "пен", "жане", "не", "ма", "ме", "ба", "бе", "па", "пе", "бул", "сол", "осы", "ол", "ушин",
            "гой", "да", "де", "та", "те", "туралы", "деп", "еди", "екен", "болады", "керек", "кажет", "бир", "биз",
            "сиз", "мени");

    /** Every text has them, and yet they tell what is missing: нет воды. */
    private static final Set<String> MISSING = Set.of("нет", "no");

    private final Stems stems;

    Words(Stems stems) {
        this.stems = stems;
    }

    /** Lexemes of a text, each as often as it is there, in order. */
    public List<String> lexemes(String text) {
        return inOrder(text).stream().flatMap(Set::stream).toList();
    }

    /** Lexemes of each word of a text, in order. */
    public List<Set<String>> inOrder(String text) {
        var words = new ArrayList<Set<String>>();
        for (String word : split(text)) {
            if (word.length() > LONGEST_WORD) continue;
            Set<String> stems = stemsOf(word);
            var lexemes = new LinkedHashSet<>(stems);
            stems.forEach(stem -> lexemes.add(sound(stem)));
            words.add(lexemes);
        }
        return words;
    }

    /** A text in pieces: its words that have one of the lexemes, and what stands between them. */
    public List<Piece> marked(String text, Set<String> sought) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        for (Token token : tokens(text)) {
            if (!has(token.word(), sought)) continue;
            if (token.from() > from) pieces.add(new Piece(text.substring(from, token.from()), false));
            pieces.add(new Piece(text.substring(token.from(), token.until()), true));
            from = token.until();
        }
        if (from < text.length()) pieces.add(new Piece(text.substring(from), false));
        return pieces;
    }

    private boolean has(String word, Set<String> sought) {
        if (word.length() > LONGEST_WORD) return false;
        return stemsOf(word).stream().anyMatch(sought::contains)
                || bonesOf(word).stream().anyMatch(bone -> sought.contains(SOUND + bone));
    }

    /** What each word may mean. Words that every text has are left out, unless there are no others. */
    public Sought sought(String typed) {
        return sought(typed, MOST_WORDS);
    }

    /** @param most of its words that are looked at */
    public Sought sought(String typed, int most) {
        var words = new ArrayList<Sought.Word>();
        var weak = new ArrayList<Sought.Word>();
        for (String part : typed.strip().split("\\s+")) {
            for (Sought.Word word : wordsOf(part))
                (isStop(word.typed()) && !isMissing(word.typed()) ? weak : words).add(word);
        }
        return new Sought((words.isEmpty() ? weak : words).stream().limit(most).toList());
    }

    /** What stands between blanks may be one word on another keyboard, where it has signs and digits: {@code ,fr} is бак. */
    private List<Sought.Word> wordsOf(String part) {
        List<String> split = split(part);
        List<String> meant = Stream.of(Letters.otherKeyboard(part), Letters.digitsAsLetters(part))
                .filter(other -> !other.equals(part) && split(other).equals(List.of(other)))
                .toList();
        if (split.size() <= 1 || !meant.isEmpty()) return List.of(word(part, split, meant));
        return split.stream().map(word -> word(word, List.of(word), List.of())).toList();
    }

    private Sought.Word word(String typed, List<String> words, List<String> otherKeyboards) {
        var readings = new LinkedHashMap<String, Reading>();
        for (String word : words) {
            Set<String> stems = stemsOf(word);
            put(readings, stems.stream().map(By.STEM::of));
            put(readings, stems.stream().map(stem -> By.SOUND.of(sound(stem))));
            put(readings, fromLatin(word).map(stem -> By.SOUND.of(sound(stem))));
        }
        for (String other : otherKeyboards)
            put(readings, stemsOf(other).stream().map(By.KEYBOARD::of));
        return new Sought.Word(typed, List.copyOf(readings.values()));
    }

    /** Stems of a word as it may be meant in Cyrillic letters; of one that has none of ours, nothing. */
    private Stream<String> fromLatin(String word) {
        if (!Letters.isLatin(word)) return Stream.of();
        return Stream.of(Letters.fromLatin(word), Letters.fromLatinAsSpoken(word))
                .distinct()
                .flatMap(cyrillic -> stemsOf(cyrillic).stream());
    }

    private static String sound(String stem) {
        return SOUND + Letters.bones(Letters.isLatin(stem) ? Letters.fromLatin(stem) : stem);
    }

    private static void put(Map<String, Reading> all, Stream<Reading> some) {
        some.filter(reading -> !reading.lexeme().isEmpty() && !reading.lexeme().equals(SOUND))
                .forEach(reading -> all.putIfAbsent(reading.lexeme(), reading));
    }

    /**
     * The bones of the words of a text, each once: enough to find it in every writing, and a third of {@link #lexemes}.
     * Without words that every text has, and without long numbers: those are telephones and people's documents.
     */
    public Set<String> bones(String text) {
        var bones = new LinkedHashSet<String>();
        for (String word : split(ADDRESS_OF_MAIL.matcher(text).replaceAll(" "))) {
            if (word.length() <= LONGEST_WORD && !isStop(word) && !isLongNumber(word)) bones.addAll(bonesOf(word));
        }
        return bones;
    }

    /** The same of what is looked for: none of a word that is kept of no text. */
    public static Set<String> bones(Sought.Word word) {
        if (isMissing(word.typed())) return Set.of();
        return word.readings().stream()
                .map(reading -> bare(reading.lexeme()))
                .filter(bones -> !bones.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** How a word sounds, in each of its readings. */
    static Set<String> sounds(Sought.Word word) {
        return word.readings().stream()
                .map(Reading::lexeme)
                .filter(lexeme -> lexeme.startsWith(SOUND))
                .map(Words::bare)
                .collect(Collectors.toSet());
    }

    static String sounded(String bones) {
        return SOUND + bones;
    }

    private static String bare(String lexeme) {
        return lexeme.startsWith(SOUND)
                ? lexeme.substring(SOUND.length())
                : sound(lexeme).substring(SOUND.length());
    }

    private Set<String> bonesOf(String word) {
        var bones = new LinkedHashSet<String>();
        for (String stem : stemsOf(word)) bones.add(bare(stem));
        fromLatin(word).forEach(stem -> bones.add(bare(stem)));
        bones.remove("");
        return bones;
    }

    private static boolean isLongNumber(String word) {
        return word.chars().filter(Character::isDigit).count() >= LONG_NUMBER;
    }

    /** What shows best that a text has what was looked for. @param bones that were */
    public List<Piece> pieces(String text, Set<String> bones, int longest) {
        return Passage.of(marked(text, bones.stream().map(bone -> SOUND + bone).collect(Collectors.toSet())), longest);
    }

    private Set<String> stemsOf(String word) {
        String plain = Letters.plain(word);
        return new LinkedHashSet<>(stems.of(plain, Letters.isKazakh(word)));
    }

    private static boolean isMissing(String word) {
        return MISSING.contains(Letters.plain(word));
    }

    private static boolean isStop(String word) {
        String plain = Letters.plain(word);
        return KAZAKH_STOP.contains(plain)
                || RussianAnalyzer.getDefaultStopSet().contains(plain)
                || EnglishAnalyzer.getDefaultStopSet().contains(plain);
    }

    private static List<String> split(String text) {
        return tokens(text).stream().map(Token::word).toList();
    }

    /** A word where it stands in its text. */
    private record Token(String word, int from, int until) {}

    private static List<Token> tokens(String text) {
        try (var tokens = new StandardTokenizer()) {
            tokens.setReader(new java.io.StringReader(text));
            var term = tokens.addAttribute(CharTermAttribute.class);
            var place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            var words = new ArrayList<Token>();
            while (tokens.incrementToken())
                words.add(new Token(term.toString(), place.startOffset(), place.endOffset()));
            tokens.end();
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
