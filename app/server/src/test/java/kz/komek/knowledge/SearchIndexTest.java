package kz.komek.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.komek.knowledge.domain.Entry;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.platform.database.Statements;
import kz.komek.testing.KomekTestResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted as it changes is what would be counted anew; all of it is rolled back. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class SearchIndexTest {
    private static final Instant THEN = Instant.parse("2026-11-01T00:00:00Z");

    @Inject
    SearchIndex index;

    @Inject
    Search search;

    @Inject
    InstantSource time;

    @Inject
    Statements statements;

    @BeforeEach
    void nothing_else_can_be_found() {
        QuarkusTransaction.begin();
        index.throwAway();
    }

    @AfterEach
    void as_it_was() {
        QuarkusTransaction.rollback();
    }

    private static Entry entry(String ref, String title) {
        return entry(ref, title, "", THEN);
    }

    private static Entry entry(String ref, String title, String text, Instant fresh) {
        return new Entry(EntryKind.ARTICLE, ref, true, List.of(title), List.of(), List.of(text), 0, fresh);
    }

    @Test
    void words_are_counted_one_entry_at_a_time_as_all_at_once() {
        index.put(entry("ONE", "су жоқ, жарық жоқ"));
        index.put(entry("TWO", "жарық сөнді"));
        index.put(entry("ONE", "су келді"));
        index.put(entry("THREE", "лифт тоқтады"));
        index.remove(EntryKind.ARTICLE, "THREE");
        index.remove(EntryKind.ARTICLE, "NEVER_THERE");
        var oneByOne = counted();
        assertThat(oneByOne).isEqualTo(countedAnew()).isNotEmpty();
        assertThat(found("жарык")).containsExactly("TWO");
        assertThat(found("лифт")).isEmpty();
    }

    @Test
    void what_served_more_often_is_found_sooner_and_renewing_what_is_as_it_was_costs_nothing() {
        index.put(entry("ONE", "су жоқ"));
        index.put(entry("TWO", "су жоқ"));
        assertThat(found("су")).containsExactly("ONE", "TWO");
        index.used(EntryKind.ARTICLE, "TWO");
        assertThat(found("су")).containsExactly("TWO", "ONE");
        var all = List.of(entry("ONE", "су жоқ"), entry("TWO", "су жоқ"));
        assertThat(index.renew(EntryKind.ARTICLE, all)).isZero();
        index.throwAway();
        assertThat(found("су")).isEmpty();
        assertThat(index.renew(EntryKind.ARTICLE, all)).isEqualTo(2);
        assertThat(found("су")).hasSize(2);
    }

    @Test
    void what_was_written_years_ago_is_found_after_its_like_and_never_after_what_fits_less() {
        Instant now = time.instant();
        index.put(entry("OLD", "су жоқ", "", now.minus(Duration.ofDays(4 * 365))));
        index.put(entry("NEW", "су жоқ", "", now));
        index.used(EntryKind.ARTICLE, "OLD");
        assertThat(found("су жоқ")).as("one use outweighs no years").containsExactly("NEW", "OLD");
        index.put(entry("FITS_LESS", "басқа", "су жоқ", now));
        assertThat(found("су жоқ")).containsExactly("NEW", "OLD", "FITS_LESS");
    }

    @Test
    void words_that_stand_together_are_found_before_the_same_words_apart() {
        index.put(entry("APART", "жарық бар, бірақ лифт пен интернет жоқ"));
        index.put(entry("TOGETHER", "үйде жарық жоқ, лифт тоқтап тұр"));
        index.put(new Entry(
                EntryKind.ARTICLE, "ANY_TEXT", true, List.of("үйде жарық"), List.of("жоқ"), List.of(), 0, THEN));
        assertThat(found("жарық жоқ").getFirst()).isEqualTo("TOGETHER");
        assertThat(found("жоқ жарық").getFirst()).isEqualTo("TOGETHER");
        assertThat(found("zharyk zhok").getFirst()).isEqualTo("TOGETHER");
    }

    @Test
    void what_somebody_calls_it_word_for_word_is_found_first() {
        index.put(new Entry(
                EntryKind.ISSUE,
                "LAMP",
                true,
                List.of("Жарық"),
                List.of("есік алдында свет жоқ; лампа"),
                List.of(),
                9,
                THEN));
        index.put(new Entry(
                EntryKind.ISSUE, "POWER", true, List.of("Ток"), List.of("бөтен; свет жоқ; жарық"), List.of(), 0, THEN));
        assertThat(search.find("свет жоқ", Set.of(EntryKind.ISSUE), false, 5)
                        .getFirst()
                        .ref())
                .isEqualTo("POWER");
    }

    @Test
    void what_is_missing_is_part_of_the_question() {
        index.put(entry("BILL", "Счёт за воду"));
        index.put(entry("NONE", "Нет холодной воды"));
        assertThat(found("нет воды")).containsExactly("NONE", "BILL");
    }

    @ParameterizedTest
    @CsvSource({"жрық", "жарқы", "жарак", "жарықк", "zhryk", "zharyq"})
    void a_slip_is_forgiven_in_short_words_too(String typed) {
        index.put(entry("LIGHT", "жарық"));
        index.put(entry("WATER", "су"));
        assertThat(found(typed)).containsExactly("LIGHT");
    }

    @ParameterizedTest
    @CsvSource({"avtobus kelmeidi, BUS", "автобус келмей жатыр, BUS", "келмейтін автобус, BUS"})
    void endings_are_known_in_latin_letters_too(String typed, String ref) {
        index.put(entry("AGAIN", "автобус"));
        index.put(entry("BUS", "аялдамаға автобус келмейді"));
        assertThat(found(typed).getFirst()).isEqualTo(ref);
    }

    @Test
    void a_renewal_counts_the_words_of_what_has_changed_and_no_others() {
        index.renew(EntryKind.ARTICLE, List.of(entry("ONE", "су жоқ"), entry("TWO", "жарық жоқ")));
        assertThat(counted()).isEqualTo(countedAnew());
        statements.change("insert into search_word (word, entries) values ('нетронутое', 7)", insert -> {});
        index.renew(
                EntryKind.ARTICLE,
                List.of(entry("TWO", "жарық сөнді, жарық"), entry("THREE", "лифт жоқ"), entry("FOUR", "лифт")));
        assertThat(counted()).as("nobody looked at it").containsEntry("нетронутое", 7);
        statements.change("delete from search_word where word = 'нетронутое'", delete -> {});
        assertThat(counted()).isEqualTo(countedAnew()).containsEntry("лифт", 2);
        index.renew(EntryKind.ARTICLE, List.of());
        assertThat(counted()).isEmpty();
    }

    private List<String> found(String typed) {
        return search.find(typed, Set.of(EntryKind.ARTICLE), false, 10).stream()
                .map(found -> found.ref())
                .toList();
    }

    private Map<String, Integer> counted() {
        return numbers("select word, entries from search_word");
    }

    /** By PostgreSQL, from all there is. */
    private Map<String, Integer> countedAnew() {
        return numbers("select word, ndoc from ts_stat('select words from search_entry')");
    }

    private Map<String, Integer> numbers(String sql) {
        var counted = new TreeMap<String, Integer>();
        statements
                .all(sql, select -> {}, row -> Map.entry(row.getString(1), row.getInt(2)))
                .forEach(each -> counted.put(each.getKey(), each.getValue()));
        return counted;
    }
}
