package kz.komek.calendar;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.komek.calendar.domain.Holiday;
import kz.komek.calendar.domain.HolidaySet;
import kz.komek.calendar.domain.HolidaySetVersion;
import kz.komek.calendar.domain.Made;
import kz.komek.calendar.domain.Refused;
import kz.komek.calendar.store.CalendarTable;
import kz.komek.calendar.store.HolidayTable;
import kz.komek.platform.audit.Audit;
import kz.komek.platform.tables.Fault;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetRefused;
import org.jspecify.annotations.Nullable;

/** Keeps the dates that are not like their weekday. A change makes another version of every calendar that keeps them. */
@Singleton
public class HolidaySets {
    private final HolidayTable table;
    private final CalendarTable lock;
    private final WorkingCalendars calendars;
    private final Audit audit;
    private final InstantSource time;

    HolidaySets(HolidayTable table, CalendarTable lock, WorkingCalendars calendars, Audit audit, InstantSource time) {
        this.table = table;
        this.lock = lock;
        this.calendars = calendars;
        this.audit = audit;
        this.time = time;
    }

    public List<HolidaySet> all() {
        return table.all().stream().map(HolidaySetVersion::set).toList();
    }

    public Optional<HolidaySet> find(String id) {
        return table.find(id).map(HolidaySetVersion::set);
    }

    /** The newest first. */
    public List<HolidaySetVersion> versions(String id, int before, int limit) {
        return table.versions(id, before, limit);
    }

    /** @param wanted its version is the one that the caller saw; 0: it must be new */
    @Transactional
    public HolidaySet put(HolidaySet wanted, String by) {
        lock.lock();
        HolidaySet before = find(wanted.id()).orElse(null);
        if (before != null && before.equals(wanted.at(before.version()))) return before;
        if (wanted.version() != (before == null ? 0 : before.version())) throw new Stale(before);
        var refusals = wanted.refusals();
        if (!refusals.isEmpty()) throw new Refused(refusals);
        return write(before, wanted, by);
    }

    private HolidaySet write(@Nullable HolidaySet before, HolidaySet wanted, String by) {
        HolidaySet after = wanted.at((before == null ? 0 : before.version()) + 1);
        var made = new Made(time.instant(), by);
        table.add(new HolidaySetVersion(after, made));
        audit.changed("holiday-sets", after.id(), by, made.at(), before, after);
        calendars.follow(after, by);
        return after;
    }

    /**
     * Takes a table in, or nothing of it: afterwards the years that it names are as it says, the others stay.
     *
     * @return empty: there is no such set
     */
    @Transactional
    public Optional<HolidaysImported> bring(String id, Sheet sheet, boolean dryRun, String by) {
        if (!dryRun) lock.lock();
        return find(id).map(before -> bring(before, sheet, dryRun, by));
    }

    private HolidaysImported bring(HolidaySet before, Sheet sheet, boolean dryRun, String by) {
        var faults = new ArrayList<Fault>();
        Map<LocalDate, Sheet.Row> rows = new HashMap<>();
        List<Holiday> read = HolidayRows.read(sheet, before.days(), rows, faults);
        Set<Integer> years = read.stream().map(day -> day.date().getYear()).collect(Collectors.toSet());
        var days = new ArrayList<>(read);
        before.days().stream()
                .filter(day -> !years.contains(day.date().getYear()))
                .forEach(days::add);
        var after = new HolidaySet(before.id(), before.names(), days, before.version());
        faults.addAll(HolidayRows.faults(after, rows));
        if (!faults.isEmpty()) throw new SheetRefused(faults);
        HolidaysImported imported = compare(before, after, sheet.rows().size(), years, dryRun);
        if (dryRun) calendars.keeping(after);
        else if (!after.equals(before)) write(before, after, by);
        return imported;
    }

    private static HolidaysImported compare(
            HolidaySet before, HolidaySet after, int rows, Set<Integer> years, boolean dryRun) {
        Map<LocalDate, Holiday> was = of(before, years);
        Map<LocalDate, Holiday> is = of(after, years);
        int added = 0;
        int changed = 0;
        for (Holiday day : is.values()) {
            Holiday old = was.get(day.date());
            if (old == null) added++;
            else if (!old.equals(day)) changed++;
        }
        int removed = (int)
                was.keySet().stream().filter(date -> !is.containsKey(date)).count();
        return new HolidaysImported(dryRun, rows, added, changed, is.size() - added - changed, removed);
    }

    private static Map<LocalDate, Holiday> of(HolidaySet set, Set<Integer> years) {
        return set.days().stream()
                .filter(day -> years.contains(day.date().getYear()))
                .collect(Collectors.toMap(Holiday::date, Function.identity()));
    }
}
