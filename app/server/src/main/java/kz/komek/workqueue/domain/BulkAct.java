package kz.komek.workqueue.domain;

import java.util.Map;
import kz.komek.contract.Language;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What is done to each of many tickets.
 *
 * @param to login, {@code null}: whoever is next at the desk
 * @param desk {@code null}: they stay at their desks
 * @param organisation to which they are sent
 * @param outcome with which they are closed
 * @param answers to the residents, none of them blank; empty: all of them were answered before
 */
public record BulkAct(
        BulkKind kind,
        @Nullable String to,
        @Nullable Desk desk,
        @Nullable String organisation,
        String note,
        @Nullable Outcome outcome,
        Map<Language, String> answers) {
    public BulkAct {
        answers = Map.copyOf(answers);
    }
}
