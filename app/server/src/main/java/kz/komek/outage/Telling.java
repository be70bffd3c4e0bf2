package kz.komek.outage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.correspondence.Chats.Speaker;
import kz.komek.correspondence.Tidings;
import kz.komek.outage.domain.News;
import kz.komek.outage.domain.PlannedWork;
import kz.komek.outage.store.WatchTable;
import kz.komek.outage.store.WatchTable.Watch;
import kz.komek.outage.store.WorkTable;
import kz.komek.platform.sealing.Seal;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells those who asked that works change or end. What is told and that it was told commit together, so that any number
 * of replicas tells it once, and one that dies has told nothing or all of it.
 */
@Singleton
class Telling {
    private static final Logger LOG = Logger.getLogger(Telling.class);
    private static final int BATCH = 100;

    private final WatchTable watches;
    private final WorkTable works;
    private final Tidings tidings;
    private final WorkLetters letters;
    private final Seal seal;
    private final InstantSource time;

    Telling(WatchTable watches, WorkTable works, Tidings tidings, WorkLetters letters, Seal seal, InstantSource time) {
        this.watches = watches;
        this.works = works;
        this.tidings = tidings;
        this.letters = letters;
        this.seal = seal;
        this.time = time;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            while (tell() == BATCH) {
                // the next hundred
            }
        } catch (RuntimeException e) {
            LOG.warnf(
                    "those who asked about planned works were not told (%s); trying again in 2 s",
                    e.getClass().getSimpleName());
        }
    }

    /** One batch. @return how many were looked at */
    int tell() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Instant now = time.instant();
            var due = watches.due(now, BATCH);
            due.forEach(watch -> look(watch, now));
            return due.size();
        });
    }

    private void look(Watch watch, Instant now) {
        PlannedWork work = works.find(watch.work()).orElseThrow();
        PlannedWork told = watch.told() == work.version()
                ? work
                : works.find(watch.work(), watch.told()).orElse(work);
        News.between(told, work, now).ifPresent(news -> say(watch, work, news, now));
        watches.told(watch.id(), work.version(), work.isOver(now) ? null : work.to());
    }

    private void say(Watch watch, PlannedWork work, News news, Instant now) {
        Language language = watch.language();
        UUID id = id(watch, work, news);
        @Nullable Long ticket = watch.ticket();
        byte @Nullable [] address = watch.address();
        var talk = watch.talk();
        if (ticket != null) {
            tidings.tell(id, ticket, language, letters.news(news, work, language, false, now), now);
        } else if (address != null && talk != null) {
            var asker = new Speaker(talk.channel(), talk.account(), new Handle(talk.kind(), seal.open(address), null));
            tidings.tell(id, asker, language, letters.inChat(news, work, language, now), now);
        } else if (address != null) {
            String letter = letters.news(news, work, language, true, now);
            tidings.tell(id, seal.open(address), language, letters.subject(work, language), letter, now);
        }
    }

    /** The same news is the same letter. */
    private static UUID id(Watch watch, PlannedWork work, News news) {
        String name = "works " + watch.id() + " " + work.version() + " " + news;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
