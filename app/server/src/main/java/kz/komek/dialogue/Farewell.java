package kz.komek.dialogue;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.UUID;
import kz.komek.contract.ContactIds;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested.Asking;
import kz.komek.contract.ReplyRequested.Choice;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.correspondence.Chats;
import kz.komek.dialogue.domain.Said.Press;
import kz.komek.ticket.TicketChanged;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Outcome;
import kz.komek.ticket.domain.Ticket;

/** Asks whose ticket was closed what they think of it, where they wrote, and whether it is solved. */
@Singleton
class Farewell {
    /** After the answer that closes it. */
    private static final int LAST = 4000;

    private static final int STARS = 5;

    private final Chats chats;
    private final Scripts scripts;

    Farewell(Chats chats, Scripts scripts) {
        this.chats = chats;
        this.scripts = scripts;
    }

    void on(@Observes @Priority(LAST) TicketChanged changed) {
        Ticket ticket = changed.ticket();
        if (changed.entry().kind() != EventKind.CLOSED || ticket.outcome() == Outcome.TERMINATED) return;
        chats.about(ticket).ifPresent(to -> ask(ticket, changed.entry(), to));
    }

    private void ask(Ticket ticket, HistoryEntry closed, Chats.Speaker to) {
        Language language = ticket.language() == null ? Language.KK : ticket.language();
        var choices = new ArrayList<Choice>();
        for (int stars = STARS; stars > 0; stars--) {
            String value = ticket.number() + "." + closed.version() + "-" + stars;
            choices.add(new Choice(Press.id("rate", 0, value), "★".repeat(stars)));
        }
        choices.add(
                new Choice(Press.id("again", 0, ticket.number()), scripts.now().text("unsolved.label", language)));
        UUID id = ContactIds.of(ticket.channel(), "farewell", ticket.number(), String.valueOf(closed.version()));
        String text =
                scripts.now().text("farewell", language).replace("{number}", TicketNumbers.spoken(ticket.number()));
        chats.say(id, to, language, text, new Asking(choices, null), closed.at());
    }
}
