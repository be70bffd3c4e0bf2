package kz.komek.routing.domain;

import kz.komek.catalogue.domain.Priority;
import kz.komek.ticket.domain.Desk;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule sends a ticket.
 *
 * @param desk {@code null}: where its status says
 * @param organisation that is proposed; {@code null}: none
 * @param priority {@code null}: that of its issue
 * @param urgent into the queue of its own; what is in danger stands there without being sent
 * @param skill that whoever works it must have; empty: none
 */
public record Then(
        @Nullable Desk desk,
        @Nullable String organisation,
        @Nullable Priority priority,
        boolean urgent,
        String skill) {
    public static final Then BY_ITSELF = new Then(null, null, null, false, "");

    public Then {
        if (organisation != null && organisation.isBlank()) organisation = null;
        skill = skill.strip();
    }
}
