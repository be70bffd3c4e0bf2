package kz.komek.health;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.komek.contract.Channel;
import kz.komek.contract.ResidentsDates;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Topics;
import kz.komek.deadletter.DeadLetters;
import kz.komek.health.domain.Account;
import kz.komek.health.domain.ChannelQueue;
import kz.komek.health.domain.Condition;
import kz.komek.health.domain.Found;
import kz.komek.health.domain.Heads;
import kz.komek.health.domain.Silence;
import kz.komek.health.domain.Trouble;
import kz.komek.health.store.LedgerTable;
import kz.komek.health.store.TroubleTable;
import kz.komek.platform.bell.Bell;
import kz.komek.platform.outbox.Outbox;
import kz.komek.platform.time.SystemTime;
import kz.komek.platform.wiring.Backlog;
import kz.komek.platform.wiring.Backlog.Unread;
import org.jboss.logging.Logger;

/**
 * Says what is wrong, four times a minute: with accounts, with what came by them, and with the queues between. Begins and
 * ends troubles; the consoles of those whom it concerns are told by a bell.
 */
@Singleton
class Watch {
    /** Rung when a trouble begins, changes or ends. */
    static final String BELL = "channels";

    /** What was taken has to be in the register by then. */
    static final Duration SETTLED = Duration.ofMinutes(3);

    private static final Logger LOG = Logger.getLogger(Watch.class);
    /** Nothing waits in Komek for so long while all is well. */
    private static final Duration STUCK = Duration.ofMinutes(2);

    /** A gap that nobody could close for so long stays marked in the ledger and alarms nobody any more. */
    private static final Duration ALARMS = Duration.ofDays(7);

    private static final Duration QUIET = Duration.ofMinutes(4);

    private final TroubleTable table;
    private final LedgerTable ledger;
    private final DeadLetters letters;
    private final Outbox outbox;
    private final Backlog backlog;
    private final Topics topics;
    private final Bell bell;
    private final SystemTime machine;
    private final InstantSource time;
    /** Of the outbox; only the one sweep of this server touches it. */
    private Heads heads = Heads.NONE;

    Watch(
            TroubleTable table,
            LedgerTable ledger,
            DeadLetters letters,
            Outbox outbox,
            Backlog backlog,
            Topics topics,
            Bell bell,
            SystemTime machine,
            InstantSource time) {
        this.table = table;
        this.ledger = ledger;
        this.letters = letters;
        this.outbox = outbox;
        this.backlog = backlog;
        this.topics = topics;
        this.bell = bell;
        this.machine = machine;
        this.time = time;
    }

