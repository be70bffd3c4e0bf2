package kz.komek.knowledge.domain;

/** A piece of a text. @param marked it is what was looked for */
public record Piece(String text, boolean marked) {}
