package kz.komek.territory.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.contract.Names;
import kz.komek.territory.domain.Refusal.Why;
import org.jspecify.annotations.Nullable;

/** The entries as they would be after a change, and what speaks against it. */
public final class Register {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,62}");
    /** Words of paths. */
    private static final Set<String> TAKEN =
            Set.of("all", "suggestions", "exports", "imports", "resolution", "unknown-addresses");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 1000;
    private static final int MOST_SYNONYMS = 30;

    private final Map<String, Entry> all;
    private final Set<String> districts;
    private final Map<String, Set<String>> parts = new HashMap<>();
    private final Map<String, Outline> outlines = new HashMap<>();
    private final Map<String, Map<String, String>> namesUnder = new HashMap<>();

    /**
     * @param all by code: at least what changes, the lines above it, and all that stands beside and beneath it
     * @param districts the codes that forms offer
     */
    public Register(Map<String, Entry> all, Set<String> districts) {
        this.all = all;
        this.districts = districts;
        for (Entry entry : all.values()) {
            if (entry.parent() == null) continue;
            parts.computeIfAbsent(entry.parent(), none -> new HashSet<>()).add(entry.code());
        }
    }

    /** From the top down to the entry; what stands in a cycle or hangs in the air has only itself. */
    public List<String> path(Entry entry) {
        var path = new LinkedList<String>();
        Entry at = entry;
        while (at != null && !path.contains(at.code())) {
            path.addFirst(at.code());
            at = at.parent() == null ? null : all.get(at.parent());
        }
        return List.copyOf(path);
    }

    /** The settlement it is a part of. */
    public @Nullable String village(Entry entry) {
        return path(entry).reversed().stream()
                .skip(1)
                .filter(code -> all.containsKey(code) && all.get(code).kind() == Kind.SETTLEMENT)
                .findFirst()
                .orElse(null);
    }

    /** The sector that it is, or is a part of. */
    public @Nullable String sector(Entry entry) {
        return path(entry).stream()
                .filter(code -> all.containsKey(code) && all.get(code).kind() == Kind.SECTOR)
                .findFirst()
                .orElse(null);
    }

    /** Everything that is wrong with one of them. */
    public List<Refusal> refusals(Entry entry, @Nullable Entry before) {
        var found = new ArrayList<Refusal>();
        code(entry, found);
        texts(entry, found);
        boolean cycle = parent(entry, found);
        if (before != null && before.kind() != entry.kind() && parts.containsKey(entry.code()))
            found.add(new Refusal(
                    Why.KIND_FIXED, "kind", "It has parts, which may not be parts of a " + entry.kind() + "."));
        if (!cycle) {
            district(entry, found);
            place(entry, found);
        }
        if (entry.active()) name(entry, found);
        else leaving(entry, found);
        return found;
    }

    private static void code(Entry entry, List<Refusal> found) {
        if (CODE.matcher(entry.code()).matches() && !TAKEN.contains(entry.code())) return;
        found.add(new Refusal(
                Why.CODE_WRONG,
                "code",
                TAKEN.contains(entry.code())
                        ? "The code " + entry.code() + " means something else."
                        : "A code is made of small Latin letters, digits, _ . and -, at most 63 of them."));
    }

    private static void texts(Entry entry, List<Refusal> found) {
        Names names = entry.names();
        Map.of("kk", names.kk(), "ru", names.ru(), "en", names.en()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> text(each.getKey(), each.getValue(), found));
        if (entry.synonyms().size() > MOST_SYNONYMS)
            found.add(new Refusal(Why.TEXT_WRONG, "synonyms", "There are more than " + MOST_SYNONYMS + " synonyms."));
        for (String synonym : entry.synonyms()) text("synonyms", synonym, found);
        if (entry.note() != null && entry.note().length() > LONGEST_NOTE)
            found.add(new Refusal(Why.TEXT_WRONG, "note", "The note is longer than " + LONGEST_NOTE + " letters."));
        if (entry.keys().isEmpty() && found.isEmpty())
            found.add(new Refusal(Why.TEXT_WRONG, "kk", "The names have neither letters nor digits."));
    }

    private static void text(String field, String text, List<Refusal> found) {
        if (text.isBlank()) {
            found.add(new Refusal(Why.TEXT_MISSING, field, "The field " + field + " is empty."));
        } else if (text.length() > LONGEST_NAME || CONTROL.matcher(text).find()) {
            found.add(new Refusal(
                    Why.TEXT_WRONG,
                    field,
                    "The field " + field + " is one line of at most " + LONGEST_NAME + " letters."));
        }
    }

    /** @return whether it would be a part of itself */
    private boolean parent(Entry entry, List<Refusal> found) {
        String code = entry.parent();
        String needed = entry.kind().parents().stream().map(Kind::name).collect(Collectors.joining(", "));
        if (code == null) {
            if (!needed.isEmpty())
                found.add(new Refusal(
                        Why.PARENT_MISSING, "parent", "A " + entry.kind() + " is a part of one of: " + needed + "."));
            return false;
        }
        Entry parent = all.get(code);
        if (parent == null) {
            found.add(new Refusal(Why.PARENT_UNKNOWN, "parent", "There is no entry with the code " + code + "."));
        } else if (isInCycle(entry)) {
            found.add(new Refusal(
                    Why.CYCLE, "parent", entry.code() + " would be a part of itself, by way of " + code + "."));
            return true;
        } else if (!entry.kind().parents().contains(parent.kind())) {
            found.add(new Refusal(
                    Why.PARENT_WRONG,
                    "parent",
                    needed.isEmpty()
                            ? "A " + entry.kind() + " stands at the top."
                            : "A " + entry.kind() + " cannot be a part of a " + parent.kind() + ", only of: " + needed
                                    + "."));
        } else if (entry.active() && !parent.active()) {
            found.add(new Refusal(Why.PARENT_INACTIVE, "parent", "The entry " + code + " is retired."));
        }
        return false;
    }

    private boolean isInCycle(Entry entry) {
        var seen = new HashSet<String>();
        Entry above = entry;
        while (above != null && above.parent() != null && seen.add(above.code())) {
            if (above.parent().equals(entry.code())) return true;
            above = all.get(above.parent());
        }
        return false;
    }

    /** What stands under the oblast is offered by every form, also while the core is down: its codes are shipped. */
    private void district(Entry entry, List<Refusal> found) {
        Entry parent = entry.parent() == null ? null : all.get(entry.parent());
        if (parent == null || parent.kind() != Kind.OBLAST || districts.contains(entry.code())) return;
        found.add(new Refusal(
                Why.DISTRICT_UNKNOWN,
                "code",
                "Directly under the oblast stand only the districts that forms offer; there is none with the code "
                        + entry.code() + "."));
    }

    private void place(Entry entry, List<Refusal> found) {
        Point point = entry.point();
        if (point != null && !point.liesOnEarth())
            found.add(new Refusal(
                    Why.POINT_WRONG, "latitude", "Latitude goes from -90 to 90, longitude from -180 to 180 degrees."));
        Outline own = null;
        if (entry.polygon() != null) {
            if (!entry.kind().isArea()) {
                found.add(new Refusal(
                        Why.POLYGON_WRONG, "polygon", "A " + entry.kind() + " has a point, but no outline."));
            } else {
                try {
                    own = Outline.of(entry.polygon());
                } catch (Outline.Wrong wrong) {
                    found.add(new Refusal(wrong.why(), "polygon", wrong.words()));
                }
            }
        }
        Outline around = oblastOf(entry);
        if (around == null) return;
        if (own != null && !own.touches(around))
            found.add(new Refusal(
                    Why.PLACE_FAR,
                    "polygon",
                    "The outline lies outside of the oblast. In GeoJSON the longitude comes first."));
        if (point != null && point.liesOnEarth() && !around.contains(point))
            found.add(new Refusal(
                    Why.PLACE_FAR,
                    "latitude",
                    "The point lies outside of the oblast. Are latitude and longitude in their own fields?"));
    }

    private @Nullable Outline oblastOf(Entry entry) {
        String top = path(entry).getFirst();
        Entry oblast = all.get(top);
        if (oblast == null || oblast.code().equals(entry.code()) || oblast.polygon() == null) return null;
        return outlines.computeIfAbsent(top, none -> {
            try {
                return Outline.of(oblast.polygon());
            } catch (Outline.Wrong wrong) {
                return null;
            }
        });
    }

    private void name(Entry entry, List<Refusal> found) {
        if (entry.parent() == null) return;
        var beside = namesUnder.computeIfAbsent(entry.parent(), this::namesUnder);
        for (String key : entry.keys()) {
            String other = beside.get(entry.kind() + " " + key);
            if (other == null || other.equals(entry.code())) continue;
            found.add(new Refusal(
                    Why.NAME_TAKEN, "kk", "The entry " + other + " of the same kind is called so too: " + key + "."));
            return;
        }
    }

    /** The first of each name in the order of codes. */
    private Map<String, String> namesUnder(String parent) {
        var names = new HashMap<String, String>();
        parts.getOrDefault(parent, Set.of()).stream()
                .sorted()
                .map(all::get)
                .filter(Entry::active)
                .forEach(entry ->
                        entry.keys().forEach(key -> names.putIfAbsent(entry.kind() + " " + key, entry.code())));
        return names;
    }

    private void leaving(Entry entry, List<Refusal> found) {
        List<String> left = parts.getOrDefault(entry.code(), Set.of()).stream()
                .map(all::get)
                .filter(Entry::active)
                .map(Entry::code)
                .sorted()
                .toList();
        if (left.isEmpty()) return;
        String some = left.stream().limit(5).collect(Collectors.joining(", "));
        found.add(new Refusal(
                Why.STILL_HAS_PARTS,
                "active",
                String.format(Locale.ROOT, "It still has %d active parts: %s.", left.size(), some)));
    }

    /** Entries whose line above changed with these: everything beneath them. */
    public Stream<Entry> beneath(Collection<Entry> moved) {
        var found = new ArrayList<Entry>();
        var todo = new LinkedList<>(moved);
        var seen = new HashSet<String>();
        while (!todo.isEmpty()) {
            Entry next = todo.removeFirst();
            if (!seen.add(next.code())) continue;
            found.add(next);
            parts.getOrDefault(next.code(), Set.of()).stream().map(all::get).forEach(todo::add);
        }
        return found.stream();
    }
}
