package kz.komek.knowledge;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import kz.komek.catalogue.CatalogueViews;
import kz.komek.catalogue.domain.Issue;
import kz.komek.catalogue.domain.Synonyms;
import kz.komek.contract.Names;
import kz.komek.knowledge.domain.ArticleVersion;
import kz.komek.knowledge.domain.Entry;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.store.ArticleTable;
import kz.komek.knowledge.store.UseTable;

/** Articles and issues as what can be found. */
@Singleton
class Entries {
    private final ArticleTable articles;
    private final UseTable uses;
    private final CatalogueViews catalogue;

    Entries(ArticleTable articles, UseTable uses, CatalogueViews catalogue) {
        this.articles = articles;
        this.uses = uses;
        this.catalogue = catalogue;
    }

    Entry of(ArticleVersion version) {
        return of(version, uses.uses(version.code()));
    }

    List<Entry> articles() {
        Map<String, Integer> all = uses.uses();
        return articles.allShown().stream()
                .map(version -> of(version, all.getOrDefault(version.code(), 0)))
                .toList();
    }

    /** Those that something new can be filed under. */
    List<Entry> issues() {
        return catalogue.whole().issues().stream()
                .filter(Issue::active)
                .map(Entries::of)
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

    private static Entry of(Issue issue) {
        Synonyms synonyms = issue.current().content().synonyms();
        return new Entry(
                EntryKind.ISSUE,
                issue.code(),
                issue.current().published(),
                texts(issue.current().names()),
                List.of(
                        String.join("; ", synonyms.kk()),
                        String.join("; ", synonyms.ru()),
                        String.join("; ", synonyms.en())),
                List.of(),
                0,
                issue.current().since());
    }

    private static List<String> texts(Names names) {
        return List.of(names.kk(), names.ru(), names.en());
    }
}
