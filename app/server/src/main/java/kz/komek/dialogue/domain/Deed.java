package kz.komek.dialogue.domain;

import java.util.UUID;
import kz.komek.contract.Language;

/** What the register is asked to do of what was said. */
public sealed interface Deed {
    /** A ticket of all that was gathered. @param person they talk to a person from then on */
    record Open(Gathered gathered, boolean person) implements Deed {}

    /** The next message of a ticket. @param person they talk to a person from then on */
    record Hear(long ticket, Gathered gathered, boolean person) implements Deed {}

    /** It was sent in one with an earlier message. */
    record Attach(UUID message, Item item) implements Deed {}

    /** Works that were announced are answer enough. */
    record Content(UUID work) implements Deed {}

    record Rate(String number, int closing, int stars) implements Deed {}

    /** They are not content with how it ended: their next words go there. */
    record Reopen(String number) implements Deed {}

    record Speak(Language language) implements Deed {}
}
