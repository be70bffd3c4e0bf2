package kz.komek.knowledge.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did with an article.
 *
 * @param number the version of the article after it
 * @param published the version that came of it
 * @param alone the centre has nobody else who could have reviewed it
 */
public record ArticleAct(
        int number,
        ArticleDeed kind,
        Instant at,
        String by,
        String note,
        @Nullable Integer published,
        boolean alone) {}
