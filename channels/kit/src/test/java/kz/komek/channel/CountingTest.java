package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.channel.Counting.Account;
import kz.komek.contract.Channel;
import kz.komek.contract.Taken;
import org.junit.jupiter.api.Test;

class CountingTest {
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    private static final Account BOT = new Account(Channel.TELEGRAM, "komek");
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final Counting counting = new Counting();

    @Test
    void what_is_brought_twice_is_one() {
        take(ONE);
        take(ONE);
        take(OTHER);
        assertThat(counting.all())
                .containsOnlyKeys(BOT)
                .containsEntry(BOT, List.of(new Taken.One(ONE, NOON), new Taken.One(OTHER, NOON)));
    }

    @Test
    void only_what_was_told_is_forgotten() {
        take(ONE);
        var told = counting.all().get(BOT);
        take(OTHER);
        counting.told(BOT, told);
        assertThat(counting.all()).containsEntry(BOT, List.of(new Taken.One(OTHER, NOON)));
        counting.told(BOT, counting.all().get(BOT));
        assertThat(counting.all()).isEmpty();
    }

    private void take(UUID id) {
        counting.taken(BOT.channel(), BOT.name(), id, NOON);
    }
}
