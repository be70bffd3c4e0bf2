package kz.komek.workqueue.web;

import jakarta.ws.rs.core.Response;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.workqueue.domain.Refusal;
import kz.komek.workqueue.domain.Refused;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where refusals become problem+json. */
class WorkProblems {
    @ServerExceptionMapper
    Response refused(Refused refused) {
        Refusal refusal = refused.refusal();
        return Problems.response(Problem.of(status(refusal), refusal.code(), refusal.words()));
    }

    private static int status(Refusal refusal) {
        return switch (refusal) {
            case Refusal.OfferOver r -> 409;
            case Refusal.HandsFull r -> 409;
            case Refusal.ClaimIsAnother r -> 409;
            case Refusal.NoDesk r -> 403;
            case Refusal.NotYourDesk r -> 403;
            case Refusal.StateNotYours r -> 422;
            case Refusal.ReasonMissing r -> 422;
            case Refusal.CapacityWrong r -> 422;
            case Refusal.SkillWrong r -> 422;
            case Refusal.SkillUnknown r -> 422;
            case Refusal.TimesWrong r -> 422;
            case Refusal.DraftTooLong r -> 422;
            case Refusal.PersonUnknown r -> 404;
            case Refusal.NoSuchAct r -> 404;
            case Refusal.ActIsAnother r -> 409;
            case Refusal.TooLateToUndo r -> 409;
            case Refusal.NotUndone r -> 409;
            case Refusal.NoSuchView r -> 404;
            case Refusal.NameWrong r -> 422;
            case Refusal.ViewUnreadable r -> 422;
            case Refusal.TooManyViews r -> 409;
            case Refusal.TooMany r -> 422;
            case Refusal.NoteMissing r -> 422;
            case Refusal.OutcomeMissing r -> 422;
        };
    }
}
