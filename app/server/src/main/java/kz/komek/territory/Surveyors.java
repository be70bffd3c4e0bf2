package kz.komek.territory;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.contract.District;
import kz.komek.contract.Names;
import kz.komek.platform.audit.Audit;
import kz.komek.platform.tables.Fault;
import kz.komek.platform.tables.Imported;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetRefused;
import kz.komek.territory.domain.Entry;
import kz.komek.territory.domain.Kind;
import kz.komek.territory.domain.Outline;
import kz.komek.territory.domain.Point;
import kz.komek.territory.domain.Refusal;
import kz.komek.territory.domain.Refused;
import kz.komek.territory.domain.Register;
import kz.komek.territory.store.TerritoryTable;
import kz.komek.territory.store.TerritoryTable.Line;
import org.jspecify.annotations.Nullable;

/** Keeps the address register: one entry at a time, or a table of them. */
@Singleton
public class Surveyors {
    public static final List<String> COLUMNS = List.of("code", "parent", "kind", "kk", "ru", "en");
    public static final List<String> MORE_COLUMNS =
            List.of("synonyms", "latitude", "longitude", "polygon", "note", "active");

    private static final Set<String> DISTRICTS =
            District.ALL.stream().map(District::code).collect(Collectors.toUnmodifiableSet());

    private final TerritoryTable table;
    private final Audit audit;
    private final Event<TerritoryChanged> changed;
    private final InstantSource time;

    Surveyors(TerritoryTable table, Audit audit, Event<TerritoryChanged> changed, InstantSource time) {
        this.table = table;
        this.audit = audit;
        this.changed = changed;
        this.time = time;
    }

    /** @param wanted its version is the one that the caller saw; 0: it must be new */
    @Transactional
    public Entry put(Entry wanted, String by) {
        table.lock();
        var all = new HashMap<>(table.around(wanted));
        Entry before = all.get(wanted.code());
        if (before != null && before.same(wanted)) return before;
        if (wanted.version() != (before == null ? 0 : before.version())) throw new Stale(before);
        all.put(wanted.code(), wanted);
        var refusals = new Register(all, DISTRICTS).refusals(wanted, before);
        if (!refusals.isEmpty()) throw new Refused(refusals);
        Entry after = drawn(wanted.versioned(wanted.version() + 1));
        all.put(after.code(), after);
        write(Map.of(after.code(), after), before == null ? Map.of() : Map.of(before.code(), before), all, by);
        return after;
    }

    /** Takes a table in, or nothing of it. Entries that it does not name stay as they are. */
    @Transactional
    public Imported bring(Sheet sheet, boolean dryRun, String by) {
        if (!dryRun) table.lock();
        Map<String, Entry> before = table.all();
        var all = new HashMap<>(before);
        var wanted = new LinkedHashMap<Integer, Entry>();
        var faults = new ArrayList<Fault>();
        var seen = new HashMap<String, Integer>();
        for (Sheet.Row row : sheet.rows()) {
            Integer earlier = seen.putIfAbsent(row.get("code"), row.number());
            if (earlier != null) {
                faults.add(row.fault("code", "TWICE", "The row " + earlier + " has the same code."));
                continue;
            }
            Entry present = before.get(row.get("code"));
            Entry read = read(row, present, faults);
            if (read == null || present != null && present.same(read)) continue;
            wanted.put(row.number(), read);
            all.put(read.code(), read);
        }
        var register = new Register(all, DISTRICTS);
        for (Sheet.Row row : sheet.rows()) {
            Entry entry = wanted.get(row.number());
            if (entry == null) continue;
            for (Refusal refusal : register.refusals(entry, before.get(entry.code())))
                faults.add(row.fault(refusal.field(), refusal.why().name(), refusal.words()));
        }
        if (!faults.isEmpty()) throw new SheetRefused(inOrder(faults));
        var drawn = wanted.values().stream()
                .map(Surveyors::drawn)
                .filter(entry -> !before.containsKey(entry.code())
                        || !before.get(entry.code()).same(entry))
                .collect(Collectors.toMap(Entry::code, entry -> entry, (one, other) -> one, LinkedHashMap::new));
        all.putAll(drawn);
        if (!dryRun && !drawn.isEmpty()) write(drawn, before, all, by);
        int added = (int) drawn.keySet().stream()
                .filter(code -> !before.containsKey(code))
                .count();
        int read = sheet.rows().size();
        return new Imported(dryRun, read, added, drawn.size() - added, read - drawn.size());
    }

    private static List<Fault> inOrder(List<Fault> faults) {
        return faults.stream()
                .sorted(java.util.Comparator.comparingInt(Fault::row))
                .toList();
    }

    private void write(Map<String, Entry> changes, Map<String, Entry> before, Map<String, Entry> all, String by) {
        var register = new Register(all, DISTRICTS);
        table.put(changes.values().stream()
                .map(entry -> new Line(entry, register.path(entry), register.village(entry), register.sector(entry)))
                .toList());
        var moved = changes.values().stream()
                .filter(entry -> before.containsKey(entry.code())
                        && !Objects.equals(before.get(entry.code()).parent(), entry.parent()))
                .toList();
        table.move(register.beneath(moved)
                .filter(entry -> !changes.containsKey(entry.code()))
                .map(entry -> new Line(entry, register.path(entry), register.village(entry), register.sector(entry)))
                .toList());
        table.grow();
        Instant at = time.instant();
        audit.changed(
                "territory",
                by,
                at,
                changes.values().stream()
                        .map(after -> new Audit.Changed(after.code(), before.get(after.code()), after))
                        .toList());
        changed.fire(new TerritoryChanged(table.version()));
    }