    @Scheduled(every = "${komek.health.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warnf(
                    "how channels are was not looked at (%s); trying again soon",
                    e.getClass().getSimpleName());
        }
    }

    /** Kafka is asked before the transaction: it may take seconds to answer. */
    void look() {
        look(stuck(), machine.unmoved(), time.instant());
    }

    /**
     * @param now by the machine's clock: how gateways and queues are
     * @param moved by the city's, which in a demo runs ahead: what came when
     */
    void look(Collection<Found> stuck, Instant now, Instant moved) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (!table.mayLook()) return;
            ledger.settle();
            ledger.remember(LedgerTable.begun(moved).minus(Duration.ofHours(2)));
            var all = new ArrayList<>(stuck);
            var conditions = table.conditions();
            for (Condition condition : conditions) all.addAll(condition.troubles(now));
            all.addAll(silent(moved));
            all.addAll(missing(now));
            all.addAll(dead(moved, conditions));
            keep(all, moved);
        });
    }

    private List<Found> silent(Instant now) {
        var found = new ArrayList<Found>();
        for (LedgerTable.Known known : ledger.accounts()) {
            Instant last = known.lastAt();
            if (last == null || last.plus(QUIET).isAfter(now)) continue;
            Silence.Span span = Silence.now(last, now);
            var before = Silence.before(span, known.since());
            if (!before.isEmpty() && Silence.is(ledger.came(known.account(), before))) {
                found.add(Found.of(known.account(), Trouble.SILENT, last));
            }
        }
        return found;
    }

    private List<Found> missing(Instant now) {
        return ledger.missing(now.minus(ALARMS), now.minus(SETTLED), now.minus(SETTLED)).stream()
                .map(gap -> Found.of(gap.account(), Trouble.MISSING, gap.since(), gap.many()))
                .toList();
    }

    private List<Found> dead(Instant now, List<Condition> conditions) {
        var names = new Names(conditions, ledger.accounts());
        var found = new LinkedHashMap<Account, Found>();
        for (DeadLetters.Waiting waiting : letters.waiting(now.minus(ALARMS), ResidentsDates.CITY)) {
            Account account = names.of(waiting.source());
            if (account == null) continue;
            found.merge(
                    account,
                    Found.of(account, Trouble.DEAD, waiting.since(), waiting.many()),
                    (a, b) -> Found.of(
                            account,
                            Trouble.DEAD,
                            a.since().isBefore(b.since()) ? a.since() : b.since(),
                            (a.much() == null ? 0 : a.much()) + (b.much() == null ? 0 : b.much())));
        }
        return List.copyOf(found.values());
    }

    private void keep(List<Found> all, Instant now) {
        Map<Found.Key, Found> found = new LinkedHashMap<>();
        for (Found one : all) found.putIfAbsent(one.key(), one);
        Map<Found.Key, Found.Kept> open = new HashMap<>();
        for (Found.Kept kept : table.open()) open.put(kept.found().key(), kept);
        boolean news = false;
        for (Found one : found.values()) {
            Found.Kept kept = open.remove(one.key());
            if (kept == null) {
                table.begin(UUID.randomUUID(), one);
                LOG.errorf("%s: %s", where(one), one.trouble());
            } else if (java.util.Objects.equals(kept.found().much(), one.much())) {
                continue;
            } else {
                table.change(kept.id(), one);
            }
            news = true;
        }
        for (Found.Kept over : open.values()) {
            table.end(over.id(), now);
            LOG.infof("%s: %s is over", where(over.found()), over.found().trouble());
            news = true;
        }
        if (news) bell.ring(BELL);
    }

    /** Channel and queue only: an account may be an address. */
    private static Object where(Found found) {
        return found.account() == null ? found.queue() : found.account().channel();
    }

    private List<Found> stuck() {
        Instant now = machine.unmoved();
        Instant since = now.minus(STUCK);
        Map<Unread, ChannelQueue> queues = queues();
        var found = backlog.olderThan(since, queues.keySet()).stream()
                .map(queues::get)
                .distinct()
                .map(queue -> Found.of(queue, since))
                .collect(Collectors.toCollection(ArrayList::new));
        heads = heads.next(outbox.heads(), now);
        if (heads.isStuck(STUCK, now)) found.add(Found.of(ChannelQueue.OUTGOING, since));
        return found;
    }

    private Map<Unread, ChannelQueue> queues() {
        var queues = new LinkedHashMap<Unread, ChannelQueue>();
        queues.put(new Unread(topics.contactReceived(), "intake"), ChannelQueue.CONTACTS);
        for (String group : List.of("calls", "blocks", "ratings", "health")) {
            queues.put(new Unread(topics.channelEvent(), group), ChannelQueue.EVENTS);
        }
        queues.put(new Unread(topics.deliveryReported(), "delivery"), ChannelQueue.DELIVERIES);
        queues.put(new Unread(topics.attachmentStored(), "attachments"), ChannelQueue.FILES);
        for (Channel channel : Ledger.channels()) {
            String name = channel.name().toLowerCase(java.util.Locale.ROOT);
            queues.put(new Unread(topics.replyRequested(), "send-" + name), ChannelQueue.REPLIES);
            queues.put(new Unread(topics.contactReceived(), "fetch-" + name), ChannelQueue.FILES);
        }
        return queues;
    }

    /** Kept for as long as silence is judged by it, and a little longer. */
    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> {
            Instant hours = time.instant().minus(Duration.ofDays(7L * Silence.WEEKS + 8));
            ledger.forget(machine.unmoved().minus(Duration.ofDays(8)), hours);
            table.forgetBefore(time.instant().minus(Duration.ofDays(90)));
        });
    }

    /** Which account a source is. */
    static final class Names {
        private final Map<String, Account> bySource = new HashMap<>();

        Names(List<Condition> conditions, List<LedgerTable.Known> known) {
            for (LedgerTable.Known each : known) put(each.account());
            for (Condition each : conditions) put(each.account());
        }

        private void put(Account account) {
            bySource.put(Envelope.source(account.channel(), account.name()), account);
        }

        /** {@code null}: of no account that is known. */
        @org.jspecify.annotations.Nullable Account of(String source) {
            return bySource.get(source);
        }
    }
}
