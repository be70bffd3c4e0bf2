package kz.komek.knowledge;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.komek.contract.Language;
import kz.komek.knowledge.domain.ArticleVersion;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.store.ArticleTable;

/** Articles as they are published now. */
@Singleton
class ArticleShelf {
    private final ArticleTable articles;

    ArticleShelf(ArticleTable articles) {
        this.articles = articles;
    }

    @Produces
    @Dependent
    Shelf shelf() {
        return new Shelf(EntryKind.ARTICLE, this::show);
    }

    private Map<String, Shelf.Shown> show(Collection<String> refs, Language language) {
        var shown = new LinkedHashMap<String, Shelf.Shown>();
        for (ArticleVersion version : articles.shown(refs)) {
            Language readable = version.content().spoken(language);
            shown.put(
                    version.code(),
                    new Shelf.Shown(
                            version.content().titles().in(readable),
                            Markdown.plain(version.content().bodies().in(readable))));
        }
        return shown;
    }
}
