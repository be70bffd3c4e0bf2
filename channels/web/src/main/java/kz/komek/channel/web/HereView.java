package kz.komek.channel.web;

import java.util.List;
import java.util.UUID;

/**
 * What is under way where a resident is about to write from, and the question whether that answers them.
 *
 * @param id of the answer, so that it counts once
 * @param email as typed, when it was wrong
 * @param error what is wrong with it; {@code ""}
 */
public record HereView(UUID id, List<WorkView> works, String email, String error) {
    static HereView of(List<WorkView> works) {
        return new HereView(UUID.randomUUID(), works, "", "");
    }
}
