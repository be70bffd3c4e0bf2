package kz.komek.outage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.knowledge.SearchIndex;
import kz.komek.knowledge.Shelf;
import kz.komek.knowledge.domain.Entry;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.outage.domain.PlannedWork;
import kz.komek.outage.store.WorkTable;
import org.jboss.logging.Logger;

/** Lets works be found by their words while they last. Half a minute late is early enough: places find them at once. */
@Singleton
class Findable {
    private static final Logger LOG = Logger.getLogger(Findable.class);
    private static final int MOST = 2000;

    private final WorkTable table;
    private final PlannedWorks works;
    private final PublicWorks names;
    private final WorkLetters letters;
    private final SearchIndex index;

    Findable(WorkTable table, PlannedWorks works, PublicWorks names, WorkLetters letters, SearchIndex index) {
        this.table = table;
        this.works = works;
        this.names = names;
        this.letters = letters;
        this.index = index;
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            renew();
        } catch (RuntimeException e) {
            LOG.warnf(
                    "planned works are not found by words yet (%s); trying again in 30 s",
                    e.getClass().getSimpleName());
        }
    }

    /** What has ended is found no more; one replica at a time. */
    void renew() {
        QuarkusTransaction.requiringNew().run(() -> {
            if (!table.lockWords()) return;
            List<PlannedWork> all = works.list(false, null, MOST, 0);
            var standing = names.names(all);
            var entries = new ArrayList<Entry>();
            for (PlannedWork work : all) {
                Set<String> about = new LinkedHashSet<>();
                for (Language language : Language.values()) about.add(letters.subject(work, language));
                work.places().forEach(place -> {
                    var found = standing.get(place.code());
                    if (found != null) about.addAll(texts(found.entry().names()));
                });
                entries.add(new Entry(
                        EntryKind.PLANNED_WORK,
                        work.id().toString(),
                        true,
                        texts(work.text()),
                        List.copyOf(about),
                        List.of(),
                        0,
                        work.from()));
            }
            index.renew(EntryKind.PLANNED_WORK, entries);
        });
    }

    @Produces
    @Dependent
    Shelf shelf() {
        return new Shelf(EntryKind.PLANNED_WORK, this::show);
    }

    private Map<String, Shelf.Shown> show(Collection<String> refs, Language language) {
        return table.find(refs.stream().map(UUID::fromString).toList()).stream()
                .collect(Collectors.toMap(
                        work -> work.id().toString(),
                        work -> new Shelf.Shown(letters.subject(work, language), work.text(language))));
    }

    private static List<String> texts(Names names) {
        return List.of(names.kk(), names.ru(), names.en()).stream()
                .filter(text -> !text.isBlank())
                .toList();
    }
}
