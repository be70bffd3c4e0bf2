package kz.komek.calendar;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.calendar.domain.Refused;
import kz.komek.calendar.domain.WorkingCalendar;
import kz.komek.calendar.store.CalendarTable;
import kz.komek.contract.ResidentsDates;
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
        if (before != null && before.equals(wanted.at(before.version()))) return before;
        if (wanted.version() != (before == null ? 0 : before.version())) throw new Stale(before);
        var refusals = wanted.refusals(List.of(), LocalDate.ofInstant(time.instant(), ResidentsDates.CITY));
        if (!refusals.isEmpty()) throw new Refused(refusals);
        WorkingCalendar after = wanted.at(wanted.version() + 1);
        table.put(after);
        audit.changed("working-calendars", after.id(), by, time.instant(), before, after);
        return after;
    }
}
