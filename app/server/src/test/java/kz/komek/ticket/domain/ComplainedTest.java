package kz.komek.ticket.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.organisation.domain.Bodies;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Organisation;
import kz.komek.organisation.domain.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComplainedTest {
    private static final Complained SU = new Complained(Set.of("SU", "SU_KENTAU"), Set.of("bolat"));

    @Test
    void it_goes_to_nobody_it_is_about_in_whatever_part() {
        assertThat(SU.speaksAgainst("SU", List.of(), null)).contains(new Refusal.ComplainedOf("SU"));
        assertThat(SU.speaksAgainst("JYLU", List.of("SU_KENTAU"), null))
                .as("nor does it help")
                .contains(new Refusal.ComplainedOf("SU_KENTAU"));
        assertThat(SU.speaksAgainst("JYLU", List.of(), "bolat")).contains(new Refusal.ComplainedOfPerson("bolat"));
        assertThat(SU.speaksAgainst("AKIMAT", List.of("JYLU"), "su"))
                .as("those above may")
                .isEmpty();
    }

    @Test
    void its_people_do_not_see_it_and_who_answered_may_only_explain() {
        assertThat(SU.hidesFrom(colleague("su", Role.EXECUTOR, "SU_KENTAU"))).isTrue();
        assertThat(SU.hidesFrom(colleague("jylu", Role.EXECUTOR, "JYLU"))).isFalse();
        var bolat = colleague("bolat", Role.INSPECTOR, null);
        assertThat(SU.hidesFrom(bolat)).isFalse();
        for (Act act : Act.values()) {
            assertThat(SU.bars(bolat, act)).as("%s", act).isEqualTo(act != Act.NOTE && act != Act.RELEASE);
            assertThat(SU.bars(colleague("saule", Role.SUPERVISOR, null), act)).isFalse();
        }
    }

    @Test
    void what_is_below_is_found_at_whatever_depth_and_what_is_above_is_not() {
        var all = Map.of(
                "AKIMAT", body("AKIMAT", null),
                "SU", body("SU", "AKIMAT"),
                "SU_KENTAU", body("SU_KENTAU", "SU"),
                "SU_KENTAU_1", body("SU_KENTAU_1", "SU_KENTAU"),
                "JYLU", body("JYLU", "AKIMAT"));
        assertThat(Bodies.withParts(all, Set.of("SU"))).containsExactlyInAnyOrder("SU", "SU_KENTAU", "SU_KENTAU_1");
    }

    private static Colleague colleague(String login, Role role, @Nullable String organisation) {
        return new Colleague(login, login, Set.of(role), List.of(Language.KK), null, null, organisation, true, 1);
    }

    private static Organisation body(String code, @Nullable String parent) {
        return new Organisation(
                code,
                parent,
                Organisation.Kind.UTILITY,
                new Names("Су", "Вода", "Water"),
                null,
                null,
                null,
                null,
                true,
                1);
    }
}
