package kz.komek.dialogue.domain;

import java.util.List;
import kz.komek.contract.ReplyRequested.Choice;

/** What is answered at once. @param wantsPlace a button that sends the own position serves */
public record Saying(String text, List<Choice> choices, boolean wantsPlace) {
    public Saying {
        choices = List.copyOf(choices);
    }

    static Saying of(String text) {
        return new Saying(text, List.of(), false);
    }
}
