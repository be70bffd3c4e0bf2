package kz.komek.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.Names;
import kz.komek.contract.PublicWork;
import org.junit.jupiter.api.Test;

class WorkViewTest {
    private static final Instant NOW = Instant.parse("2026-11-20T07:00:00Z");

    private static PublicWork work(String... districts) {
        return new PublicWork(
                UUID.randomUUID(),
                "WATER",
                "RUNNING",
                new Names("Су болмайды", "Не будет воды", ""),
                null,
                NOW,
                NOW.plusSeconds(3600),
                List.of(districts).stream()
                        .map(district -> new PublicWork.Where(district, new Names("Абай", "Абай", "Abai"), ""))
                        .toList(),
                true);
    }

    @Test
    void works_that_are_only_an_outline_are_shown_also_where_a_district_was_chosen() {
        var outline = work();
        var street = work("kentau");
        assertThat(WorkView.byDistrict(List.of(outline, street), "kentau"))
                .containsExactly(java.util.Map.entry("kentau", List.of(outline, street)));
        assertThat(WorkView.byDistrict(List.of(outline, street), null)).containsOnlyKeys("", "kentau");
        assertThat(WorkView.byDistrict(List.of(), "kentau")).isEmpty();
    }

    @Test
    void what_is_in_two_districts_stands_in_each() {
        assertThat(WorkView.byDistrict(List.of(work("kentau", "turkistan")), null))
                .containsOnlyKeys("kentau", "turkistan");
    }

    @Test
    void a_yes_to_another_of_several_works_is_another_answer_and_the_same_yes_the_same() {
        var asked = UUID.randomUUID();
        var one = UUID.randomUUID();
        assertThat(WorksPages.once(asked, one)).isEqualTo(WorksPages.once(asked, one));
        assertThat(WorksPages.once(asked, one)).isNotEqualTo(WorksPages.once(asked, UUID.randomUUID()));
        assertThat(WorksPages.once(asked, one)).isNotEqualTo(WorksPages.once(UUID.randomUUID(), one));
    }

    @Test
    void a_list_that_was_cut_says_so() {
        var many = java.util.Collections.nCopies(PublicWork.MOST + 1, work("kentau"));
        assertThat(WorksApi.AnnouncedWorks.of(many).more()).isTrue();
        assertThat(WorksApi.AnnouncedWorks.of(many).works()).hasSize(PublicWork.MOST);
        assertThat(WorksApi.AnnouncedWorks.of(many.subList(1, many.size())).more())
                .isFalse();
    }
}
