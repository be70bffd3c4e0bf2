package kz.komek.knowledge.domain;

/** What became of a remark. Stored: never rename one. */
public enum RemarkStage {
    OPEN,
    TAKEN,
    DONE
}
