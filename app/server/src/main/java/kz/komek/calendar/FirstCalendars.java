package kz.komek.calendar;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import kz.komek.calendar.domain.HolidaySet;
import kz.komek.calendar.domain.WorkingCalendar;
import kz.komek.calendar.domain.WorkingCalendar.Hours;
import kz.komek.calendar.store.CalendarTable;
import kz.komek.contract.Names;
import kz.komek.platform.tables.SheetReader;

/** The country's holidays and the usual weeks, where nobody has made any yet. The one that never closes is always there. */
@Singleton
class FirstCalendars {
    private static final String BY = "komek";
    private static final String COUNTRY = "KZ";

    private final CalendarTable table;
    private final WorkingCalendars calendars;
    private final HolidaySets holidays;
    private final Calendars counting;

    FirstCalendars(CalendarTable table, WorkingCalendars calendars, HolidaySets holidays, Calendars counting) {
        this.table = table;
        this.calendars = calendars;
        this.holidays = holidays;
        this.counting = counting;
    }

    /** Before the organisations, which name calendars. Two servers may start at once: the second waits. */
    void start(@Observes @Priority(40) StartupEvent started) {
        QuarkusTransaction.requiringNew().run(() -> {
            table.lock();
            if (holidays.all().isEmpty()) ofTheCountry();
            if (calendars.ids().equals(Set.of(WorkingCalendar.ALWAYS))) usualWeeks();
        });
        counting.read();
    }

    private void ofTheCountry() {
        var names = new Names("Қазақстанның мерекелері", "Праздники Казахстана", "Holidays of Kazakhstan");
        holidays.put(new HolidaySet(COUNTRY, names, List.of(), 0), BY);
        holidays.bring(COUNTRY, SheetReader.read(file(), HolidayRows.COLUMNS, HolidayRows.MORE_COLUMNS), false, BY);
    }

    private void usualWeeks() {
        String kept = holidays.find(COUNTRY).map(HolidaySet::id).orElse(null);
        var five = new Names("Бес күндік апта, 9:00–18:30", "Пятидневка, 9:00–18:30", "Five days, 9:00–18:30");
        calendars.put(new WorkingCalendar("OFFICE", five, fiveDays(), kept, List.of(), 0), BY);
        var six = new Names("Алты күндік апта, 9:00–17:00", "Шестидневка, 9:00–17:00", "Six days, 9:00–17:00");
        calendars.put(new WorkingCalendar("SIX_DAYS", six, sixDays(), kept, List.of(), 0), BY);
    }

    private static List<Hours> fiveDays() {
        return EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY).stream()
                .flatMap(day -> Stream.of(
                        new Hours(day, LocalTime.of(9, 0), LocalTime.of(13, 0)),
                        new Hours(day, LocalTime.of(14, 30), LocalTime.of(18, 30))))
                .toList();
    }

    /** Forty hours a week: seven on five days and five on Saturday. */
    private static List<Hours> sixDays() {
        var hours = new ArrayList<Hours>();
        for (DayOfWeek day : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)) {
            hours.add(new Hours(day, LocalTime.of(9, 0), LocalTime.of(13, 0)));
            hours.add(new Hours(day, LocalTime.of(14, 0), LocalTime.of(17, 0)));
        }
        hours.add(new Hours(DayOfWeek.SATURDAY, LocalTime.of(9, 0), LocalTime.of(14, 0)));
        return hours;
    }

    static byte[] file() {
        try (InputStream file = FirstCalendars.class.getResourceAsStream("holidays-kz.csv")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
