package kz.komek.knowledge.domain;

/** Where an article stands. Stored: never rename one. */
public enum LifeStage {
    DRAFT,
    IN_REVIEW,
    PUBLISHED,
    RETIRED
}
