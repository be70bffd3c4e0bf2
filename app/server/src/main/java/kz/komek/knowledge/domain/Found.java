package kz.komek.knowledge.domain;

/**
 * Something that was found.
 *
 * @param ref its code
 * @param score only to compare with others of the same search
 */
public record Found(EntryKind kind, String ref, double score) {}
