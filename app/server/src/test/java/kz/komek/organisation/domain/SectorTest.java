package kz.komek.organisation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectorTest {
    @ParameterizedTest
    @CsvSource({
        // bound to, where the ticket lies: district, sector
        "turkistan-sector-1, turkistan, turkistan-sector-1, true",
        "turkistan-sector-1, turkistan, turkistan-sector-2, false",
        "turkistan-sector-1, turkistan,                   , true",
        "turkistan-sector-1,          ,                   , true",
        "turkistan-sector-1, kentau   ,                   , false",
        "turkistan         , turkistan, turkistan-sector-2, true",
        "turkistan         , turkistan,                   , true",
        "turkistan         ,          ,                   , true",
        "turkistan         , kentau   , kentau-1-mkr      , false",
    })
    void what_lies_there_is_theirs_and_what_nobody_has_located_yet(
            String bound, @Nullable String district, @Nullable String sector, boolean theirs) {
        assertThat(new Sector(bound, "turkistan").holds(district, sector)).isEqualTo(theirs);
    }

    @Test
    void on_a_line_one_works_in_its_role_and_in_those_that_stand_beside_the_lines() {
        var roles = Set.of(Role.OPERATOR, Role.INSPECTOR, Role.QUALITY);
        assertThat(on(null, roles).atWork()).isEqualTo(roles);
        assertThat(on(Line.OPERATORS, roles).atWork()).containsExactlyInAnyOrder(Role.OPERATOR, Role.QUALITY);
        assertThat(on(Line.OPERATORS, roles).roleNames()).doesNotContain("INSPECTOR");
    }

    private static Colleague on(@Nullable Line line, Set<Role> roles) {
        return new Colleague("one", "One", roles, List.of(Language.KK), line, null, null, true, 1);
    }
}
