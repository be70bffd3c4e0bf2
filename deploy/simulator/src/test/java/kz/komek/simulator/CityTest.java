package kz.komek.simulator;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CityTest {
    private static final int MANY = 20_000;
    private static final double CLOSE = 0.012;
    private final City city = new City(109, "abc123", EnumSet.allOf(Channel.class), 0.3);
    private final List<Contact> contacts =
            IntStream.range(0, MANY).mapToObj(city::contact).toList();

    @Test
    void districts_write_as_often_as_the_table_of_2023_says() {
        double total = city.districts().stream().mapToInt(District::counted).sum();
        var shares = shares(contact -> contact.district().code());

        assertThat(total).isEqualTo(52_056);
        for (var district : city.districts()) {
            assertThat(shares.getOrDefault(district.code(), 0.0))
                    .as(district.code())
                    .isCloseTo(district.counted() / total, within(CLOSE));
        }
    }

    @Test
    void types_are_as_frequent_as_the_centre_counted_them() {
        var shares = shares(Contact::kind);

        for (var kind : Kind.values()) {
            assertThat(shares.getOrDefault(kind, 0.0))
                    .as(kind.name())
                    .isCloseTo(kind.counted / 52_056.0, within(CLOSE));
        }
    }

    @Test
    void six_of_ten_write_kazakh_and_three_of_ten_by_mail() {
        assertThat(shares(Contact::language).get(Language.KK)).isCloseTo(0.60, within(CLOSE));
        assertThat(shares(Contact::language).get(Language.RU)).isCloseTo(0.35, within(CLOSE));
        assertThat(shares(Contact::channel).get(Channel.EMAIL)).isCloseTo(0.30, within(CLOSE));
    }

    @Test
    void a_contact_made_again_is_the_same_and_another_run_differs_in_the_mark_alone() {
        var contact = contacts.get(4711);
        var otherRun = new City(109, "def456", EnumSet.allOf(Channel.class), 0.3).contact(4711);

        assertThat(city.contact(4711)).isEqualTo(contact);
        assertThat(otherRun.text()).isEqualTo(contact.text().replace("sabc123-", "sdef456-"));
    }

    @Test
    void a_mark_stands_once_in_its_own_text_and_nothing_is_left_unfilled() {
        assertThat(contacts).allMatch(contact -> contact.text().split(contact.mark(), -1).length == 2);
        assertThat(contacts).noneMatch(contact -> (contact.text() + contact.address()).contains("{"));
        assertThat(contacts.stream().map(Contact::mark).distinct()).hasSize(MANY);
    }

    @Test
    void who_stays_anonymous_leaves_no_name_and_no_address() {
        assertThat(contacts.stream().filter(Contact::anonymous))
                .isNotEmpty()
                .allMatch(contact -> contact.name() == null && contact.email() == null && contact.phone() == null);
    }

    @Test
    void a_photo_can_be_made_without_any_font_and_again_the_same() {
        var photographed =
                contacts.stream().filter(Contact::withPhoto).findFirst().orElseThrow();

        assertThat(photographed.photo().orElseThrow()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(photographed.photo().orElseThrow())
                .isEqualTo(photographed.photo().orElseThrow());
    }

    @Test
    void districts_are_those_of_the_contract() {
        var ours = city.districts().stream()
                .map(d -> List.of(d.code(), d.kk(), d.ru(), d.en(), d.latitude(), d.longitude()))
                .toList();
        var theirs = kz.komek.contract.District.ALL.stream()
                .map(d -> List.of(d.code(), d.kk(), d.ru(), d.en(), d.latitude(), d.longitude()))
                .toList();

        assertThat(ours).isEqualTo(theirs);
    }

    @Test
    void one_channel_alone_gets_everything() {
        var mailOnly = new City(109, "abc123", Set.of(Channel.EMAIL), 0.3);

        assertThat(IntStream.range(0, 100).mapToObj(mailOnly::contact)).allMatch(c -> c.channel() == Channel.EMAIL);
    }

    private <K> Map<K, Double> shares(Function<Contact, K> by) {
        return contacts.stream()
                .collect(groupingBy(
                        by,
                        java.util.stream.Collectors.collectingAndThen(counting(), number -> number / (double) MANY)));
    }
}
