package kz.komek.channel;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import kz.komek.contract.Channel;
import kz.komek.contract.Health;
import org.jspecify.annotations.Nullable;

/** A channel whose accounts are looked after. */
public interface Attended extends Thrives {
    /** Asked once, at the start. */
    List<Account> accounts();

    /**
     * @param look asks the provider as cheaply as it can how the account is; may wait for it, and throws nothing that
     *     it expects
     * @param list {@code null}: the provider keeps none
     */
    record Account(
            Channel channel,
            String name,
            Supplier<Health> look,
            @Nullable Lists list) {
        public Account(Channel channel, String name, Supplier<Health> look) {
            this(channel, name, look, null);
        }

        /** One name among those of all channels. */
        String key() {
            return channel + " " + name;
        }
    }

    /** What a provider keeps of what it brought us. */
    @FunctionalInterface
    interface Lists {
        /** Tells all of it once more, from then on. */
        void readSince(Instant from) throws IOException;
    }
}
