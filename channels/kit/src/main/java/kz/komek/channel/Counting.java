package kz.komek.channel;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.Taken;

/** What was taken and not told of yet, by account. A note is made once Kafka has what it is about. */
@Singleton
public class Counting {
    /** While Kafka takes no notes there is little to note either. What is more is not counted, which makes no gap. */
    private static final int MOST = 100_000;

    record Account(Channel channel, String name) {}

    private final Map<Account, Map<UUID, Instant>> notes = new LinkedHashMap<>();
    private int size;

    synchronized void taken(Channel channel, String account, UUID id, Instant at) {
        if (size >= MOST) return;
        var of = notes.computeIfAbsent(new Account(channel, account), first -> new LinkedHashMap<>());
        if (of.put(id, at) == null) size++;
    }

    synchronized Map<Account, List<Taken.One>> all() {
        var all = new LinkedHashMap<Account, List<Taken.One>>();
        notes.forEach((account, of) -> {
            var ones = new ArrayList<Taken.One>();
            of.forEach((id, at) -> ones.add(new Taken.One(id, at)));
            all.put(account, ones);
        });
        return all;
    }

    /** The core has been told. */
    synchronized void told(Account account, List<Taken.One> ones) {
        var of = notes.get(account);
        if (of == null) return;
        for (Taken.One one : ones) if (of.remove(one.id(), one.at())) size--;
        if (of.isEmpty()) notes.remove(account);
    }
}
