package kz.komek.dialogue.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested.Choice;
import org.jspecify.annotations.Nullable;

/**
 * How far a conversation with somebody has come.
 *
 * @param script version of the script
 * @param run how often they have begun: buttons of an earlier run answer nothing
 * @param at id of the question that waits for an answer; {@code null}: none
 * @param offered with the question
 * @param turnedAt when they said something last
 * @param others whose rows in the register have what they gave as theirs too: they take part in what is opened
 */
public record Talk(
        int script,
        int run,
        @Nullable String at,
        @Nullable Language language,
        Gathered gathered,
        List<Choice> offered,
        @Nullable Ongoing ongoing,
        Instant turnedAt,
        List<Long> others) {
    @SuppressWarnings("NullAway") // Jackson gives null for what an older row lacks
    public Talk {
        offered = List.copyOf(offered);
        others = others == null ? List.of() : List.copyOf(others);
    }

    /**
     * Their last ticket.
     *
     * @param person they talk to a person there, past the script
     * @param groups by what was sent in one: the message that has it
     */
    public record Ongoing(long ticket, String number, boolean person, Map<String, UUID> groups) {
        public Ongoing {
            groups = Map.copyOf(groups);
        }

        public Ongoing with(Map<String, UUID> earlier) {
            var all = new HashMap<>(earlier);
            all.putAll(groups);
            return new Ongoing(ticket, number, person, all);
        }
    }

    public static Talk none(Instant at) {
        return new Talk(0, 0, null, null, Gathered.NOTHING, List.of(), null, at, List.of());
    }

    public Talk with(Gathered other) {
        return new Talk(script, run, at, language, other, offered, ongoing, turnedAt, others);
    }

    public Talk in(Language other) {
        return new Talk(script, run, at, other, gathered, offered, ongoing, turnedAt, others);
    }

    public Talk with(List<Long> more) {
        if (others.containsAll(more)) return this;
        var all = Stream.concat(others.stream(), more.stream()).distinct().toList();
        return new Talk(script, run, at, language, gathered, offered, ongoing, turnedAt, all);
    }

    public Talk about(Ongoing other) {
        return new Talk(script, run, at, language, gathered, offered, other, turnedAt, others);
    }

    /** Nothing is asked. */
    public Talk resting() {
        return new Talk(script, run, null, language, gathered, List.of(), ongoing, turnedAt, others);
    }

    /** A ticket was opened of what was gathered. */
    public Talk opened(Ongoing ticket) {
        return new Talk(script, run, null, language, Gathered.NOTHING, List.of(), ticket, turnedAt, others);
    }
}
