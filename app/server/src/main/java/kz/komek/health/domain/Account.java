package kz.komek.health.domain;

import java.util.Comparator;
import kz.komek.contract.Channel;

/** One mailbox, bot, number or site of ours. */
public record Account(Channel channel, String name) implements Comparable<Account> {
    private static final Comparator<Account> ORDER =
            Comparator.comparing(Account::channel).thenComparing(Account::name);

    @Override
    public int compareTo(Account other) {
        return ORDER.compare(this, other);
    }
}
