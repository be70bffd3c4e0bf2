package kz.komek.dialogue.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.komek.contract.Place;
import org.jspecify.annotations.Nullable;

/**
 * What is known so far of a matter.
 *
 * @param issue code that was guessed and confirmed
 * @param asked ids of the questions that were answered, or passed over
 * @param near places that may be meant
 * @param work works that they were told of last
 * @param incident id of the ticket of their neighbours
 * @param joins they said that it is theirs too
 */
public record Gathered(
        List<Item> items,
        @Nullable Place place,
        @Nullable String issue,
        @Nullable String issueName,
        Set<String> asked,
        List<Place> near,
        @Nullable UUID work,
        @Nullable Long incident,
        boolean joins) {
    public static final Gathered NOTHING =
            new Gathered(List.of(), null, null, null, Set.of(), List.of(), null, null, false);

    public Gathered {
        items = List.copyOf(items);
        asked = Set.copyOf(asked);
        near = List.copyOf(near);
    }

    public static Gathered of(Item item) {
        return NOTHING.plus(item);
    }

    public boolean isNothing() {
        return items.isEmpty();
    }

    boolean tells() {
        return items.stream().anyMatch(Item::tells);
    }

    boolean hasFiles() {
        return items.stream().anyMatch(item -> !item.files().isEmpty());
    }

    /** All that was written so far. */
    public String words() {
        return items.stream()
                .filter(Item::readable)
                .map(Item::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    boolean has(@Nullable String group) {
        return group != null && items.stream().anyMatch(item -> group.equals(item.group()));
    }

    /** As they stand on a ticket: what was sent in one is one. */
    public List<Item> messages() {
        var all = new ArrayList<Item>();
        for (Item item : items.stream().sorted(Comparator.comparing(Item::at)).toList()) {
            int first = firstOf(all, item.group());
            if (first < 0) all.add(item);
            else all.set(first, all.get(first).plus(item));
        }
        return all;
    }

    private static int firstOf(List<Item> all, @Nullable String group) {
        for (int i = 0; group != null && i < all.size(); i++)
            if (group.equals(all.get(i).group())) return i;
        return -1;
    }

    Gathered plus(Item item) {
        var all = new ArrayList<>(items);
        all.add(item);
        return new Gathered(all, place, issue, issueName, asked, near, work, incident, joins);
    }

    /** What was said is said in other words, or taken back. @param words {@code null}: taken back */
    public Gathered edited(String providerId, @Nullable String words) {
        var all = new ArrayList<Item>();
        for (Item item : items) {
            boolean meant = Objects.equals(item.providerId(), providerId);
            if (!meant) all.add(item);
            else if (words != null) all.add(item.saying(words));
        }
        return new Gathered(all, place, issue, issueName, asked, near, work, incident, joins);
    }

    Gathered at(@Nullable Place now) {
        return new Gathered(items, now, issue, issueName, asked, List.of(), work, incident, joins);
    }

    Gathered about(@Nullable String code, @Nullable String name) {
        return new Gathered(items, place, code, name, asked, near, work, incident, joins);
    }

    Gathered past(String step) {
        var all = new HashSet<>(asked);
        all.add(step);
        return new Gathered(items, place, issue, issueName, all, near, work, incident, joins);
    }

    Gathered near(List<Place> places) {
        return new Gathered(items, place, issue, issueName, asked, places, work, incident, joins);
    }

    Gathered told(@Nullable UUID works) {
        return new Gathered(items, place, issue, issueName, asked, near, works, incident, joins);
    }

    Gathered incident(@Nullable Long ticket, boolean theirs) {
        return new Gathered(items, place, issue, issueName, asked, near, work, ticket, theirs);
    }

    /** All but the words is asked anew. */
    Gathered again() {
        return new Gathered(items, null, null, null, Set.of(), List.of(), null, null, false);
    }
}
