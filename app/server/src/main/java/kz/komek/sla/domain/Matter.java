package kz.komek.sla.domain;

import kz.komek.catalogue.domain.Priority;
import kz.komek.contract.Channel;
import kz.komek.ticket.domain.TicketType;
import org.jspecify.annotations.Nullable;

/** What decides how long there is. */
public record Matter(
        @Nullable TicketType type,
        @Nullable String issue,
        @Nullable String sphere,
        Priority priority,
        boolean urgent,
        Channel channel,
        @Nullable String organisation) {}
