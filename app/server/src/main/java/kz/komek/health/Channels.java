package kz.komek.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.komek.contract.ResidentsDates;
import kz.komek.deadletter.DeadLetters;
import kz.komek.health.domain.Account;
import kz.komek.health.domain.Condition;
import kz.komek.health.domain.Found;
import kz.komek.health.domain.LedgerDay;
import kz.komek.health.domain.Replaying;
import kz.komek.health.store.LedgerTable;
import kz.komek.health.store.TroubleTable;
import kz.komek.platform.bell.Bell;
import kz.komek.platform.time.SystemTime;
import org.jspecify.annotations.Nullable;

/** How the channels are, for those who watch them. */
@ApplicationScoped
public class Channels {
    private final TroubleTable table;
    private final LedgerTable ledger;
    private final DeadLetters letters;
    private final Bell bell;
    private final SystemTime machine;

    Channels(TroubleTable table, LedgerTable ledger, DeadLetters letters, Bell bell, SystemTime machine) {
        this.table = table;
        this.ledger = ledger;
        this.letters = letters;
        this.bell = bell;
        this.machine = machine;
    }

    /**
     * @param condition {@code null}: nobody looks after it, only what comes by it is known
     * @param lastAt when something came last; {@code null}: nothing ever did, or too long ago
     */
    public record State(
            Account account,
            @Nullable Condition condition,
            @Nullable Instant lastAt,
            List<Found> troubles) {
        public State {
            troubles = List.copyOf(troubles);
        }
    }

    /** Of Komek's own queues too, in the order in which they began. */
    @Transactional
    public List<Found> troubles() {
        return table.open().stream().map(Found.Kept::found).toList();
    }

    @Transactional
    public List<State> all() {
        var conditions = new HashMap<Account, Condition>();
        for (Condition each : table.conditions()) conditions.put(each.account(), each);
        Map<Account, @Nullable Instant> accounts = new TreeMap<>();
        conditions.keySet().forEach(account -> accounts.put(account, null));
        for (LedgerTable.Known each : ledger.accounts()) accounts.put(each.account(), each.lastAt());
        var troubles = troubles();
        return accounts.entrySet().stream()
                .map(each -> new State(
                        each.getKey(),
                        conditions.get(each.getKey()),
                        each.getValue(),
                        troubles.stream()
                                .filter(found -> each.getKey().equals(found.account()))
                                .toList()))
                .toList();
    }

    /** @param replaying the last time that somebody had it taken again */
    public record Day(LedgerDay day, @Nullable Replaying replaying) {}

    private record Key(Account account, LocalDate day) {}

    /** The newest day first. @param until the first day that is not shown any more */
    @Transactional
    public List<Day> days(LocalDate from, LocalDate until) {
        Instant first = begins(from);
        Instant settled = machine.unmoved().minus(Watch.SETTLED);
        var days = new LinkedHashMap<Key, LedgerDay>();
        for (LedgerDay day : ledger.days(first, begins(until), ResidentsDates.CITY, settled, settled)) {
            days.put(new Key(day.account(), day.day()), day);
        }
        var names = new Watch.Names(table.conditions(), ledger.accounts());
        for (DeadLetters.Waiting waiting : letters.waiting(first, ResidentsDates.CITY)) {
            Account account = names.of(waiting.source());
            if (account == null || !waiting.day().isBefore(until)) continue;
            days.merge(
                    new Key(account, waiting.day()),
                    new LedgerDay(account, waiting.day(), 0, 0, 0, waiting.many(), 0, List.of()),
                    Channels::together);
        }
        var replayings = new HashMap<Key, Replaying>();
        for (Replaying each : table.replayings(from, until)) replayings.put(new Key(each.account(), each.day()), each);
        return days.values().stream()
                .sorted(java.util.Comparator.comparing(LedgerDay::day)
                        .reversed()
                        .thenComparing(LedgerDay::account))
                .map(day -> new Day(day, replayings.get(new Key(day.account(), day.day()))))
                .toList();
    }

    private static LedgerDay together(LedgerDay day, LedgerDay dead) {
        return new LedgerDay(
                day.account(),
                day.day(),
                day.taken(),
                day.contacts(),
                day.tickets(),
                day.dead() + dead.dead(),
                day.missing(),
                day.ids());
    }

    static Instant begins(LocalDate day) {
        return day.atStartOfDay(ResidentsDates.CITY).toInstant();
    }

    /** An account that is ours no more is not missed. Should a gateway speak of it again, it is there again. */
    @Transactional
    public boolean retire(Account account) {
        boolean was = table.forget(account) > 0;
        ledger.forget(account);
        Instant now = machine.unmoved();
        for (Found.Kept kept : table.open()) if (account.equals(kept.found().account())) table.end(kept.id(), now);
        bell.ring(Watch.BELL);
        return was;
    }
}
