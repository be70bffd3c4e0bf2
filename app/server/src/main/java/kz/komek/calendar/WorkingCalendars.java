package kz.komek.calendar;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.calendar.domain.CalendarVersion;
import kz.komek.calendar.domain.Holiday;
import kz.komek.calendar.domain.HolidaySet;
import kz.komek.calendar.domain.HolidaySetVersion;
import kz.komek.calendar.domain.Made;
import kz.komek.calendar.domain.Refusal;
import kz.komek.calendar.domain.Refusal.Why;
import kz.komek.calendar.domain.Refused;
import kz.komek.calendar.domain.WorkingCalendar;
import kz.komek.calendar.domain.WorkingTime;
import kz.komek.calendar.store.CalendarTable;
import kz.komek.calendar.store.HolidayTable;
import kz.komek.contract.ResidentsDates;
import kz.komek.platform.audit.Audit;
import org.jspecify.annotations.Nullable;

/** Keeps the calendars by which organisations work. Every change makes another version; none is ever lost. */
@Singleton
public class WorkingCalendars {
    private final CalendarTable table;
    private final HolidayTable holidays;
    private final Audit audit;
    private final Event<CalendarsChanged> changed;
    /** Somebody above us: asked for only when it is needed. */
    private final Instance<Promises> promises;

    private final InstantSource time;

    WorkingCalendars(
            CalendarTable table,
            HolidayTable holidays,
            Audit audit,
            Event<CalendarsChanged> changed,
            Instance<Promises> promises,
            InstantSource time) {
        this.table = table;
        this.holidays = holidays;
        this.audit = audit;
        this.changed = changed;
        this.promises = promises;
        this.time = time;
    }

    public List<WorkingCalendar> all() {
        return table.all().stream().map(CalendarVersion::calendar).toList();
    }

    public Optional<WorkingCalendar> find(String id) {
        return table.find(id).map(CalendarVersion::calendar);
    }

    public Optional<CalendarVersion> find(String id, int version) {
        return table.find(id, version);
    }

    /** The newest first. */
    public List<CalendarVersion> versions(String id, int before, int limit) {
        return table.versions(id, before, limit);
    }

    public Set<String> ids() {
        return all().stream().map(WorkingCalendar::id).collect(Collectors.toUnmodifiableSet());
    }

    /** @param wanted its version is the one that the caller saw; 0: it must be new */
    @Transactional
    public WorkingCalendar put(WorkingCalendar wanted, String by) {
        table.lock();
        WorkingCalendar before = find(wanted.id()).orElse(null);
        if (before != null && before.equals(wanted.at(before.version()))) return before;
        if (wanted.version() != (before == null ? 0 : before.version())) throw new Stale(before);
        HolidaySet set = setOf(wanted);
        List<Holiday> days = set == null ? List.of() : set.days();
        var refusals = wanted.refusals(days, today());
        if (!refusals.isEmpty()) throw new Refused(refusals);
        WorkingCalendar after = wanted.at(wanted.version() + 1);
        write(before, after, set, CalendarVersion.Origin.CALENDAR, by);
        return after;
    }

    /**
     * What such a change would do to what is promised, if promises were made anew; they are not.
     *
     * @throws Refused as the change itself would be
     */
    @Transactional
    public Promises.Moved whatIf(WorkingCalendar wanted, int limit) {
        HolidaySet set = setOf(wanted);
        List<Holiday> days = set == null ? List.of() : set.days();
        var refusals = wanted.refusals(days, today());
        if (!refusals.isEmpty()) throw new Refused(refusals);
        WorkingTime other = WorkingTime.of(wanted.at(wanted.version() + 1), days);
        return promises.get().by(wanted.id(), other, limit);
    }

    private @Nullable HolidaySet setOf(WorkingCalendar calendar) {
        String id = calendar.holidaySet();
        if (id == null) return null;
        return holidays.find(id)
                .map(HolidaySetVersion::set)
                .orElseThrow(() -> new Refused(new Refusal(
                        Why.HOLIDAYS_UNKNOWN, "holidaySet", "There is no set of holidays with this code.")));
    }

    /** Within the transaction that changed the set, under its lock. */
    void follow(HolidaySet set, String by) {
        for (WorkingCalendar before : keeping(set)) {
            write(before, before.at(before.version() + 1), set, CalendarVersion.Origin.HOLIDAYS, by);
        }
    }

    /** @throws Refused when one of them would never open again */
    List<WorkingCalendar> keeping(HolidaySet set) {
        List<WorkingCalendar> keeping = all().stream()
                .filter(calendar -> set.id().equals(calendar.holidaySet()))
                .toList();
        for (WorkingCalendar calendar : keeping) {
            for (Refusal refusal : calendar.refusals(set.days(), today())) {
                throw new Refused(new Refusal(refusal.why(), "days", calendar.id() + ": " + refusal.words()));
            }
        }
        return keeping;
    }

    private void write(
            @Nullable WorkingCalendar before,
            WorkingCalendar after,
            @Nullable HolidaySet set,
            CalendarVersion.Origin origin,
            String by) {
        var made = new Made(time.instant(), by);
        table.add(new CalendarVersion(
                after, set == null ? null : set.version(), set == null ? List.of() : set.days(), origin, made));
        audit.changed("working-calendars", after.id(), by, made.at(), before, after);
        changed.fire(new CalendarsChanged());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.instant(), ResidentsDates.CITY);
    }
}
