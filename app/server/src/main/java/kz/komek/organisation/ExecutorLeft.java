package kz.komek.organisation;

import java.time.Instant;

/**
 * Raised in the transaction after which somebody does not execute for an organisation any more: they left, went to
 * another one, or do other work now. What they answered for there is answered for by nobody.
 */
public record ExecutorLeft(String login, String organisation, Instant at, String by) {}
