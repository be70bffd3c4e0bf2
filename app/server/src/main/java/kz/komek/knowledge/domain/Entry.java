package kz.komek.knowledge.domain;

import java.time.Instant;
import java.util.List;

/**
 * What is found by its words.
 *
 * @param ref its code
 * @param open to residents
 * @param titles in all languages
 * @param names other names: synonyms, what it is about
 * @param uses tickets that it helped to answer
 * @param fresh when it was last changed
 */
public record Entry(
        EntryKind kind,
        String ref,
        boolean open,
        List<String> titles,
        List<String> names,
        List<String> texts,
        int uses,
        Instant fresh) {
    public Entry unused() {
        return new Entry(kind, ref, open, titles, names, texts, 0, fresh);
    }
}
