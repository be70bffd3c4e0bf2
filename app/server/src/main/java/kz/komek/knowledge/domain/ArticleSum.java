package kz.komek.knowledge.domain;

/**
 * What an article brought in a span.
 *
 * @param uses tickets
 * @param closed those of them that were closed after it
 * @param solved those of them that were not opened again within seven days
 * @param up,down votes of staff
 * @param residentsUp,residentsDown votes on the residents' site
 */
public record ArticleSum(
        String code,
        int uses,
        int answered,
        int closed,
        int solved,
        int up,
        int down,
        int residentsUp,
        int residentsDown) {}
