package kz.komek.knowledge.domain;

import java.util.List;

/** Why something about an article cannot be done. */
public sealed interface Refusal {
    record NoSuchArticle() implements Refusal {}

    record NoSuchVersion() implements Refusal {}

    record NoSuchRemark() implements Refusal {}

    /** For this reader's eyes. */
    record NoSuchTicket() implements Refusal {}

    /** Somebody changed it meanwhile, or it is there already. */
    record Stale(Article current) implements Refusal {}

    record ReviewerIsAuthor() implements Refusal {}

    record NotInReview() implements Refusal {}

    record NothingDrafted() implements Refusal {}

    record DraftOpen() implements Refusal {}

    /** There is nothing to read, to use or to judge. */
    record NotShown() implements Refusal {}

    /** Another methodologist is at it. @param by login */
    record TakenBy(String by) implements Refusal {}

    record AnsweredBefore() implements Refusal {}

    /** @param wrong at least one */
    record ContentWrong(List<Wrong> wrong) implements Refusal {
        public ContentWrong {
            wrong = List.copyOf(wrong);
        }
    }
}
