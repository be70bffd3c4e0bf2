package kz.komek.knowledge.domain;

import java.util.LinkedHashSet;
import java.util.List;

/** Puts lists of what was found together. */
public final class Together {
    private Together() {}

    /** What is found for sure first; nothing twice. */
    public static <T> List<T> oneAfterTheOther(List<T> surely, List<T> perhaps, int most) {
        var all = new LinkedHashSet<>(surely);
        all.addAll(perhaps);
        return all.stream().limit(most).toList();
    }
}
