package kz.komek.catalogue.domain;

/** What an answer is. Stored: never rename one. */
public enum QuestionKind {
    TEXT,
    NUMBER,
    YES_NO,
    CHOICE,
    DATE,
    PLACE,
    PHOTO
}
