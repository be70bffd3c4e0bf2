package kz.komek.intake;

import java.util.List;
import kz.komek.contract.ContactReceived;

/** Raised in process, inside the transaction that takes them: none of them was ever seen before. */
public record ContactsTaken(List<ContactReceived> contacts) {
    public ContactsTaken {
        contacts = List.copyOf(contacts);
    }
}
