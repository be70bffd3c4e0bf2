package kz.komek.ticket.web;

import jakarta.ws.rs.core.Response;
import java.util.List;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.ticket.TicketDesk;
import kz.komek.ticket.TicketViews;
import kz.komek.ticket.domain.Refusal;
import kz.komek.ticket.domain.TicketRefused;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where refusals become problem+json. */
class TicketProblems {
    @ServerExceptionMapper
    Response refused(TicketRefused refused) {
        Refusal refusal = refused.refusal();
        Problem problem = Problem.of(status(refusal), refusal.code(), refusal.words());
        return Problems.response(
                refusal instanceof Refusal.AnswersWrong answers ? problem.violating(violations(answers)) : problem);
    }

    @ServerExceptionMapper
    Response unknown(TicketDesk.NoSuchTicket e) {
        return Problems.response(Problem.of(404, "NO_SUCH_TICKET", "There is no ticket with this number."));
    }

    @ServerExceptionMapper
    Response notYours(TicketViews.NotYourQueue e) {
        return Problems.response(Problem.of(404, "NOT_YOUR_QUEUE", "This queue is not for your line."));
    }

    private static List<Problem.Violation> violations(Refusal.AnswersWrong answers) {
        return answers.wrong().stream()
                .map(wrong -> new Problem.Violation(
                        wrong.field(),
                        wrong.reason().words(),
                        null,
                        wrong.reason().name()))
                .toList();
    }

    private static int status(Refusal refusal) {
        return switch (refusal) {
            case Refusal.TicketClosed r -> 409;
            case Refusal.NotClosed r -> 409;
            case Refusal.TakenByAnother r -> 409;
            case Refusal.MessageIsAnother r -> 409;
            case Refusal.NotTheirs r -> 422;
            case Refusal.TypeMissing r -> 422;
            case Refusal.AnswerMissing r -> 422;
            case Refusal.TextMissing r -> 422;
            case Refusal.TextTooLong r -> 422;
            case Refusal.ReasonMissing r -> 422;
            case Refusal.UnknownDistrict r -> 422;
            case Refusal.TicketMerged r -> 409;
            case Refusal.NotMerged r -> 409;
            case Refusal.NotNow r -> 409;
            case Refusal.ArbiterDecided r -> 409;
            case Refusal.NotYours r -> 403;
            case Refusal.MergeWithItself r -> 422;
            case Refusal.NoParent r -> 422;
            case Refusal.DateMissing r -> 422;
            case Refusal.DatePast r -> 422;
            case Refusal.HasParts r -> 409;
            case Refusal.AnswerUnchecked r -> 422;
            case Refusal.UnknownOrganisation r -> 422;
            case Refusal.NobodyThere r -> 422;
            case Refusal.UnknownExecutor r -> 422;
            case Refusal.ComplainedOf r -> 422;
            case Refusal.ComplainedOfPerson r -> 422;
            case Refusal.WithThemNow r -> 409;
            case Refusal.NoComplaint r -> 422;
            case Refusal.UnknownColleague r -> 422;
            case Refusal.UnknownIssue r -> 422;
            case Refusal.UnknownFactor r -> 422;
            case Refusal.UnknownFile r -> 422;
            case Refusal.AnswersWrong r -> 422;
            case Refusal.UnknownEntry r -> 422;
        };
    }
}
