package kz.komek.channel.telegram;

import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactReceived;
import org.jspecify.annotations.Nullable;

/** What an update is to us. */
sealed interface Incoming {
    /** @param button id of the press of a button, whose owner waits to see that it was taken */
    record Contact(ContactReceived contact, @Nullable String button) implements Incoming {}

    record Event(ChannelEvent event) implements Incoming {}

    /** A message of a kind that we do not know. */
    record Unknown(ContactReceived contact, String kind) implements Incoming {}

    /** Nothing for a contact centre: what happens in groups and channels, what other bots say. */
    record Ignored(String kind) implements Incoming {}
}