    /** Outlines are stored in one way of writing, so that the same one is no change. */
    private static Entry drawn(Entry entry) {
        if (entry.polygon() == null) return entry;
        try {
            return drawn(entry, Outline.of(entry.polygon()).geoJson());
        } catch (Outline.Wrong wrong) {
            throw new IllegalStateException("checked before", wrong);
        }
    }

    private static Entry drawn(Entry entry, String polygon) {
        return new Entry(
                entry.code(),
                entry.parent(),
                entry.kind(),
                entry.names(),
                entry.synonyms(),
                entry.point(),
                polygon,
                entry.note(),
                entry.active(),
                entry.version());
    }

    private static @Nullable Entry read(Sheet.Row row, @Nullable Entry present, List<Fault> faults) {
        int before = faults.size();
        Kind kind = kind(row, faults);
        Point point = point(row, present, faults);
        boolean active = active(row, present, faults);
        if (faults.size() > before || kind == null) return null;
        return new Entry(
                row.get("code"),
                text(row, "parent"),
                kind,
                new Names(row.get("kk"), row.get("ru"), row.get("en")),
                has(row, "synonyms")
                        ? List.of(row.get("synonyms").split(";"))
                        : present == null ? List.of() : present.synonyms(),
                point,
                has(row, "polygon") ? text(row, "polygon") : present == null ? null : present.polygon(),
                has(row, "note") ? text(row, "note") : present == null ? null : present.note(),
                active,
                present == null ? 1 : present.version() + 1);
    }

    private static @Nullable Kind kind(Sheet.Row row, List<Fault> faults) {
        String text = row.get("kind").toUpperCase(Locale.ROOT);
        for (Kind kind : Kind.values()) if (kind.name().equals(text)) return kind;
        faults.add(row.fault(
                "kind",
                "VALUE_WRONG",
                "\"" + row.get("kind") + "\" is not one of "
                        + Stream.of(Kind.values()).map(Kind::name).collect(Collectors.joining(", ")) + "."));
        return null;
    }

    private static @Nullable Point point(Sheet.Row row, @Nullable Entry present, List<Fault> faults) {
        if (!has(row, "latitude") && !has(row, "longitude")) return present == null ? null : present.point();
        String latitude = row.get("latitude").replace(',', '.');
        String longitude = row.get("longitude").replace(',', '.');
        if (latitude.isEmpty() && longitude.isEmpty()) return null;
        try {
            return new Point(Double.parseDouble(latitude), Double.parseDouble(longitude));
        } catch (NumberFormatException e) {
            faults.add(row.fault(
                    latitude.isEmpty() ? "latitude" : "longitude",
                    "POINT_WRONG",
                    "A point is a latitude and a longitude in degrees, such as 43.29731 and 68.25175."));
            return null;
        }
    }

    private static boolean active(Sheet.Row row, @Nullable Entry present, List<Fault> faults) {
        String text = row.get("active").toLowerCase(Locale.ROOT);
        if (text.isEmpty()) return present == null || present.active();
        if (Sheet.YES.contains(text)) return true;
        if (!Sheet.NO.contains(text))
            faults.add(row.fault("active", "VALUE_WRONG", "\"" + text + "\" is neither yes nor no."));
        return false;
    }

    private static boolean has(Sheet.Row row, String field) {
        return row.cells().containsKey(field);
    }

    private static @Nullable String text(Sheet.Row row, String field) {
        String text = row.get(field);
        return text.isEmpty() ? null : text;
    }

    /** All of them, as {@link #bring} takes them. */
    public List<List<String>> rows() {
        return table.all().values().stream().map(Surveyors::row).toList();
    }

    private static List<String> row(Entry entry) {
        Point point = entry.point();
        return List.of(
                entry.code(),
                cell(entry.parent()),
                entry.kind().name(),
                entry.names().kk(),
                entry.names().ru(),
                entry.names().en(),
                String.join(";", entry.synonyms()),
                point == null ? "" : String.valueOf(point.latitude()),
                point == null ? "" : String.valueOf(point.longitude()),
                cell(entry.polygon()),
                cell(entry.note()),
                entry.active() ? "yes" : "no");
    }

    private static String cell(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Where there is nothing yet. Two replicas may start at once: the second waits, and finds everything there. */
    @Transactional
    boolean begin(Sheet sheet, String by) {
        table.lock();
        if (!table.isEmpty()) return false;
        bring(sheet, false, by);
        return true;
    }

    @Transactional
    boolean begin(Collection<Entry> entries) {
        table.lock();
        if (!table.isEmpty()) return false;
        var all = entries.stream().collect(Collectors.toMap(Entry::code, entry -> entry));
        var register = new Register(all, DISTRICTS);
        table.put(entries.stream()
                .map(entry -> new Line(entry, register.path(entry), register.village(entry), register.sector(entry)))
                .toList());
        table.grow();
        return true;
    }
}
