package kz.komek.knowledge.domain;

import java.util.Set;

/** Where an article stands: draft, review, published, retired. A draft may be one of an article that is shown as it was. */
public sealed interface Life {
    /** @param authors who wrote on it: none of them reviews it */
    record Draft(Content content, Set<String> authors, boolean shown) implements Life {
        public Draft {
            authors = Set.copyOf(authors);
        }
    }

    record InReview(Content content, Set<String> authors, boolean shown) implements Life {
        public InReview {
            authors = Set.copyOf(authors);
        }
    }

    record Published() implements Life {}

    record Retired() implements Life {}

    default LifeStage stage() {
        return switch (this) {
            case Draft draft -> LifeStage.DRAFT;
            case InReview review -> LifeStage.IN_REVIEW;
            case Published published -> LifeStage.PUBLISHED;
            case Retired retired -> LifeStage.RETIRED;
        };
    }

    /** What was published last can be read. */
    default boolean isShown() {
        return switch (this) {
            case Draft draft -> draft.shown;
            case InReview review -> review.shown;
            case Published published -> true;
            case Retired retired -> false;
        };
    }
}
