package kz.komek.contract;

import java.time.Instant;

/**
 * An article that residents may read.
 *
 * @param language the wanted one, or the one that it has
 * @param body Markdown; HTML in it is text like any other
 */
public record PublicArticle(String code, Language language, String title, String body, Instant publishedAt) {}
