package kz.komek.routing;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.komek.catalogue.Catalogue;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.Skills;
import kz.komek.organisation.domain.Organisation;
import kz.komek.organisation.domain.Skill;
import kz.komek.routing.domain.Fault.Cause;
import kz.komek.routing.domain.Known;
import kz.komek.routing.domain.Rules;
import kz.komek.routing.domain.When;
import kz.komek.territory.Territory;
import kz.komek.territory.domain.Kind;
import org.jspecify.annotations.Nullable;

/** What became of the things that rules name: issues are retired, bodies close, their last executor leaves. */
@Singleton
class References {
    /** A ticket knows in which of these it lies. */
    private static final Set<Kind> NEAR = EnumSet.of(Kind.CITY, Kind.DISTRICT, Kind.SECTOR);

    private final Catalogue catalogue;
    private final Organisations organisations;
    private final Skills skills;
    private final Territory territory;

    References(Catalogue catalogue, Organisations organisations, Skills skills, Territory territory) {
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.skills = skills;
        this.territory = territory;
    }

    Known of(Rules rules) {
        var places = territory.find(rules.named(When::places));
        var deep = new HashSet<String>();
        places.forEach((code, found) -> {
            if (!NEAR.contains(found.entry().kind())) deep.add(code);
        });
        return new Known(
                wrong(rules.named(When::issues), this::issue),
                wrong(
                        rules.named(When::spheres),
                        code -> catalogue.sphere(code).isPresent() ? null : Cause.SPHERE_UNKNOWN),
                wrong(rules.named(When::places), code -> {
                    var found = places.get(code);
                    if (found == null) return Cause.PLACE_UNKNOWN;
                    return found.entry().active() ? null : Cause.PLACE_RETIRED;
                }),
                bodies(rules.organisations()),
                skills(rules.skills()),
                deep);
    }

    private @Nullable Cause issue(String code) {
        if (catalogue.issue(code).isPresent()) return null;
        return catalogue.successors(code).isEmpty() && catalogue.issue(code, 1).isEmpty()
                ? Cause.ISSUE_UNKNOWN
                : Cause.ISSUE_RETIRED;
    }

    private Map<String, Cause> bodies(Collection<String> codes) {
        if (codes.isEmpty()) return Map.of();
        Map<String, Organisation> all =
                organisations.all().stream().collect(Collectors.toMap(Organisation::code, Function.identity()));
        Set<String> staffed = organisations.staffed();
        return wrong(codes, code -> {
            Organisation body = all.get(code);
            if (body == null) return Cause.ORGANISATION_UNKNOWN;
            if (!body.active()) return Cause.ORGANISATION_INACTIVE;
            return staffed.contains(code) ? null : Cause.NOBODY_IN_IT;
        });
    }

    private Map<String, Cause> skills(Collection<String> codes) {
        if (codes.isEmpty()) return Map.of();
        Map<String, Skill> all = skills.all().stream().collect(Collectors.toMap(Skill::code, Function.identity()));
        return wrong(codes, code -> {
            Skill skill = all.get(code);
            if (skill == null) return Cause.SKILL_UNKNOWN;
            return skill.active() ? null : Cause.SKILL_RETIRED;
        });
    }

    private static Map<String, Cause> wrong(Collection<String> codes, Function<String, @Nullable Cause> judge) {
        var found = new HashMap<String, Cause>();
        for (String code : codes) {
            Cause reason = judge.apply(code);
            if (reason != null) found.put(code, reason);
        }
        return found;
    }
}
