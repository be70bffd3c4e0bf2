package kz.komek.channel;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.Health;
import kz.komek.contract.ReadAgain;
import kz.komek.contract.Taken;
import kz.komek.contract.kafka.BatchConsumer;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Received;
import kz.komek.contract.kafka.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the accounts of all channels, each from one gateway, and tells the core what it sees every time: that nobody
 * tells anything is how a dead gateway is noticed. Reads a provider's list again when the core asks for it.
 */
@Singleton
class LooksAfterAccounts implements Thrives {
    private static final Logger LOG = Logger.getLogger(LooksAfterAccounts.class);
    /** After the channels' own beginnings. */
    private static final int LAST = 1_000_000;

    private final String bootstrap;
    private final Topics topics;
    private final Publisher publisher;
    private final ChannelEvents events;
    private final InstantSource time;
    private final Duration every;
    private final List<Attended> channels;
    private final Map<String, Attended.Account> accounts = new HashMap<>();
    private final List<Runnable> closing = new ArrayList<>();
    private @Nullable AccountsOnDuty onDuty;
    private @Nullable BatchConsumer<ReadAgain> asked;

    LooksAfterAccounts(
            @ConfigProperty(name = "komek.kafka") String bootstrap,
            @ConfigProperty(name = "komek.health.every", defaultValue = "PT1M") Duration every,
            Topics topics,
            Publisher publisher,
            ChannelEvents events,
            InstantSource time,
            @All List<Attended> channels) {
        this.bootstrap = bootstrap;
        this.every = every;
        this.topics = topics;
        this.publisher = publisher;
        this.events = events;
        this.time = time;
        this.channels = channels;
    }

    void start(@Observes @Priority(LAST) StartupEvent started) {
        for (Attended channel : channels) {
            for (Attended.Account account : channel.accounts()) accounts.put(account.key(), account);
        }
        if (accounts.isEmpty()) return;
        var duties = new HashMap<String, Supplier<AccountsOnDuty.Duty>>();
        accounts.forEach((key, account) -> duties.put(key, () -> lookAfter(account)));
        var looking = new AccountsOnDuty(bootstrap, topics, topics.group("look-after"), duties).start();
        onDuty = looking;
        closing.add(looking::close);
        if (accounts.values().stream().allMatch(account -> account.list() == null)) return;
        var settings = new BatchConsumer.Settings<>(
                bootstrap, topics.channelAsked(), topics.group("read-again"), ReadAgain.class, 1, () -> true);
        var reading = new BatchConsumer<>(settings, this::readAgain, publisher).start();
        asked = reading;
        closing.add(reading::close);
    }

    void stop(@Observes ShutdownEvent stopped) {
        closing.forEach(Runnable::run);
    }

    @Override
    public boolean alive() {
        var looking = onDuty;
        var reading = asked;
        return (looking == null || looking.alive()) && (reading == null || reading.alive());
    }

    private AccountsOnDuty.Duty lookAfter(Attended.Account account) {
        var ended = new CountDownLatch(1);
        Thread.ofVirtual().name("looks-after-" + account.channel()).start(() -> lookUntil(ended, account));
        return ended::countDown;
    }

    private void lookUntil(CountDownLatch ended, Attended.Account account) {
        try {
            do look(account);
            while (!ended.await(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void look(Attended.Account account) {
        try {
            Health seen = seen(account).readsAgain(account.list() != null);
            tell(account, time.instant(), seen);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "how %s is was not told (%s)",
                    account.channel(), e.getClass().getSimpleName());
        }
    }

    private static Health seen(Attended.Account account) {
        try {
            return account.look().get();
        } catch (RuntimeException unforeseen) {
            LOG.errorf(unforeseen, "looking after %s failed in an unforeseen way", account.channel());
            return Health.wrong(Health.Cause.UNREACHABLE);
        }
    }

    private void tell(Attended.Account account, java.time.Instant at, Health seen) {
        events.publish(ChannelEvent.of(UUID.randomUUID(), account.channel(), account.name(), at, seen));
    }

    private void readAgain(List<Received<ReadAgain>> batch) {
        for (Received<ReadAgain> one : batch) {
            ReadAgain asked = one.message();
            var answer = new Taken(List.of(), asked.askId(), wasRead(asked));
            events.publish(
                    ChannelEvent.of(UUID.randomUUID(), asked.channel(), asked.account(), time.instant(), answer));
        }
    }

    private boolean wasRead(ReadAgain asked) {
        var account = accounts.get(new Attended.Account(asked.channel(), asked.account(), Health::well).key());
        if (account == null || account.list() == null) return false;
        try {
            account.list().readSince(asked.from());
            return true;
        } catch (java.io.IOException | RuntimeException e) {
            LOG.warnf(
                    "the list of %s was not read again (%s)",
                    asked.channel(), e.getClass().getSimpleName());
            return false;
        }
    }
}
