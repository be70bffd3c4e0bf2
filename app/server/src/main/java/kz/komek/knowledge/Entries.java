package kz.komek.knowledge;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import kz.komek.contract.Names;
import kz.komek.knowledge.domain.ArticleVersion;
import kz.komek.knowledge.domain.Entry;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.store.ArticleTable;
import kz.komek.knowledge.store.UseTable;

/** Articles as what can be found. */
@Singleton
class Entries {
    private final ArticleTable articles;
    private final UseTable uses;

    Entries(ArticleTable articles, UseTable uses) {
        this.articles = articles;
        this.uses = uses;
    }

    Entry of(ArticleVersion version) {
        return of(version, uses.usesCounted(version.code()));
    }

    Collection<Entry> articles() {
        Map<String, Integer> all = uses.usesCounted();
        return articles.allShown().stream()
                .map(version -> of(version, all.getOrDefault(version.code(), 0)))
                .toList();
    }

    private static Entry of(ArticleVersion version, int uses) {
        return new Entry(
                EntryKind.ARTICLE,
                version.code(),
                version.content().open(),
                texts(version.content().titles()),
                List.of(),
                texts(version.content().bodies()),
                uses,
                version.at());
    }

    private static List<String> texts(Names names) {
        return List.of(names.kk(), names.ru(), names.en());
    }
}
