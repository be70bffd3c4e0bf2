package kz.komek.routing.domain;

import java.time.Instant;
import java.util.Map;

/**
 * What the rules said of a ticket, as its history has it.
 *
 * @param spot where it stands among all of them
 */
public record Decision(Spot spot, String number, Map<String, String> details) {
    /** @param version of the ticket */
    public record Spot(Instant at, long ticket, int version) {}
}
