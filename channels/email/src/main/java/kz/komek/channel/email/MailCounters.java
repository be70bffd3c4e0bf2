package kz.komek.channel.email;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** What the mail channel did, by kind; nothing about anybody. */
final class MailCounters {
    private final MeterRegistry registry;

    MailCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    void taken(Incoming incoming) {
        String kind = switch (incoming) {
            case Incoming.Contact contact -> name(contact.contact().nature());
            case Incoming.Returned returned -> "returned";
            case Incoming.Progress progress -> "progress";
        };
        registry.counter("komek.mail.taken", "kind", kind).increment();
    }

    void sent(Enum<?> outcome) {
        registry.counter("komek.mail.sent", "outcome", name(outcome)).increment();
    }

    void connectionLost(Enum<?> why) {
        registry.counter("komek.mail.connection.lost", "why", name(why)).increment();
    }

    private static String name(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
