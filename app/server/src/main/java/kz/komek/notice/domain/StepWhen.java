package kz.komek.notice.domain;

/** Stored: never rename one. */
public enum StepWhen {
    BEFORE,
    AT_BREACH,
    AFTER
}
