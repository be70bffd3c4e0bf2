package kz.komek.catalogue.domain;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words by which one sees what a catalogue lacks. A word counts once a title, and is told only when several titles
 * have it: a name that somebody wrote into a title is not.
 */
public final class FrequentWords {
    private static final int SHORTEST = 3;
    private static final int FEWEST = 3;
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Set<String> EMPTY = Set.of((
            // Kazakh
            "және мен менің бен пен үшін туралы бойынша немесе бұл осы сол ол біз біздің сіз сіздің олар емес "
                    + "бар жоқ еді екен ғана тек да де та те ма ме ба бе па пе деп кейін дейін бері арқылы "
                    + "қатысты керек болып болды жатыр тұр қалай қашан неге кім қандай бір екі барлық әлі өте "
                    + "сәлеметсіз сәлем өтінемін өтініш көмек көмектесіңіз рахмет "
                    // Russian
                    + "что это как так для или при про над под без был была было были есть нет еще ещё уже "
                    + "все всё его она они оно мне мой моя мои нас нам наш наша вас вам ваш который которая "
                    + "тоже только когда где кто чтобы если очень после перед через между около возле "
                    + "здравствуйте добрый день вечер прошу просим пожалуйста помогите спасибо можно нужно надо "
                    + "жалоба заявка обращение вопрос проблема")
            .split(" "));

    private FrequentWords() {}

    public record Counted(String word, int titles) {}

    /** Of several titles, the most frequent first. */
    public static List<Counted> of(List<String> titles, int most) {
        Map<String, Integer> counts = new HashMap<>();
        for (String title : titles) {
            var words = new HashSet<String>();
            WORD.matcher(title.toLowerCase(Locale.ROOT)).results().forEach(word -> words.add(word.group()));
            words.stream()
                    .filter(word -> word.length() >= SHORTEST && !EMPTY.contains(word))
                    .forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .filter(each -> each.getValue() >= FEWEST)
                .map(each -> new Counted(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt(Counted::titles).reversed().thenComparing(Counted::word))
                .limit(most)
                .toList();
    }
}
