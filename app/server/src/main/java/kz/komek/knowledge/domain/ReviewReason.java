package kz.komek.knowledge.domain;

/** Why somebody should look at an article that is shown. */
public enum ReviewReason {
    OVERDUE,
    OWNER_GONE,
    ISSUE_RETIRED
}
