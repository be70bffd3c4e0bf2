package kz.komek.knowledge.domain;

import java.time.Instant;
import java.util.Set;

/** What was published. @param by who reviewed and published it */
public record ArticleVersion(String code, int number, Content content, Set<String> authors, Instant at, String by) {}
