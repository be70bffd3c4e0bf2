package kz.komek.knowledge.domain;

/** What is said of an article. Stored: never rename one. */
public enum RemarkKind {
    WRONG,
    MISSING
}
