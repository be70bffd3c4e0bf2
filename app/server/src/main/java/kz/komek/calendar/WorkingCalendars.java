package kz.komek.calendar;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.calendar.domain.Refused;
import kz.komek.calendar.domain.WorkingCalendar;
import kz.komek.calendar.store.CalendarTable;
import kz.komek.platform.audit.Audit;

/** Keeps the calendars by which organisations work. */
@Singleton
public class WorkingCalendars {
    private final CalendarTable table;
    private final Audit audit;
    private final InstantSource time;

    WorkingCalendars(CalendarTable table, Audit audit, InstantSource time) {
        this.table = table;
        this.audit = audit;
        this.time = time;
    }

    public List<WorkingCalendar> all() {
        return table.all();
    }

    public Optional<WorkingCalendar> find(String id) {
        return table.all().stream().filter(calendar -> calendar.id().equals(id)).findFirst();
    }

    public Set<String> ids() {
        return table.all().stream().map(WorkingCalendar::id).collect(Collectors.toUnmodifiableSet());
    }

    /** @param wanted its version is the one that the caller saw; 0: it must be new */
    @Transactional
    public WorkingCalendar put(WorkingCalendar wanted, String by) {
        table.lock();
        WorkingCalendar before = find(wanted.id()).orElse(null);
        if (before != null && before.equals(versioned(wanted, before.version()))) return before;
        if (wanted.version() != (before == null ? 0 : before.version())) throw new Stale(before);
        var refusals = wanted.refusals();
        if (!refusals.isEmpty()) throw new Refused(refusals);
        WorkingCalendar after = versioned(wanted, wanted.version() + 1);
        table.put(after);
        audit.changed("working-calendars", after.id(), by, time.instant(), before, after);
        return after;
    }

    private static WorkingCalendar versioned(WorkingCalendar calendar, int version) {
        return new WorkingCalendar(calendar.id(), calendar.names(), calendar.weekly(), version);
    }
}
