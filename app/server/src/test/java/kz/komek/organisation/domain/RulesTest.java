package kz.komek.organisation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.organisation.domain.Refusal.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Organisation AKIMAT = body("AKIMAT", null, true);
    private static final Organisation WATER = body("WATER", "AKIMAT", true);

    @Test
    void an_organisation_is_part_of_one_that_works_and_never_of_itself() {
        assertThat(wrong(WATER, AKIMAT)).isEmpty();
        assertThat(wrong(WATER)).containsExactly(Why.PARENT_UNKNOWN);
        assertThat(wrong(WATER, body("AKIMAT", null, false))).containsExactly(Why.PARENT_INACTIVE);
        assertThat(wrong(body("A", "A", true))).containsExactly(Why.CYCLE);
        assertThat(wrong(body("A", "B", true), body("B", "C", true), body("C", "A", true)))
                .containsExactly(Why.CYCLE);
        assertThat(wrong(body("D", "A", true), body("A", "B", true), body("B", "A", true)))
                .as("the circle is others'")
                .isEmpty();
    }

    @Test
    void an_organisation_stops_working_when_nobody_and_nothing_depends_on_it() {
        assertThat(wrong(body("AKIMAT", null, false), body("WATER", "AKIMAT", false)))
                .isEmpty();
        assertThat(wrong(body("AKIMAT", null, false), WATER)).containsExactly(Why.STILL_HAS_PARTS);
        var used = new Bodies(Map.of(), Set.of(), Set.of(), Map.of("AKIMAT", new Bodies.Use(2, 1, true)));
        assertThat(whys(used.refusals(body("AKIMAT", null, false))))
                .containsExactly(Why.STILL_HAS_PEOPLE, Why.STILL_RESPONSIBLE, Why.ORGANISATION_HAS_WORK);
        assertThat(used.refusals(AKIMAT)).isEmpty();
    }

    @Test
    void everything_that_is_wrong_with_an_organisation_is_said_at_once() {
        var body = new Organisation(
                "not a code",
                null,
                Organisation.Kind.OTHER,
                new Names("", "два\nстроки", "one"),
                "call me",
                "at home",
                "atlantis",
                "NEVER",
                true,
                1);
        var refusals = new Bodies(Map.of(), Set.of("arys"), Set.of(), Map.of()).refusals(body);
        assertThat(refusals)
                .extracting(Refusal::field)
                .containsExactly("code", "kk", "ru", "phone", "email", "district", "calendar");
    }

    @Test
    void nobody_is_made_responsible_who_has_nobody() {
        var water = new Responsibility("pipe", "arys", "WATER", 1);
        assertThat(whys(water.refusals(Map.of("WATER", WATER), Set.of("WATER"), Set.of("arys"), code -> true)))
                .isEmpty();
        assertThat(water.refusals(Map.of("WATER", WATER), Set.of(), Set.of("arys"), code -> true))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.words()).contains("an organisation with no one in it"));
        assertThat(whys(water.refusals(Map.of(), Set.of(), Set.of(), code -> false)))
                .containsExactly(Why.SUBJECT_UNKNOWN, Why.DISTRICT_UNKNOWN, Why.ORGANISATION_UNKNOWN);
    }

    @Test
    void an_executor_has_an_organisation_that_works() {
        var bodies = Map.of("WATER", WATER, "OLD", body("OLD", null, false));
        assertThat(person("nurlan", "WATER", true, Role.EXECUTOR).refusals(bodies))
                .isEmpty();
        assertThat(whys(person("nurlan", null, true, Role.EXECUTOR).refusals(bodies)))
                .containsExactly(Why.ORGANISATION_MISSING);
        assertThat(whys(person("nurlan", "OLD", true, Role.EXECUTOR).refusals(bodies)))
                .containsExactly(Why.ORGANISATION_INACTIVE);
        assertThat(person("nurlan", "OLD", false, Role.EXECUTOR).refusals(bodies))
                .isEmpty();
        assertThat(whys(person("Nurlan!", null, true).refusals(bodies)))
                .containsExactly(Why.TEXT_WRONG, Why.ROLE_MISSING);
    }

    @Test
    void administrators_are_made_by_administrators_and_nobody_unmakes_oneself() {
        var admin = person("admin", null, true, Role.ADMIN);
        var dana = person("dana", null, true, Role.METHODOLOGIST);
        var new_admin = person("new", null, true, Role.ADMIN);
        assertThat(Colleague.refusals(null, new_admin, admin)).isEmpty();
        assertThat(whys(Colleague.refusals(null, new_admin, dana))).containsExactly(Why.ONLY_ADMINS);
        assertThat(whys(Colleague.refusals(admin, person("admin", null, true, Role.OPERATOR), dana)))
                .containsExactly(Why.ONLY_ADMINS);
        assertThat(whys(Colleague.refusals(admin, person("admin", null, true, Role.OPERATOR), admin)))
                .containsExactly(Why.ONESELF);
        assertThat(whys(Colleague.refusals(dana, person("dana", null, false, Role.METHODOLOGIST), dana)))
                .containsExactly(Why.ONESELF);
    }

    @Test
    void supervisors_are_made_by_administrators_and_nobody_changes_their_own_roles() {
        var admin = person("admin", null, true, Role.ADMIN);
        var dana = person("dana", null, true, Role.METHODOLOGIST);
        var saule = person("saule", null, true, Role.SUPERVISOR);
        var operator = person("saule", null, true, Role.OPERATOR);
        assertThat(Colleague.refusals(operator, saule, admin)).isEmpty();
        assertThat(whys(Colleague.refusals(operator, saule, dana))).containsExactly(Why.ONLY_ADMINS);
        assertThat(whys(Colleague.refusals(saule, operator, dana))).containsExactly(Why.ONLY_ADMINS);
        assertThat(whys(Colleague.refusals(saule, saule, dana)))
                .as("her password")
                .containsExactly(Why.ONLY_ADMINS);
        assertThat(whys(Colleague.refusals(null, saule, dana))).containsExactly(Why.ONLY_ADMINS);
        assertThat(whys(Colleague.refusals(dana, person("dana", null, true, Role.METHODOLOGIST, Role.INSPECTOR), dana)))
                .containsExactly(Why.ONESELF);
        assertThat(whys(Colleague.refusals(admin, person("admin", null, true, Role.ADMIN, Role.OPERATOR), admin)))
                .containsExactly(Why.ONESELF);
    }

    private static Colleague person(String login, @Nullable String organisation, boolean active, Role... roles) {
        return new Colleague(
                login, "Somebody", Set.of(roles), List.of(Language.KK), null, null, organisation, active, 1);
    }

    private static Organisation body(String code, @Nullable String parent, boolean active) {
        var names = new Names("ұйым", "организация", "organisation");
        return new Organisation(code, parent, Organisation.Kind.OTHER, names, null, null, null, null, active, 1);
    }

    private static List<Why> wrong(Organisation asked, Organisation... others) {
        var all = Stream.concat(Stream.of(asked), Arrays.stream(others))
                .collect(Collectors.toMap(Organisation::code, Function.identity()));
        return whys(new Bodies(all, Set.of(), Set.of(), Map.of()).refusals(asked));
    }

    private static List<Why> whys(List<Refusal> refusals) {
        return refusals.stream().map(Refusal::why).toList();
    }
}
