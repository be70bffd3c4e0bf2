package kz.komek.knowledge.domain;

/** What can be found. Stored: never rename one. */
public enum EntryKind {
    ARTICLE,
    ISSUE,
    PLANNED_WORK
}
