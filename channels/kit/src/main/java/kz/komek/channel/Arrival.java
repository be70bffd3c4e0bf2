package kz.komek.channel;

import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.DeliveryReported;

/** One of the many things that a webhook's delivery may hold. */
public sealed interface Arrival {
    record Said(ContactReceived contact) implements Arrival {}

    record Reported(Channel channel, String account, DeliveryReported report) implements Arrival {}

    /** Of a kind never seen before, or unreadable; counted, beside the placeholder that is {@link Said}. */
    record Unknown(Channel channel, String kind) implements Arrival {}

    /** Known, and nothing for a ticket: counted only. */
    record Noticed(Channel channel, String kind) implements Arrival {}
}
