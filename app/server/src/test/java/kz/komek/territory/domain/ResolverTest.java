package kz.komek.territory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small town with what is hard: two Abai streets, a village, a block, an old name. */
class ResolverTest {
    private final Map<String, Entry> town = new HashMap<>();

    ResolverTest() {
        add("oblast", null, Kind.OBLAST, "Түркістан облысы", "", null);
        add("turkistan", "oblast", Kind.CITY, "Түркістан қаласы", "Туркестан", new Point(43.300, 68.250));
        add("s1", "turkistan", Kind.SECTOR, "1-сектор", "", null);
        add("kentau", "oblast", Kind.CITY, "Кентау қаласы", "", new Point(43.517, 68.505));
        add("karnak", "kentau", Kind.SETTLEMENT, "Қарнақ ауылы", "", null);
        add("t-abai", "s1", Kind.STREET, "Абай көшесі", "ул. Абая", new Point(43.3010, 68.2510));
        add("t-abai-14", "t-abai", Kind.HOUSE, "14", "", new Point(43.3020, 68.2520));
        add("t-abai-14-5", "t-abai", Kind.HOUSE, "14/5", "", new Point(43.3030, 68.2520));
        add("k-abai", "kentau", Kind.STREET, "Абай даңғылы", "пр. Абая", new Point(43.5180, 68.5060));
        add("k-abai-14", "k-abai", Kind.HOUSE, "14", "", new Point(43.5190, 68.5070));
        add("t-tauke", "s1", Kind.STREET, "Тәуке хан даңғылы", "Ленина", new Point(43.3100, 68.2600));
        add("t-tauke-3", "t-tauke", Kind.HOUSE, "3", "", new Point(43.3101, 68.2601));
        add("k-mkr", "kentau", Kind.SECTOR, "1-ықшам аудан", "1 мкр", null);
        add("k-mkr-3", "k-mkr", Kind.HOUSE, "3", "", new Point(43.5300, 68.5100));
        add("karnak-zhana", "karnak", Kind.STREET, "Жаңа қоныс көшесі", "", new Point(43.4700, 68.4300));
        add("karnak-tauke", "karnak", Kind.STREET, "Тәуке хан көшесі", "", null);
        add("t-qonys", "s1", Kind.STREET, "Қоныс көшесі", "", new Point(43.3200, 68.2400));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // text                             district    pin                 what becomes of it
                "Тәуке хан 3                      | -         | -               | FOUND t-tauke-3 TEXT whole",
                "пр. Тауке хан д. 3 кв. 7         | -         | -               | FOUND t-tauke-3 TEXT whole",
                // the old name of the street
                "Ленина 3                         | -         | -               | FOUND t-tauke-3 TEXT whole",
                // two streets of one name: the district tells, or the text, or the pin
                "Абай 14                          | -         | -               | AMBIGUOUS k-abai-14 t-abai-14",
                "Абай 14                          | turkistan | -               | FOUND t-abai-14 TEXT whole",
                "Кентау, Абая 14                  | -         | -               | FOUND k-abai-14 TEXT whole",
                "Абай 14                          | -         | 43.3300 68.2600 | FOUND t-abai-14 TEXT whole",
                "Абая                             | -         | -               | AMBIGUOUS k-abai t-abai",
                // 14-5 is the flat 5 in the house 14, unless there is such a house
                "Абай 14-5                        | kentau    | -               | FOUND k-abai-14 TEXT whole",
                // the house is not in the register: the street, and the text is kept
                "Абай 99                          | turkistan | -               | FOUND t-abai TEXT part",
                // ... where the pin knows the house
                "Абай 99                          | turkistan | 43.3020 68.2520 | FOUND t-abai-14 PIN part",
                // ... and where it speaks of another town, it is not believed
                "Абай 99                          | turkistan | 43.5190 68.5070 | FOUND t-abai TEXT part",
                // a block without streets
                "1 мкр 3 үй                       | -         | -               | FOUND k-mkr-3 TEXT whole",
                // the village is known, its street is not: never a street of the same name elsewhere
                "Қарнақ ауылы, Абай 14            | -         | -               | FOUND karnak TEXT part",
                // a longer name covers a shorter one
                "Жаңа қоныс көшесі                | -         | -               | FOUND karnak-zhana TEXT whole",
                "Қоныс көшесі                     | -         | -               | FOUND t-qonys TEXT whole",
                // the street in the district that was chosen, though there is no such house
                "Тәуке хан 3                      | kentau    | -               | FOUND karnak-tauke TEXT part",
                // a street of the same name in a village is meant by who names the village
                "Қарнақ, Тәуке хан                | -         | -               | FOUND karnak-tauke TEXT whole",
                "Тәуке хан                        | -         | -               | FOUND t-tauke TEXT whole",
                // the street is of another district than was chosen
                "Ленина 3                         | kentau    | -               | UNKNOWN ленина 3",
                // only the town
                "Түркістан қаласы                 | -         | -               | FOUND turkistan TEXT whole",
                "Түркістан, базар жанында         | -         | -               | FOUND turkistan TEXT part",
                // nobody knows it
                "базар жанында                    | -         | -               | UNKNOWN базар жанында",
                "базар жанында                    | -         | 43.3020 68.2520 | FOUND t-abai-14 PIN part",
                // only a pin: house, street, sector, town, far away
                "-                                | -         | 43.3021 68.2521 | FOUND t-abai-14 PIN whole",
                "-                                | -         | 43.3013 68.2516 | FOUND t-abai PIN whole",
                "-                                | -         | 43.3300 68.2600 | FOUND s1 PIN whole",
                "-                                | -         | 43.5400 68.5300 | FOUND kentau PIN whole",
                "-                                | -         | 51.1000 71.4000 | UNKNOWN -",
                // 0/0 is no pin, and neither is half of one
                "-                                | -         | 0 0             | NOTHING",
                "-                                | -         | 43.3 -          | NOTHING",
                "Тәуке хан 3                      | -         | 0 0             | FOUND t-tauke-3 TEXT whole",
                // nothing at all, and nothing readable
                "-                                | turkistan | -               | NOTHING",
                "🙂                                | -         | -               | NOTHING"
            })
    void what_somebody_means(@Nullable String text, @Nullable String district, @Nullable String pin, String expected) {
        assertThat(words(resolve(text, district, pin))).isEqualTo(expected);
    }

    @Test
    void the_district_of_the_entry_comes_with_it() {
        assertThat(resolve("Ленина 3", null, null))
                .isInstanceOfSatisfying(
                        Located.Found.class,
                        found -> assertThat(found.district()).isEqualTo("turkistan"));
    }

    private static String words(Located located) {
        return switch (located) {
            case Located.Found found ->
                "FOUND " + found.code() + " " + found.how() + (found.key() == null ? " whole" : " part");
            case Located.Ambiguous several -> "AMBIGUOUS " + String.join(" ", several.codes());
            case Located.Unknown unknown -> "UNKNOWN " + (unknown.key() == null ? "-" : unknown.key());
            case Located.Nothing nothing -> "NOTHING";
        };
    }

    private Located resolve(@Nullable String text, @Nullable String district, @Nullable String pin) {
        Sought sought = text == null ? Sought.NOTHING : Spelling.read(text);
        Point point = null;
        if (pin != null) {
            String[] parts = pin.split(" ");
            point = Point.of(Double.valueOf(parts[0]), parts[1].equals("-") ? null : Double.valueOf(parts[1]));
        }
        var named = new ArrayList<Resolver.Candidate>();
        var houses = new ArrayList<Resolver.Candidate>();
        var around = new ArrayList<Resolver.Candidate>();
        var near = new ArrayList<Resolver.Candidate>();
        for (Entry entry : town.values()) {
            for (String key : entry.keys()) {
                if (entry.kind() == Kind.HOUSE && sought.houses().contains(key)) houses.add(candidate(key, entry));
                if (entry.kind() != Kind.HOUSE && sought.names().contains(key)) named.add(candidate(key, entry));
            }
            if (point != null && !entry.kind().isArea()) near.add(candidate("", entry));
            if (point != null && contains(entry, point)) around.add(candidate("", entry));
        }
        return Resolver.resolve(new Resolver.Clues(sought, district, point, named, houses, around, near));
    }

    /** The town within 10 km of its centre; its sector is the half of it where streets are. */
    private static boolean contains(Entry entry, Point pin) {
        return switch (entry.code()) {
            case "turkistan" -> pin.metresTo(new Point(43.3, 68.25)) < 10_000;
            case "s1" -> pin.metresTo(new Point(43.31, 68.25)) < 5_000;
            case "kentau" -> pin.metresTo(new Point(43.517, 68.505)) < 10_000;
            default -> false;
        };
    }

    private Resolver.Candidate candidate(String key, Entry entry) {
        var register = new Register(town, Set.of());
        return new Resolver.Candidate(
                key,
                entry.code(),
                entry.kind(),
                register.path(entry),
                register.village(entry),
                register.sector(entry),
                entry.point());
    }

    private void add(
            String code, @Nullable String parent, Kind kind, String name, String synonym, @Nullable Point point) {
        var names = new Names(name, name, name);
        town.put(code, new Entry(code, parent, kind, names, List.of(synonym), point, null, null, true, 1));
    }
}
