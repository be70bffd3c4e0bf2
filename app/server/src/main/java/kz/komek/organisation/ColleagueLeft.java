package kz.komek.organisation;

import java.time.Instant;

/**
 * Raised in the transaction in which somebody is made inactive, or loses the last role that works on tickets: whoever
 * keeps open work of theirs takes it back.
 */
public record ColleagueLeft(String login, Instant at, String by) {}
