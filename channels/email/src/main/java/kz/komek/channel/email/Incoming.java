package kz.komek.channel.email;

import kz.komek.contract.ContactReceived;
import kz.komek.contract.DeliveryReported;

/** What a mail turned out to be. */
sealed interface Incoming {
    /** For the register. */
    record Contact(ContactReceived contact) implements Incoming {}

    /** One of our replies came back. */
    record Returned(DeliveryReported report) implements Incoming {}

    /** A server tells how one of our replies is doing, and nothing is lost by not acting: delayed, delivered. */
    record Progress(String action) implements Incoming {}
}
