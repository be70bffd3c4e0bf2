package kz.komek.territory;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.komek.territory.domain.Entry;
import kz.komek.territory.domain.Outline;
import kz.komek.territory.store.TerritoryTable;
import kz.komek.territory.store.TerritoryTable.Line;
import org.jspecify.annotations.Nullable;

/** The address register, for whoever reads it. */
@Singleton
public class Territory {
    /** More neighbours than this are not drawn on one map. */
    private static final int MOST_DRAWN = 200;

    private final TerritoryTable table;

    Territory(TerritoryTable table) {
        this.table = table;
    }

    /** @param line from the top down to the entry */
    public record Standing(Entry entry, List<Entry> line) {}

    /** @param next the code after which the next page begins; {@code null}: this was the last */
    public record Page(List<Entry> entries, @Nullable String next) {}

    /** Retired or not: an old ticket still names where it was. */
    public Optional<Standing> find(String code) {
        return Optional.ofNullable(find(List.of(code)).get(code));
    }

    /** By code; two statements, however many. */
    public Map<String, Standing> find(Collection<String> codes) {
        var lines = table.find(codes);
        var above = new LinkedHashSet<String>();
        lines.forEach(line -> above.addAll(line.path()));
        lines.forEach(line -> above.remove(line.entry().code()));
        var known = new HashMap<String, Entry>();
        lines.forEach(line -> known.put(line.entry().code(), line.entry()));
        table.find(above).forEach(line -> known.put(line.entry().code(), line.entry()));
        var found = new HashMap<String, Standing>();
        for (Line line : lines) {
            var path = new ArrayList<Entry>();
            line.path().stream().filter(known::containsKey).map(known::get).forEach(path::add);
            found.put(line.entry().code(), new Standing(line.entry(), List.copyOf(path)));
        }
        return found;
    }

    /** Codes from the top down to this one; only itself where it is not known. */
    public List<String> path(String code) {
        return table.find(code).map(Line::path).orElse(List.of(code));
    }

    /** Codes of the sectors in a district, wherever beneath it they are. */
    public Set<String> sectorsIn(String district) {
        return table.sectorsIn(district);
    }

    /** Of these codes those that there are. */
    public Set<String> known(Collection<String> codes) {
        return table.known(codes);
    }

    /** Direct parts in the order of codes. @param parent {@code null}: what stands at the top */
    public Page parts(@Nullable String parent, @Nullable String after, int limit) {
        var found = table.parts(parent, after, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size())).stream()
                .map(Line::entry)
                .toList();
        return new Page(shown, found.size() > limit ? shown.getLast().code() : null);
    }

    /** Parts with an outline, to be drawn on one map. */
    public List<Entry> outlined(String parent) {
        return table.outlined(parent, MOST_DRAWN).stream().map(Line::entry).toList();
    }

    /** Codes of the areas in which some of an outline lies, and of all that they are parts of. */
    public Set<String> under(Outline outline) {
        var codes = new LinkedHashSet<String>();
        for (Line line : table.around(outline)) if (isUnder(outline, line.entry())) codes.addAll(line.path());
        return codes;
    }

    private static boolean isUnder(Outline outline, Entry entry) {
        if (entry.polygon() == null) return false;
        try {
            return Outline.of(entry.polygon()).touches(outline);
        } catch (Outline.Wrong wrong) {
            throw new IllegalStateException("an outline was not checked before it was stored", wrong);
        }
    }

    public long version() {
        return table.version();
    }
}
