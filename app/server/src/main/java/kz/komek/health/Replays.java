package kz.komek.health;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.ReadAgain;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Topics;
import kz.komek.deadletter.DeadLetters;
import kz.komek.health.domain.Account;
import kz.komek.health.domain.Condition;
import kz.komek.health.domain.Replaying;
import kz.komek.health.store.TroubleTable;
import kz.komek.platform.outbox.Outbox;

/** Has a day of an account taken again: what died here, and what its provider still lists. */
@Singleton
public class Replays {
    /** Somebody waits for the answer; the rest goes with the next click. */
    private static final int MOST = 500;

    private static final String SOURCE = "/health";

    private final TroubleTable table;
    private final DeadLetters letters;
    private final Outbox outbox;
    private final Topics topics;
    private final InstantSource time;

    Replays(TroubleTable table, DeadLetters letters, Outbox outbox, Topics topics, InstantSource time) {
        this.table = table;
        this.letters = letters;
        this.outbox = outbox;
        this.topics = topics;
        this.time = time;
    }

    /** The same id again changes nothing. */
    public Replaying replay(UUID id, Account account, LocalDate day, String by) {
        boolean mine = QuarkusTransaction.requiringNew().call(() -> begin(id, account, day, by));
        if (mine) {
            var replayed = letters.replay(
                    Envelope.source(account.channel(), account.name()),
                    Channels.begins(day),
                    Channels.begins(day.plusDays(1)),
                    MOST,
                    by);
            QuarkusTransaction.requiringNew().run(() -> table.replayed(id, replayed.again(), replayed.not()));
        }
        return QuarkusTransaction.requiringNew().call(() -> table.replaying(id).orElseThrow());
    }

    private boolean begin(UUID id, Account account, LocalDate day, String by) {
        Account lister = lister(account.channel());
        Instant now = time.instant();
        if (!table.keep(new Replaying(id, account, day, now, by, 0, 0, lister != null, null, null))) return false;
        if (lister != null) {
            var asked = new ReadAgain(id, lister.channel(), lister.name(), Channels.begins(day));
            outbox.add(
                    topics.channelAsked(),
                    lister.channel().name(),
                    new Envelope(id.toString(), Envelope.CHANNEL_ASKED, SOURCE, now),
                    asked);
        }
        return true;
    }

    /** Whose provider keeps a list of what came by the channel: one account there may serve several numbers. */
    private @org.jspecify.annotations.Nullable Account lister(Channel channel) {
        return table.conditions().stream()
                .filter(Condition::readsAgain)
                .map(Condition::account)
                .filter(account -> account.channel() == channel)
                .findFirst()
                .orElse(null);
    }
}
