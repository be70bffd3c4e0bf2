package kz.komek.knowledge;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.catalogue.Catalogue;
import kz.komek.catalogue.CatalogueViews;
import kz.komek.catalogue.domain.Issue;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.contract.Names;
import kz.komek.knowledge.domain.ArticleVersion;
import kz.komek.knowledge.domain.Entry;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.store.ArticleTable;
import kz.komek.knowledge.store.UseTable;

/** Articles as what can be found: by their own words, and by what people call the issues that they are about. */
@Singleton
class Entries {
    private final ArticleTable articles;
    private final UseTable uses;
    private final Catalogue catalogue;
    private final CatalogueViews views;

    Entries(ArticleTable articles, UseTable uses, Catalogue catalogue, CatalogueViews views) {
        this.articles = articles;
        this.uses = uses;
        this.catalogue = catalogue;
        this.views = views;
    }

    Entry of(ArticleVersion version) {
        return of(version, uses.usesCounted(version.code()), catalogue::issue);
    }

    Collection<Entry> articles() {
        Map<String, Integer> all = uses.usesCounted();
        Map<String, IssueWording> issues = views.whole().issues().stream()
                .filter(Issue::active)
                .collect(Collectors.toMap(Issue::code, Issue::current));
        return articles.allShown().stream()
                .map(version ->
                        of(version, all.getOrDefault(version.code(), 0), code -> Optional.ofNullable(issues.get(code))))
                .toList();
    }

    private static Entry of(ArticleVersion version, int uses, Function<String, Optional<IssueWording>> issue) {
        return new Entry(
                EntryKind.ARTICLE,
                version.code(),
                version.content().open(),
                texts(version.content().titles()),
                version.content().issues().stream()
                        .sorted()
                        .flatMap(code -> issue.apply(code).stream())
                        .flatMap(about -> Stream.concat(texts(about.names()).stream(), called(about).stream()))
                        .toList(),
                texts(version.content().bodies()),
                uses,
                version.at());
    }

    /** What people call an issue, in each language. */
    static List<String> called(IssueWording issue) {
        var synonyms = issue.content().synonyms();
        return Stream.of(synonyms.kk(), synonyms.ru(), synonyms.en())
                .map(words -> String.join("; ", words))
                .toList();
    }

    private static List<String> texts(Names names) {
        return List.of(names.kk(), names.ru(), names.en());
    }
}
