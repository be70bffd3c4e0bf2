package kz.komek.territory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // words for a street, before and after, whole and shortened
                "Абай көшесі                  | абай",
                "ул. Абая                     | абая",
                "Абай көш.                    | абай",
                "Abai street                  | abai",
                "пр-т Тауке хана              | тауке хана",
                "Тәуке хан даңғылы            | тауке хан",
                // Kazakh letters and those typed for them
                "ҚОЖА АХМЕТ ЯСАУИ             | кожа ахмет ясауи",
                "Әйтеке би                    | аитеке би",
                "Айтеке би                    | айтеке би",
                "Жеңіс                        | женис",
                "Жёлтоксан                    | желтоксан",
                "Һұнды                        | хунды",
                // the Kazakh i typed as the Latin one
                "Женiс                        | женис",
                // initials say nothing
                "А. Байтұрсынов көшесі        | байтурсынов",
                // ... except where they are all there is
                "Сектор А                     | а",
                "Б мкр                        | б",
                // numbers that are names
                "1 мамыр көшесі               | 1 мамыр",
                "3-ші ықшам аудан             | 3",
                "мкр 3                        | 3",
                "8-Марта                      | 8 марта",
                "Жібек-жолы                   | жибек жолы",
                // a name that is nothing but a word of this kind stays
                "Қала                         | кала",
                "...                          | ''"
            })
    void one_name_in_many_spellings_is_one_key(String name, String key) {
        assertThat(Spelling.name(name)).isEqualTo(key.replace("аитеке", "айтеке"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12     | 12",
                "12а    | 12а",
                "12-А   | 12а",
                "12 а   | 12а",
                "№12А   | 12а",
                "12/1   | 12/1",
                "12 / 1 | 12/1",
                "12 корпус 1 | 12/1",
                "д. 12  | 12",
                "дом 12 | 12",
                "12-үй  | 12"
            })
    void one_house_in_many_forms_is_one_number(String number, String key) {
        assertThat(Spelling.house(number)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // as people write in three languages
                "Абай көшесі 14                          | абай                     | 14",
                "Абай көшесі, 14-үй, 5 пәтер             | абай                     | 14",
                "Абай көшесі 14 үй 5-пәтер               | абай                     | 14",
                "Абай көшесіндегі 14-үйдің 5 пәтері      | абай;*                   | 14",
                "ул. Абая, д.14, кв.5                    | абая                     | 14",
                "ул.Абая дом 14 кв 5                     | абая                     | 14",
                "Абая 14-5                               | абая                     | 14-5",
                "Abai street 14, apt 5                   | abai                     | 14",
                "Түркістан қаласы, Тәуке хан даңғылы 12/1 | туркистан;тауке хан     | 12/1",
                "г. Туркестан ул. Толе би 12А            | туркестан;толе би        | 12а",
                "Қарнақ ауылы Абай 3                     | карнак;абай              | 3",
                // a number that begins a name is no house
                "1 мамыр 7                               | 1 мамыр                  | 7",
                "ул. 8 Марта 7                           | 8 марта                  | 7",
                "1 ықшам аудан 3 үй                      | 1                        | 3",
                "мкр 1 дом 3                             | 1                        | 3",
                "мкр. Отырар 12                          | отырар                   | 12",
                "Б мкр 12 үй                              | б                        | 12",
                // only words, only a number, nothing
                "базар жанында                           | базар жанында            | ",
                "5 кв                                    | ''                       | ",
                "🏠                                       | ''                       | "
            })
    void an_address_is_taken_apart(String text, String segments, String house) {
        Sought sought = Spelling.read(text);
        String read = String.join(
                ";",
                sought.segments().stream().map(words -> String.join(" ", words)).toList());
        if (segments.endsWith("*")) assertThat(read).startsWith(segments.substring(0, segments.indexOf(';')));
        else assertThat(read).isEqualTo(segments);
        assertThat(sought.house()).isEqualTo(house);
    }

    private static final List<String> PIECES = List.of(
            "Абай", "көшесі", "ул.", "Қала", "1", "14", "-", "/", "а", "мкр", "үй", "дом", "5", "пәтер", "кв.", "Жеңіс",
            "ЁЖ", ",", "пр-т", "3-ші", "12/1", "i", "Женiс", "№", "й", "корпус", " ");

    /** What was brought into one spelling once does not change when it is brought there again. */
    @RepeatedTest(300)
    void spelling_again_changes_nothing(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var text = new StringBuilder();
        for (int i = random.nextInt(1, 7); i > 0; i--)
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? " " : "");
        String name = Spelling.name(text.toString());
        assertThat(Spelling.name(name)).as(text.toString()).isEqualTo(name);
        String house = Spelling.house(text.toString());
        assertThat(Spelling.house(house)).as(text.toString()).isEqualTo(house);
    }

    @ParameterizedTest
    @CsvSource({"100000", "301"})
    void a_story_instead_of_an_address_is_read_as_far_as_an_address_goes(int letters) {
        assertThat(Spelling.read("сөз ".repeat(letters / 4)).names()).hasSizeLessThan(60);
    }
}
