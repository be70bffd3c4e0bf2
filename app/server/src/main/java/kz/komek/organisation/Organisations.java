package kz.komek.organisation;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.calendar.WorkingCalendars;
import kz.komek.contract.District;
import kz.komek.contract.Names;
import kz.komek.organisation.domain.Bodies;
import kz.komek.organisation.domain.Organisation;
import kz.komek.organisation.domain.Refused;
import kz.komek.organisation.store.OrganisationTable;
import kz.komek.platform.audit.Audit;
import kz.komek.platform.tables.Fault;
import kz.komek.platform.tables.Imported;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetRefused;
import org.jspecify.annotations.Nullable;

/** The bodies that execute, as a tree. */
@Singleton
public class Organisations {
    public static final List<String> COLUMNS =
            List.of("code", "parent", "kind", "kk", "ru", "en", "phone", "email", "district");
    public static final List<String> MORE_COLUMNS = List.of("calendar", "active");

    static final Set<String> DISTRICTS =
            District.ALL.stream().map(District::code).collect(Collectors.toUnmodifiableSet());

    private final OrganisationTable table;
    private final WorkingCalendars calendars;
    private final Audit audit;
    private final Instance<OpenWork> work;
    private final InstantSource time;

    Organisations(
            OrganisationTable table,
            WorkingCalendars calendars,
            Audit audit,
            Instance<OpenWork> work,
            InstantSource time) {
        this.table = table;
        this.calendars = calendars;
        this.audit = audit;
        this.work = work;
        this.time = time;
    }

    /** Active or not: an old ticket still names who had it. */
    public Optional<Organisation> find(String code) {
        return table.find(code);
    }

    /** Whether somebody who is with us executes for it. */
    public boolean hasExecutors(String code) {
        return table.staffed().contains(code);
    }

    /** Codes of those that somebody active executes for. */
    public Set<String> staffed() {
        return table.staffed();
    }

    public Slice<Organisation> list(@Nullable String words, @Nullable String after, int limit) {
        return Slice.of(
                List.copyOf(table.all().values()),
                Organisation::code,
                body -> Stream.of(
                        body.code(),
                        body.names().kk(),
                        body.names().ru(),
                        body.names().en()),
                words,
                after,
                limit);
    }

    public List<Organisation> all() {
        return List.copyOf(table.all().values());
    }

    /** @param wanted its version is the one that the caller saw; 0: it must be new */
    @Transactional
    public Organisation put(Organisation wanted, String by) {
        table.lock();
        var all = new TreeMap<>(table.all());
        Organisation before = all.get(wanted.code());
        if (before != null && same(before, wanted)) return before;
        if (wanted.version() != (before == null ? 0 : before.version())) throw new Stale(before);
        Organisation after = versioned(wanted, wanted.version() + 1);
        all.put(after.code(), after);
        var refusals = bodies(all, List.of(after)).refusals(after);
        if (!refusals.isEmpty()) throw new Refused(refusals);
        write(before, after, by, time.instant());
        return after;
    }

    /** Takes a table in, or nothing of it. Organisations that it does not name stay as they are. */
    @Transactional
    public Imported bring(Sheet sheet, boolean dryRun, String by) {
        table.lock();
        Map<String, Organisation> before = table.all();
        var all = new TreeMap<>(before);
        var rows = new HashMap<Integer, Organisation>();
        var faults = new ArrayList<Fault>();
        var seen = new HashMap<String, Integer>();
        for (Sheet.Row row : sheet.rows()) {
            Integer earlier = seen.putIfAbsent(row.get("code"), row.number());
            if (earlier != null) {
                faults.add(Rows.twice(row, "code", earlier));
                continue;
            }
            Organisation present = before.get(row.get("code"));
            Organisation wanted = read(row, present, faults);
            if (present != null && same(present, wanted)) continue;
            rows.put(row.number(), wanted);
            all.put(wanted.code(), wanted);
        }
        Bodies bodies = bodies(all, rows.values());
        for (Sheet.Row row : sheet.rows()) {
            Organisation wanted = rows.get(row.number());
            if (wanted != null) Rows.add(faults, row, bodies.refusals(wanted));
        }
        if (!faults.isEmpty()) throw new SheetRefused(faults);
        Instant at = time.instant();
        int added = 0;
        for (Organisation wanted : rows.values()) {
            Organisation present = before.get(wanted.code());
            if (present == null) added++;
            if (!dryRun) write(present, wanted, by, at);
        }
        int read = sheet.rows().size();
        return new Imported(dryRun, read, added, rows.size() - added, read - rows.size());
    }

    private static Organisation read(Sheet.Row row, @Nullable Organisation present, List<Fault> faults) {
        return new Organisation(
                row.get("code"),
                Rows.text(row, "parent"),
                Rows.one(row, "kind", Organisation.Kind.class, Organisation.Kind.OTHER, faults),
                new Names(row.get("kk"), row.get("ru"), row.get("en")),
                Rows.text(row, "phone"),
                Rows.text(row, "email"),
                Rows.text(row, "district"),
                row.cells().containsKey("calendar")
                        ? Rows.text(row, "calendar")
                        : present == null ? null : present.calendar(),
                Rows.yes(row, "active", present == null || present.active(), faults),
                present == null ? 1 : present.version() + 1);
    }

    public List<List<String>> rows() {
        return table.all().values().stream()
                .map(body -> List.of(
                        body.code(),
                        Rows.cell(body.parent()),
                        body.kind().name(),
                        body.names().kk(),
                        body.names().ru(),
                        body.names().en(),
                        Rows.cell(body.phone()),
                        Rows.cell(body.email()),
                        Rows.cell(body.district()),
                        Rows.cell(body.calendar()),
                        body.active() ? "yes" : "no"))
                .toList();
    }

    private boolean hasWork(String code) {
        return work.isResolvable() && work.get().isAt(code);
    }

    private Bodies bodies(Map<String, Organisation> all, Iterable<Organisation> changed) {
        var uses = new HashMap<String, Bodies.Use>();
        for (Organisation body : changed) {
            if (!body.active()) uses.put(body.code(), table.use(body.code(), hasWork(body.code())));
        }
        return new Bodies(all, DISTRICTS, calendars.ids(), uses);
    }

    private void write(@Nullable Organisation before, Organisation after, String by, Instant at) {
        table.put(after);
        audit.changed("organisations", after.code(), by, at, before, after);
    }

    private static boolean same(Organisation one, Organisation other) {
        return versioned(one, 0).equals(versioned(other, 0));
    }

    private static Organisation versioned(Organisation body, int version) {
        return new Organisation(
                body.code(),
                body.parent(),
                body.kind(),
                body.names(),
                body.phone(),
                body.email(),
                body.district(),
                body.calendar(),
                body.active(),
                version);
    }
}
