package kz.komek.dialogue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import kz.komek.contract.ContactIds;
import kz.komek.contract.Language;
import kz.komek.contract.Redacted;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.correspondence.Chats;
import kz.komek.correspondence.Chats.Speaker;
import kz.komek.dialogue.domain.Talk;
import kz.komek.dialogue.store.TalkTable;
import kz.komek.platform.wiring.Database;
import kz.komek.resident.Residents;
import kz.komek.ticket.domain.Ticket;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is lost: whoever has said what happened and then falls silent gets a ticket of what is known. One after the
 * other, each in a transaction of its own: what cannot be ended is put off, longer each time, and keeps nobody waiting.
 */
@Singleton
public class Silences {
    private static final Logger LOG = Logger.getLogger(Silences.class);
    private static final int BATCH = 50;
    /** 1, 2, 4 ... minutes, and not more than about half a day: somebody waits for a number. */
    private static final int LONGEST_DOUBLING = 9;

    private final TalkTable table;
    private final Opening opening;
    private final Residents residents;
    private final Chats chats;
    private final Scripts scripts;
    private final NumberBlocks numbers;
    private final Database database;
    private final MeterRegistry metrics;
    private final InstantSource time;
    private final AtomicInteger putOff = new AtomicInteger();

    Silences(
            TalkTable table,
            Opening opening,
            Residents residents,
            Chats chats,
            Scripts scripts,
            NumberBlocks numbers,
            Database database,
            MeterRegistry metrics,
            InstantSource time) {
        this.table = table;
        this.opening = opening;
        this.residents = residents;
        this.chats = chats;
        this.scripts = scripts;
        this.numbers = numbers;
        this.database = database;
        this.metrics = metrics;
        this.time = time;
        metrics.gauge("komek.dialogue.silences.put.off", putOff);
    }

    /** @return how many were looked at; as many as a batch has: there may be more */
    public int sweep() {
        int looked = 0;
        while (looked < BATCH && mayOpen() && endNext()) looked++;
        putOff.set(table.countPutOff());
        return looked;
    }

    /** @return false: nobody is silent */
    private boolean endNext() {
        var found = new AtomicReference<TalkTable.@Nullable Silent>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                var silent = table.silent(time.instant()).orElse(null);
                found.set(silent);
                if (silent == null) return false;
                table.find(silent.key()).ifPresent(row -> table.keep(List.of(end(row, time.instant()))));
                return true;
            });
        } catch (RuntimeException e) {
            var silent = found.get();
            // An outage is nobody's fault, and ends by itself.
            if (silent == null || !database.answers() || !mayOpen()) throw e;
            putOff(silent, e);
            return true;
        }
    }

    private void putOff(TalkTable.Silent silent, RuntimeException why) {
        Duration pause = Duration.ofMinutes(1L << Math.min(LONGEST_DOUBLING, silent.tries()));
        LOG.errorf(
                Redacted.of(why),
                "what somebody said on %s is not opened after %d tries; the next is in %s",
                silent.key().channel(),
                silent.tries() + 1,
                pause);
        metrics.counter(
                        "komek.dialogue.silences.failed",
                        "channel",
                        silent.key().channel().name())
                .increment();
        QuarkusTransaction.requiringNew()
                .run(() -> table.putOff(silent.key(), time.instant().plus(pause)));
    }

    private TalkTable.Row end(TalkTable.Row row, Instant now) {
        Talk talk = row.talk();
        if (talk.gathered().isNothing()) return new TalkTable.Row(row.key(), row.handle(), talk, null);
        var from = new Speaker(row.key().channel(), row.key().account(), row.handle());
        Language language = talk.language() == null ? Language.KK : talk.language();
        UUID last = talk.gathered().items().getLast().contact();
        chats.say(
                ContactIds.of(from.channel(), "silence", last.toString()),
                from,
                language,
                scripts.now().text("silence", language),
                null,
                now);
        long resident = residents
                .meet(List.of(row.handle()))
                .hear(row.handle(), talk.language(), null, now)
                .id();
        Ticket ticket = opening.open(from, resident, talk.language(), talk.gathered(), null, null, talk.others(), now);
        Talk opened = talk.opened(Opening.ongoing(ticket, talk.gathered(), false));
        return new TalkTable.Row(row.key(), row.handle(), opened, null);
    }

    boolean mayOpen() {
        return numbers.available();
    }
}
