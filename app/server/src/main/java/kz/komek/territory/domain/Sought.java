package kz.komek.territory.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An address as somebody wrote it, taken apart.
 *
 * @param segments runs of words that may hold names
 * @param house in the spelling of {@link Spelling#house}
 */
public record Sought(List<List<String>> segments, @Nullable String house) {
    public static final Sought NOTHING = new Sought(List.of(), null);

    private static final int MOST_WORDS = 14;
    private static final int LONGEST_NAME = 4;

    public Sought {
        var kept = new ArrayList<List<String>>();
        int left = MOST_WORDS;
        for (List<String> segment : segments) {
            if (left == 0) break;
            List<String> part = segment.subList(0, Math.min(left, segment.size()));
            left -= part.size();
            kept.add(List.copyOf(part));
        }
        segments = List.copyOf(kept);
    }

    public boolean isEmpty() {
        return segments.isEmpty() && house == null;
    }

    /** By what the same address is known again, however it was written; empty: nothing was said. */
    public String key() {
        return Stream.concat(segments.stream().flatMap(List::stream), Stream.ofNullable(house))
                .collect(Collectors.joining(" "));
    }

    public int words() {
        return segments.stream().mapToInt(List::size).sum();
    }

    /** Every name that may stand in it. */
    public Set<String> names() {
        var names = new LinkedHashSet<String>();
        for (List<String> segment : segments) {
            for (int from = 0; from < segment.size(); from++) {
                for (int to = from + 1; to <= Math.min(segment.size(), from + LONGEST_NAME); to++) {
                    names.add(String.join(" ", segment.subList(from, to)));
                }
            }
        }
        return names;
    }

    /** "14-5" is a house, or the flat 5 in the house 14. */
    public List<String> houses() {
        if (house == null) return List.of();
        int hyphen = house.indexOf('-');
        return hyphen < 0 ? List.of(house) : List.of(house, house.substring(0, hyphen));
    }
}
