package kz.komek.health.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What came by an account on a day of the city.
 *
 * @param taken from the provider, each once
 * @param contacts of them in the register
 * @param tickets opened by them
 * @param dead that nobody could read and that wait for somebody
 * @param missing nowhere, although there was time: the gap
 * @param ids of what is missing, some of them
 */
public record LedgerDay(
        Account account, LocalDate day, int taken, int contacts, int tickets, int dead, int missing, List<UUID> ids) {
    public LedgerDay {
        ids = List.copyOf(ids);
    }

    public boolean isWhole() {
        return dead == 0 && missing == 0;
    }
}
