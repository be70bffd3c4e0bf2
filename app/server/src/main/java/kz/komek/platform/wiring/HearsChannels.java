package kz.komek.platform.wiring;

import java.util.List;
import kz.komek.contract.ChannelEvent;

/** Wants facts of channels. Each reads the topic for itself: what one cannot take holds up nobody else. */
public interface HearsChannels {
    /** Of readers, without the prefix of the topics. Kafka keeps how far it has read: never rename one. */
    String group();

    boolean wants(ChannelEvent event);

    /** Those of a batch that it wants, perhaps none; all of them are kept, or it throws. */
    void take(List<ChannelEvent> events);
}
