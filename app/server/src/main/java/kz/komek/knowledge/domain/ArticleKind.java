package kz.komek.knowledge.domain;

/** What an article is for. Stored: never rename one. */
public enum ArticleKind {
    /** Served something is done. */
    ARTICLE,
    /** A question that is asked often, with its answer. */
    FAQ,
    /** What an operator says. */
    SCRIPT,
    /** What everybody says while something is going on. */
    CRISIS
}
