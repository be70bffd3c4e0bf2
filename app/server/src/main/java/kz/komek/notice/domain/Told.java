package kz.komek.notice.domain;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A piece of news for one person. Told twice it is one: by login, ticket, kind, what, due and step.
 *
 * @param what which clock of the ticket: the key of its wording, as {@code RESOLUTION}
 * @param due {@code null}: there is none
 * @param step of the ladder, from 1; 0: none
 * @param urgent is mailed at once, also in quiet hours
 * @param organisation code of who executes; {@code null}: nobody yet
 * @param issue code; {@code null}: not known yet
 * @param at when it happened, which may be long before it is told
 */
public record Told(
        String login,
        NoticeKind kind,
        long ticketId,
        String number,
        String what,
        @Nullable Instant due,
        int step,
        boolean urgent,
        @Nullable String organisation,
        @Nullable String issue,
        Instant at) {

    /** A deadline that was not kept, for one person. */
    public record Breach(
            String login,
            long ticket,
            String what,
            @Nullable Instant due) {}

    public Breach breach() {
        return new Breach(login, ticketId, what, due);
    }

    /** It was not kept, and this is told. */
    public boolean isOfBreach() {
        return kind == NoticeKind.BREACHED || kind == NoticeKind.ESCALATED;
    }

    /** Two transactions that tell the same people take their rows in the same order. */
    public static final Comparator<Told> IN_ORDER = Comparator.comparing(Told::login)
            .thenComparing(Told::ticketId)
            .thenComparing(Told::kind)
            .thenComparing(Told::what)
            .thenComparing(Told::due, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Told::step);
}
