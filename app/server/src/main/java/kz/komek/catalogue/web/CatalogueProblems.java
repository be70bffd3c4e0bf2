package kz.komek.catalogue.web;

import jakarta.ws.rs.core.Response;
import kz.komek.catalogue.domain.CatalogueRefused;
import kz.komek.catalogue.domain.Refusal;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where the catalogue's refusals become problem+json. */
class CatalogueProblems {
    @ServerExceptionMapper
    Response refused(CatalogueRefused refused) {
        Refusal refusal = refused.refusal();
        return switch (refusal) {
            case Refusal.NoSuchIssue r -> response(404, r);
            case Refusal.NoSuchSphere r -> response(404, r);
            case Refusal.NoSuchRevision r -> response(404, r);
            case Refusal.IsRetired r -> response(409, r);
            case Refusal.IsThere r -> Problems.response(problem(412, r).with(View.of(r.current())));
            case Refusal.Stale r -> Problems.response(problem(412, r).with(View.of(r.current())));
            case Refusal.ContentWrong r ->
                Problems.response(problem(422, r)
                        .violating(r.wrong().stream()
                                .map(wrong -> new Problem.Violation(
                                        wrong.field(),
                                        wrong.reason().words(),
                                        null,
                                        wrong.reason().name()))
                                .toList()));
        };
    }

    private static Response response(int status, Refusal refusal) {
        return Problems.response(problem(status, refusal));
    }

    private static Problem problem(int status, Refusal refusal) {
        return Problem.of(status, refusal.code(), refusal.words());
    }
}
