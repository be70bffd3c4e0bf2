package kz.komek.knowledge;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.komek.catalogue.Catalogue;
import kz.komek.catalogue.CatalogueViews;
import kz.komek.catalogue.domain.Issue;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.knowledge.domain.Entry;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.store.SourceTable;
import org.jboss.logging.Logger;

/**
 * Issues of the catalogue, and their words as the catalogue has them now. It has a version that grows with every change:
 * whichever server sees another one first makes the words anew, and at its start every server looks at all of them, because
 * it may take words apart in another way.
 */
@Singleton
class IssueShelf {
    private static final Logger LOG = Logger.getLogger(IssueShelf.class);

    private final Catalogue catalogue;
    private final CatalogueViews views;
    private final SearchIndex index;
    private final Entries entries;
    private final SourceTable source;
    private boolean looked;

    IssueShelf(Catalogue catalogue, CatalogueViews views, SearchIndex index, Entries entries, SourceTable source) {
        this.catalogue = catalogue;
        this.views = views;
        this.index = index;
        this.entries = entries;
        this.source = source;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            long version = views.version();
            if (looked
                    && source.version(EntryKind.ISSUE)
                            .filter(made -> made == version)
                            .isPresent()) return;
            renew();
            looked = true;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "issues are found by the words they had (%s); looking again in 2 s",
                    e.getClass().getSimpleName());
        }
    }

    /** @return how many issues were written or taken out */
    int renew() {
        return QuarkusTransaction.requiringNew().call(() -> {
            // Its version is read after the lock: whoever read an older one before us is through, or comes after us.
            source.lock(EntryKind.ISSUE);
            var whole = views.whole();
            int changed = index.renew(
                    EntryKind.ISSUE,
                    whole.issues().stream()
                            .filter(Issue::active)
                            .map(Issue::current)
                            .map(IssueShelf::entry)
                            .toList());
            // Articles are found by what the issues they are about are called.
            index.renew(EntryKind.ARTICLE, entries::articles);
            source.write(EntryKind.ISSUE, whole.version());
            return changed;
        });
    }

    private static Entry entry(IssueWording issue) {
        Names names = issue.names();
        return new Entry(
                EntryKind.ISSUE,
                issue.code(),
                issue.published(),
                List.of(names.kk(), names.ru(), names.en()),
                Entries.called(issue),
                List.of(),
                0,
                issue.since());
    }

    @Produces
    @Dependent
    Shelf shelf() {
        return new Shelf(EntryKind.ISSUE, this::show);
    }

    private Map<String, Shelf.Shown> show(Collection<String> refs, Language language) {
        var shown = new LinkedHashMap<String, Shelf.Shown>();
        for (String code : refs) {
            catalogue
                    .issue(code)
                    .ifPresent(issue -> shown.put(
                            code,
                            new Shelf.Shown(
                                    issue.names().in(language), issue.script().in(language))));
        }
        return shown;
    }
}
