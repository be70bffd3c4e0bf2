package kz.komek.channel;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;

/** Publishes all that a delivery holds, in its order. When {@link #take} returns, the provider may be answered. */
@Singleton
public class Arrivals {
    private final Consumer<ContactReceived> contacts;
    private final Consumer<Arrival.Reported> reports;
    private final MeterRegistry metrics;

    @Inject
    Arrivals(Contacts contacts, DeliveryReports reports, MeterRegistry metrics) {
        this(
                contacts::publish,
                arrival -> reports.publish(arrival.channel(), arrival.account(), arrival.report()),
                metrics);
    }

    public Arrivals(Consumer<ContactReceived> contacts, Consumer<Arrival.Reported> reports, MeterRegistry metrics) {
        this.contacts = contacts;
        this.reports = reports;
        this.metrics = metrics;
    }

    /** @throws Contacts.NotAcknowledged when Kafka is down; whatever was published before is the same when it comes again */
    public void take(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            switch (arrival) {
                case Arrival.Said said -> contacts.accept(said.contact());
                case Arrival.Reported reported -> reports.accept(reported);
                case Arrival.Unknown unknown -> count("komek.channel.unknown", unknown.channel(), unknown.kind());
                case Arrival.Noticed noticed -> count("komek.channel.noticed", noticed.channel(), noticed.kind());
            }
        }
    }

    private void count(String meter, Channel channel, String kind) {
        metrics.counter(meter, "channel", channel.name().toLowerCase(Locale.ROOT), "kind", label(kind))
                .increment();
    }

    /** Providers' own names of kinds are such; anything else would be a label of a stranger's choice. */
    static String label(String kind) {
        return kind.matches("[a-z0-9_.-]{1,40}") ? kind : "other";
    }
}
