package kz.komek.correspondence;

import java.util.ArrayList;
import java.util.List;
import kz.komek.contract.Language;
import kz.komek.ticket.domain.Ticket;

/** Raised in process before a contact is acknowledged: who knows something that its writer should hear says so. */
public final class Acknowledging {
    private final Ticket ticket;
    private final Language language;
    private final List<String> mentioned = new ArrayList<>();

    Acknowledging(Ticket ticket, Language language) {
        this.ticket = ticket;
        this.language = language;
    }

    public Ticket ticket() {
        return ticket;
    }

    public Language language() {
        return language;
    }

    /** @param paragraph in the language */
    public void mention(String paragraph) {
        mentioned.add(paragraph);
    }

    String in(String letter) {
        if (mentioned.isEmpty()) return letter;
        // After the number, before the link: who reads two paragraphs has read it.
        int second = letter.indexOf("\n\n", letter.indexOf("\n\n") + 2);
        String words = "\n\n" + String.join("\n\n", mentioned);
        return second < 0 ? letter + words : letter.substring(0, second) + words + letter.substring(second);
    }
}
