package kz.komek.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.Health;
import kz.komek.contract.Taken;
import kz.komek.health.domain.Account;
import kz.komek.health.domain.Condition;
import kz.komek.health.store.TroubleTable;
import kz.komek.platform.time.SystemTime;

/** What gateways say of accounts. */
@ApplicationScoped
public class Hearing {
    private final TroubleTable table;
    private final Ledger ledger;
    private final SystemTime machine;
    private final InstantSource time;

    Hearing(TroubleTable table, Ledger ledger, SystemTime machine, InstantSource time) {
        this.table = table;
        this.ledger = ledger;
        this.machine = machine;
        this.time = time;
    }

    /** What was told before changes nothing. In the order of accounts, so that two readers never wait in a circle. */
    @Transactional
    public void take(List<ChannelEvent> events) {
        var byAccount = new TreeMap<Account, List<ChannelEvent>>();
        for (ChannelEvent event : events) {
            if (event.health() == null && event.taken() == null) continue;
            byAccount
                    .computeIfAbsent(new Account(event.channel(), event.account()), first -> new ArrayList<>())
                    .add(event);
        }
        byAccount.forEach(this::take);
    }

    private void take(Account account, List<ChannelEvent> events) {
        if (events.stream().anyMatch(event -> event.health() != null)) look(account, events);
        var ones = new ArrayList<Taken.One>();
        for (ChannelEvent event : events) {
            Taken taken = event.taken();
            if (taken == null) continue;
            ones.addAll(taken.all());
            if (taken.asked() != null) {
                table.answered(taken.asked(), Boolean.TRUE.equals(taken.done()), time.instant());
            }
        }
        if (!ones.isEmpty()) ledger.taken(account, ones, machine.unmoved());
    }

    /** By the machine's clock: a gateway that lives is heard of each minute, wherever a demo's clock is. */
    private void look(Account account, List<ChannelEvent> events) {
        Condition condition = table.lock(account).orElse(null);
        for (ChannelEvent event : events) {
            Health seen = event.health();
            if (seen != null) condition = Condition.after(condition, account, seen, event.at(), machine.unmoved());
        }
        if (condition != null) table.put(condition);
    }
}
