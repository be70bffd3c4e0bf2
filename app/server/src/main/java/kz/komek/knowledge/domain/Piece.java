package kz.komek.knowledge.domain;

/**
 * A piece of a text in which something was found.
 *
 * @param found it is one of the words that were looked for
 */
public record Piece(String text, boolean found) {}
