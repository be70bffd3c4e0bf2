package kz.komek.workqueue.domain;

import kz.komek.ticket.domain.Desk;
import org.jspecify.annotations.Nullable;

/**
 * What is done to each of many tickets.
 *
 * @param to login, {@code null}: whoever is next at the desk
 * @param desk {@code null}: they stay at their desks
 * @param organisation to which they are sent
 */
public record BulkAct(
        BulkKind kind,
        @Nullable String to,
        @Nullable Desk desk,
        @Nullable String organisation,
        String note) {}
