package kz.komek.organisation;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list in the order of its keys. The lists are some thousand rows: they are read whole and looked through
 * here, where small and capital letters are the same in Kazakh too.
 *
 * @param next the key after which the next page begins; {@code null}: this was the last
 */
public record Slice<T>(List<T> items, @Nullable String next) {
    /**
     * @param all in the order of their keys
     * @param words that one of the texts of a row must contain; {@code null}: all rows
     */
    static <T> Slice<T> of(
            List<T> all,
            Function<T, String> key,
            Function<T, Stream<@Nullable String>> texts,
            @Nullable String words,
            @Nullable String after,
            int limit) {
        String wanted = words == null ? "" : words.strip().toLowerCase(Locale.ROOT);
        List<T> found = all.stream()
                .filter(row -> after == null || key.apply(row).compareTo(after) > 0)
                .filter(row -> wanted.isEmpty()
                        || texts.apply(row)
                                .anyMatch(text -> text != null
                                        && text.toLowerCase(Locale.ROOT).contains(wanted)))
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<T> shown = found.subList(0, Math.min(limit, found.size()));
        return new Slice<>(shown, more ? key.apply(shown.getLast()) : null);
    }
}
