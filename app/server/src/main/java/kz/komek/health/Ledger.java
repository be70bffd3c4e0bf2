package kz.komek.health;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.komek.call.CallsArrived;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Taken;
import kz.komek.health.domain.Account;
import kz.komek.health.store.LedgerTable;
import kz.komek.health.store.LedgerTable.Count;
import kz.komek.health.store.LedgerTable.Hour;
import kz.komek.intake.ContactsTaken;
import kz.komek.ticket.TicketChanged;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.Ticket;

/**
 * Counts what comes, in the transaction that keeps it: one statement a transaction, the last before its commit, because
 * others wait for the rows that it holds.
 */
@Singleton
class Ledger {
    /** Whatever comes by itself. What staff write down has no provider. */
    private static final Set<Channel> COUNTED = EnumSet.of(
            Channel.WEB,
            Channel.EMAIL,
            Channel.PHONE,
            Channel.SMS,
            Channel.TELEGRAM,
            Channel.WHATSAPP,
            Channel.INSTAGRAM,
            Channel.FACEBOOK,
            Channel.PARTNER);

    private final LedgerTable table;
    private final TransactionSynchronizationRegistry transactions;

    Ledger(LedgerTable table, TransactionSynchronizationRegistry transactions) {
        this.table = table;
        this.transactions = transactions;
    }

    void on(@Observes ContactsTaken taken) {
        for (ContactReceived contact : taken.contacts()) {
            came(contact.channel(), contact.account(), contact.receivedAt());
        }
    }

    void on(@Observes CallsArrived arrived) {
        for (ChannelEvent call : arrived.calls()) came(call.channel(), call.account(), call.at());
    }

    void on(@Observes TicketChanged changed) {
        Ticket ticket = changed.ticket();
        if (changed.entry().kind() != EventKind.RECEIVED) return;
        count(ticket.channel(), ticket.account(), changed.entry().at(), new Count(0, 0, 1, null));
    }

    private void came(Channel channel, String account, Instant at) {
        count(channel, account, at, new Count(0, 1, 0, at));
    }

    /** What a gateway took: whatever it tells twice counts once. */
    void taken(Account account, Collection<Taken.One> ones, Instant now) {
        for (Instant at : table.take(account, ones, now)) {
            count(account.channel(), account.name(), at, new Count(1, 0, 0, null));
        }
    }

    private void count(Channel channel, String account, Instant at, Count count) {
        if (!COUNTED.contains(channel)) return;
        counts().merge(new Hour(new Account(channel, account), LedgerTable.begun(at)), count, Count::plus);
    }

    @SuppressWarnings("unchecked")
    private Map<Hour, Count> counts() {
        var known = (Map<Hour, Count>) transactions.getResource(Ledger.class);
        if (known != null) return known;
        var fresh = new HashMap<Hour, Count>();
        transactions.putResource(Ledger.class, fresh);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                table.add(fresh);
            }

            @Override
            public void afterCompletion(int status) {
                // committed: it is counted; rolled back: nothing came
            }
        });
        return fresh;
    }

    /** Channels whose days are kept. */
    static List<Channel> channels() {
        return List.copyOf(COUNTED);
    }
}
