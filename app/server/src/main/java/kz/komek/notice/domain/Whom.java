package kz.komek.notice.domain;

/** Levels of the ladder, from the bottom to the top. Stored: never rename one. */
public enum Whom {
    RESPONSIBLE,
    DEPARTMENT_HEAD,
    ORGANISATION_HEAD,
    DEPUTY_AKIM
}
