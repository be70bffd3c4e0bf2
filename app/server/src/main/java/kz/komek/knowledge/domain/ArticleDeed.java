package kz.komek.knowledge.domain;

/** What was done with an article. Stored: never rename one. */
public enum ArticleDeed {
    WRITTEN,
    SUBMITTED,
    SENT_BACK,
    PUBLISHED,
    DISCARDED,
    RETIRED,
    /** It has another owner, or was looked at and is looked at again later. */
    CARED
}
