package kz.komek.knowledge.web;

import jakarta.ws.rs.core.Response;
import kz.komek.knowledge.domain.Refusal;
import kz.komek.knowledge.domain.Refused;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where this feature's refusals become problem+json. */
class KnowledgeProblems {
    @ServerExceptionMapper
    Response refused(Refused refused) {
        return switch (refused.refusal()) {
            case Refusal.NoSuchArticle r -> said(404, "NO_SUCH_ARTICLE", "There is no such article.");
            case Refusal.NoSuchVersion r -> said(404, "NO_SUCH_VERSION", "This version was never published.");
            case Refusal.NoSuchRemark r -> said(404, "NO_SUCH_REMARK", "There is no such remark.");
            case Refusal.NoSuchTicket r ->
                said(404, "NO_SUCH_TICKET", "There is no such ticket, or it is not for you.");
            case Refusal.NotShown r ->
                said(404, "NOT_SHOWN", "This article is not shown: it was never published, or is retired.");
            case Refusal.Stale(var current) -> Problems.stale(ArticleView.Standing.of(current));
            case Refusal.ReviewerIsAuthor r ->
                said(409, "REVIEWER_IS_AUTHOR", "Whoever wrote it does not review it: ask a colleague.");
            case Refusal.NotInReview r -> said(409, "NOT_IN_REVIEW", "Nobody has asked for a review of it.");
            case Refusal.NothingDrafted r -> said(409, "NOTHING_DRAFTED", "Nobody is writing on it.");
            case Refusal.DraftOpen r ->
                said(409, "DRAFT_OPEN", "Somebody is writing on it: publish or discard the draft first.");
            case Refusal.TakenBy r -> said(409, "TAKEN", "Another methodologist is at it.");
            case Refusal.AnsweredBefore r -> said(409, "ANSWERED_BEFORE", "It was answered already.");
            case Refusal.ContentWrong(var wrong) ->
                Problems.response(Problem.of(422, "CONTENT_WRONG", "Some of it is missing or wrong.")
                        .violating(wrong.stream()
                                .map(one -> new Problem.Violation(
                                        one.field(),
                                        one.reason().words(),
                                        null,
                                        one.reason().name()))
                                .toList()));
        };
    }

    private static Response said(int status, String code, String words) {
        return Problems.response(Problem.of(status, code, words));
    }
}
