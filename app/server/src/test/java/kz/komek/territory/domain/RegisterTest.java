package kz.komek.territory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterTest {
    private static final String OBLAST =
            "{\"type\":\"Polygon\",\"coordinates\":[[[66,40],[71,40],[71,46],[66,46],[66,40]]]}";

    @ParameterizedTest
    @CsvSource({
        // the whole table of what may be a part of what
        "DISTRICT, OBLAST",
        "CITY, OBLAST DISTRICT",
        "SETTLEMENT, DISTRICT CITY",
        "SECTOR, CITY SETTLEMENT",
        "STREET, CITY SETTLEMENT SECTOR",
        "HOUSE, SETTLEMENT SECTOR STREET"
    })
    void what_may_be_a_part_of_what(Kind kind, String parents) {
        assertThat(kind.parents()).extracting(Kind::name).containsExactlyInAnyOrder(parents.split(" "));
        assertThat(Kind.OBLAST.parents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                // code; parent; kind; name; refusal
                "abai-2;   city;     STREET; Абай көшесі;    NAME_TAKEN kk",
                "abai-2;   city;     STREET; ул. абай;       NAME_TAKEN kk",
                "new;      city;     STREET; Жаңа;           -",
                "New;      city;     STREET; Жаңа;           CODE_WRONG code",
                "all;      city;     STREET; Жаңа;           CODE_WRONG code",
                "new;      -;        STREET; Жаңа;           PARENT_MISSING parent",
                "new;      nowhere;  STREET; Жаңа;           PARENT_UNKNOWN parent",
                "new;      oblast;   STREET; Жаңа;           PARENT_WRONG parent",
                "new;      closed;   HOUSE;  1;              PARENT_INACTIVE parent",
                "mars;     oblast;   DISTRICT; Марс;         DISTRICT_UNKNOWN code",
                "city;     oblast;   CITY;   Қала жаңа;      -",
                // a city under its own street's city
                "village;  village;  SETTLEMENT; Ауыл;       CYCLE parent",
                "new;      city;     STREET; ' ';            TEXT_MISSING en",
                "new;      city;     STREET; '!';            TEXT_WRONG kk"
            })
    void each_mistake_is_named(String code, @Nullable String parent, Kind kind, String name, @Nullable String refusal) {
        var all = town();
        var entry = entry(code, parent, kind, name, null, null, true);
        Entry before = all.put(code, entry);
        var found = new Register(all, Set.of("city", "district")).refusals(entry, before);
        if (refusal == null) assertThat(found).isEmpty();
        else
            assertThat(found)
                    .extracting(each -> each.why() + " " + each.field())
                    .contains(refusal.strip());
    }

    @Test
    void a_circle_through_others_is_found_and_its_path_ends() {
        var all = town();
        all.put("village", entry("village", "sector", Kind.SETTLEMENT, "Ауыл", null, null, true));
        all.put("sector", entry("sector", "village", Kind.SECTOR, "Сектор", null, null, true));
        var register = new Register(all, Set.of("city"));
        assertThat(register.refusals(all.get("sector"), null))
                .extracting(Refusal::why)
                .containsExactly(Refusal.Why.CYCLE);
        assertThat(register.path(all.get("sector"))).containsExactly("village", "sector");
    }

    @Test
    void what_has_active_parts_is_not_retired_and_what_has_parts_keeps_its_kind() {
        var all = town();
        var retired = entry("abai", "city", Kind.STREET, "Абай", null, null, false);
        all.put("abai", retired);
        assertThat(new Register(all, Set.of("city")).refusals(retired, null))
                .extracting(Refusal::words)
                .containsExactly("It still has 1 active parts: abai-14.");
        var before = town().get("abai");
        var sector = entry("abai", "city", Kind.SECTOR, "Абай", null, null, true);
        all.put("abai", sector);
        assertThat(new Register(all, Set.of("city")).refusals(sector, before))
                .extracting(Refusal::why)
                .containsExactly(Refusal.Why.KIND_FIXED);
    }

    @Test
    void a_place_outside_of_the_oblast_and_an_outline_of_a_street_are_refused() {
        var all = town();
        var far = entry(
                "new",
                "city",
                Kind.SECTOR,
                "Жаңа",
                new Point(68.2, 43.3),
                OBLAST.replace("66", "26").replace("71", "31"),
                true);
        all.put("new", far);
        assertThat(new Register(all, Set.of("city")).refusals(far, null))
                .extracting(each -> each.why() + " " + each.field())
                .containsExactly("PLACE_FAR polygon", "PLACE_FAR latitude");
        var street = entry("new", "city", Kind.STREET, "Жаңа", new Point(143.3, 68.2), OBLAST, true);
        all.put("new", street);
        assertThat(new Register(all, Set.of("city")).refusals(street, null))
                .extracting(each -> each.why() + " " + each.field())
                .containsExactly("POINT_WRONG latitude", "POLYGON_WRONG polygon");
    }

    private static Map<String, Entry> town() {
        var all = new HashMap<String, Entry>();
        all.put("oblast", entry("oblast", null, Kind.OBLAST, "Облыс", null, OBLAST, true));
        all.put("city", entry("city", "oblast", Kind.CITY, "Түркістан", null, null, true));
        all.put("abai", entry("abai", "city", Kind.STREET, "Абай", null, null, true));
        all.put("abai-14", entry("abai-14", "abai", Kind.HOUSE, "14", null, null, true));
        all.put("closed", entry("closed", "city", Kind.STREET, "Жабық", null, null, false));
        return all;
    }

    private static Entry entry(
            String code,
            @Nullable String parent,
            Kind kind,
            String name,
            @Nullable Point point,
            @Nullable String polygon,
            boolean active) {
        return new Entry(code, parent, kind, new Names(name, name, name), List.of(), point, polygon, null, active, 1);
    }
}
