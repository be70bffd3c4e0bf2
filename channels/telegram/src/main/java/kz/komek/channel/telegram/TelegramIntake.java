package kz.komek.channel.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import kz.komek.channel.ChannelEvents;
import kz.komek.channel.Contacts;
import kz.komek.contract.Channel;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes updates, wherever they come from: when it returns they are in the log. */
final class TelegramIntake {
    private static final Logger LOG = Logger.getLogger(TelegramIntake.class);

    private final TelegramNormaliser normaliser;
    private final Contacts contacts;
    private final ChannelEvents events;
    private final InstantSource time;
    private final MeterRegistry metrics;
    private final Map<String, BotApi> apis;

    /** @param apis by the name of the bot */
    TelegramIntake(
            TelegramNormaliser normaliser,
            Contacts contacts,
            ChannelEvents events,
            InstantSource time,
            MeterRegistry metrics,
            Map<String, BotApi> apis) {
        this.normaliser = normaliser;
        this.contacts = contacts;
        this.events = events;
        this.time = time;
        this.metrics = metrics;
        this.apis = apis;
    }

    /**
     * @throws Update.Malformed when it is no update
     * @throws Contacts.NotAcknowledged when Kafka is down
     */
    void take(Bot bot, byte[] body) throws Update.Malformed {
        publish(bot, normaliser.read(bot, body, time.instant()));
    }

    /** @throws Contacts.NotAcknowledged when Kafka is down */
    void take(Bot bot, JsonNode update) {
        publish(bot, normaliser.read(bot, update, time.instant()));
    }

    private void publish(Bot bot, Incoming incoming) {
        switch (incoming) {
            case Incoming.Contact contact -> {
                contacts.publish(contact.contact());
                taken(bot, contact.button());
            }
            case Incoming.Event event -> events.publish(event.event());
            case Incoming.Unknown unknown -> {
                contacts.publish(unknown.contact());
                count("komek.channel.unknown", unknown.kind());
                LOG.infof("an update of the unknown kind %s became a placeholder", unknown.kind());
            }
            case Incoming.Ignored ignored -> count("komek.channel.ignored", ignored.kind());
        }
    }

    /** Nobody's words depend on it: it is tried once, and nobody waits for it. */
    private void taken(Bot bot, @Nullable String button) {
        BotApi api = apis.get(bot.name());
        if (button != null && api != null) Thread.ofVirtual().start(() -> api.taken(button));
    }

    private void count(String counter, String kind) {
        metrics.counter(counter, "channel", Channel.TELEGRAM.name(), "kind", kind)
                .increment();
    }
}
