package kz.komek.notice.domain;

/** What somebody is told. Stored: never rename one. */
public enum NoticeKind {
    /** A deadline comes near. */
    WARNED,
    /** It was not kept. */
    BREACHED,
    /** It was not kept, and those below were told before. */
    ESCALATED,
    /** The day has come for which something was planned. */
    PLAN_DATE,
    CLOSED_BY_SILENCE,
    OTHER
}
