package kz.komek.territory.web;

import jakarta.ws.rs.core.Response;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.territory.Stale;
import kz.komek.territory.domain.Refusal;
import kz.komek.territory.domain.Refused;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where this feature's refusals become problem+json. */
class TerritoryProblems {
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
        var present = stale.present();
        return Problems.stale(present == null ? null : EntryLine.of(present));
    }

    private static int status(Refusal.Why why) {
        return switch (why) {
            case STILL_HAS_PARTS, NAME_TAKEN, KIND_FIXED -> 409;
            case CODE_WRONG,
                    TEXT_MISSING,
                    TEXT_WRONG,
                    PARENT_MISSING,
                    PARENT_UNKNOWN,
                    PARENT_WRONG,
                    PARENT_INACTIVE,
                    CYCLE,
                    DISTRICT_UNKNOWN,
                    POINT_WRONG,
                    POLYGON_WRONG,
                    POLYGON_CROSSES,
                    PLACE_FAR -> 422;
        };
    }
}
