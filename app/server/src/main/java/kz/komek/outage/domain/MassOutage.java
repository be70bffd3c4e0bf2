package kz.komek.outage.domain;

import java.time.Instant;
import java.util.UUID;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;

/**
 * Many ask about one thing at one place.
 *
 * @param place code of an entry of the address register
 * @param ticket the incident under which all of them stand
 * @param greeting what who asks is told first
 * @param endedAt nobody is greeted or put under it any more; {@code null}: it goes on
 * @param closing how all of them end; {@code null}: each is worked for itself
 * @param closedAt all of them have ended
 */
public record MassOutage(
        UUID id,
        String issue,
        String place,
        long ticket,
        Names greeting,
        Instant begunAt,
        String begunBy,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable Closing closing,
        @Nullable Instant closedAt) {

    /** @param answers one for who speaks each language @param outcome by its name */
    public record Closing(String outcome, Names answers, String by) {}

    public boolean isRunning() {
        return endedAt == null;
    }
}
