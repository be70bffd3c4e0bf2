package kz.komek.knowledge;

import java.util.Collection;
import java.util.Map;
import kz.komek.contract.Language;
import kz.komek.knowledge.domain.EntryKind;

/**
 * Where things of a kind are kept: what was found by its words is shown from there, as it is now. Whoever keeps them
 * produces one.
 *
 * @param showing by code; what is not there any more is left out
 */
public record Shelf(EntryKind kind, Showing showing) {
    @FunctionalInterface
    public interface Showing {
        Map<String, Shown> show(Collection<String> refs, Language language);
    }

    /**
     * One thing, in one language.
     *
     * @param text what it says, as plain text; may be empty
     */
    public record Shown(String title, String text) {}

    public Map<String, Shown> show(Collection<String> refs, Language language) {
        return refs.isEmpty() ? Map.of() : showing.show(refs, language);
    }
}
