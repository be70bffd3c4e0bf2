package kz.komek.correspondence;

import java.time.Instant;
import java.util.UUID;

/**
 * Raised in process when an answer can reach its resident by no writing: one of ours has to call them. In the transaction
 * that found it out.
 *
 * @param message that did not arrive
 * @param why in English
 */
public record CallWanted(long ticket, UUID message, String why, Instant at) {}
