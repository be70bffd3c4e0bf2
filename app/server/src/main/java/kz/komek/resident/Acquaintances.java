package kz.komek.resident;

import java.util.Set;

/** Which residents somebody of ours may know; residents know of no tickets. */
@FunctionalInterface
public interface Acquaintances {
    /** @param rows that are one person */
    boolean may(String login, Set<Long> rows);
}
