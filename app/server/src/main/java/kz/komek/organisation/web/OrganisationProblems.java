package kz.komek.organisation.web;

import jakarta.ws.rs.core.Response;
import kz.komek.organisation.Stale;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Organisation;
import kz.komek.organisation.domain.Refusal;
import kz.komek.organisation.domain.Refused;
import kz.komek.organisation.domain.Skill;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where this feature's refusals become problem+json. */
class OrganisationProblems {
    @ServerExceptionMapper
    Response refused(Refused refused) {
        Refusal first = refused.refusals().getFirst();
        return Problems.response(Problem.of(status(first.why()), first.why().name(), first.words())
                .violating(refused.refusals().stream()
                        .map(refusal -> new Problem.Violation(
                                refusal.field(),
                                refusal.words(),
                                null,
                                refusal.why().name()))
                        .toList()));
    }

    @ServerExceptionMapper
    Response stale(Stale stale) {
        Object present = stale.present();
        return Problems.stale(present == null ? null : shown(present));
    }

    private static Object shown(Object present) {
        if (present instanceof Colleague colleague) return PersonView.of(colleague);
        if (present instanceof Skill skill) return SkillsResource.View.of(skill);
        if (present instanceof Organisation body) return OrganisationView.of(body, true);
        return present;
    }

    private static int status(Refusal.Why why) {
        return switch (why) {
            case STILL_HAS_PARTS,
                    STILL_HAS_PEOPLE,
                    STILL_RESPONSIBLE,
                    ORGANISATION_HAS_WORK,
                    LAST_ADMIN,
                    ONESELF,
                    SKILL_IN_USE -> 409;
            case ONLY_ADMINS -> 403;
            case CODE_WRONG,
                    TEXT_MISSING,
                    TEXT_WRONG,
                    PARENT_UNKNOWN,
                    PARENT_INACTIVE,
                    CYCLE,
                    DISTRICT_UNKNOWN,
                    CALENDAR_UNKNOWN,
                    LINE_WITHOUT_ROLE,
                    SECTOR_UNKNOWN,
                    SUBJECT_UNKNOWN,
                    ORGANISATION_UNKNOWN,
                    ORGANISATION_INACTIVE,
                    NOBODY_IN_IT,
                    ROLE_MISSING,
                    LANGUAGE_MISSING,
                    ORGANISATION_MISSING,
                    PASSWORD_WEAK,
                    TOO_MANY_SKILLS -> 422;
        };
    }
}
