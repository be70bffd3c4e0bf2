package kz.komek.calendar;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.calendar.domain.Holiday;
import kz.komek.calendar.domain.HolidayKind;
import kz.komek.calendar.domain.HolidaySet;
import kz.komek.calendar.domain.Refusal;
import kz.komek.contract.Names;
import kz.komek.platform.tables.Fault;
import kz.komek.platform.tables.Sheet;
import org.jspecify.annotations.Nullable;

/** Holidays as rows of a table. */
public final class HolidayRows {
    public static final List<String> COLUMNS = List.of("date", "name_en", "kind");
    public static final List<String> MORE_COLUMNS = List.of("name_kk", "name_ru", "moved_from", "hours_of");

    /** What a table says that has no column for it. */
    private static final Pattern MOVED_FROM = Pattern.compile("moved from (\\d{1,2}) ([A-Za-z]+)");

    private HolidayRows() {}

    /**
     * @param known a day that is called in English as one of these need not be named in the other languages again
     * @param rows is filled: where each date is
     * @param faults is filled
     */
    static List<Holiday> read(Sheet sheet, List<Holiday> known, Map<LocalDate, Sheet.Row> rows, List<Fault> faults) {
        var names = new HashMap<String, Names>();
        known.forEach(day -> names.put(day.names().en(), day.names()));
        var days = new ArrayList<Holiday>();
        for (Sheet.Row row : sheet.rows()) {
            int before = faults.size();
            LocalDate date = date(row, "date", faults);
            HolidayKind kind = kind(row, faults);
            LocalDate movedFrom = kind == HolidayKind.MOVED && date != null ? movedFrom(row, date, faults) : null;
            DayOfWeek hoursOf = kind == HolidayKind.WORKING ? hoursOf(row, faults) : null;
            if (date == null) continue;
            Sheet.Row earlier = rows.putIfAbsent(date, row);
            if (earlier != null) {
                faults.add(row.fault("date", "DATE_TWICE", "The row " + earlier.number() + " has the same date."));
            }
            if (faults.size() == before && kind != null) {
                days.add(new Holiday(date, kind, names(row, names), movedFrom, hoursOf));
            }
        }
        return days;
    }

    /** What is wrong with the whole of it, told by the row. */
    static List<Fault> faults(HolidaySet set, Map<LocalDate, Sheet.Row> rows) {
        return set.wrongDays().stream()
                .map(wrong -> {
                    Refusal refusal = wrong.refusal();
                    Sheet.Row row = rows.get(wrong.date());
                    return row == null
                            ? new Fault(1, null, refusal.why().name(), wrong.date() + ": " + refusal.words())
                            : row.fault(column(refusal.field()), refusal.why().name(), refusal.words());
                })
                .toList();
    }

    private static String column(String field) {
        return switch (field) {
            case "kk", "ru", "en" -> "name_" + field;
            default -> field;
        };
    }

    private static Names names(Sheet.Row row, Map<String, Names> known) {
        String en = row.get("name_en");
        Names before = known.getOrDefault(en, new Names("", "", en));
        String kk = row.get("name_kk");
        String ru = row.get("name_ru");
        return new Names(kk.isEmpty() ? before.kk() : kk, ru.isEmpty() ? before.ru() : ru, en);
    }

    private static @Nullable LocalDate date(Sheet.Row row, String field, List<Fault> faults) {
        try {
            return LocalDate.parse(row.get(field));
        } catch (DateTimeException e) {
            faults.add(row.fault(
                    field, "DATE_WRONG", "\"" + row.get(field) + "\" is no date of the calendar, such as 2026-10-25."));
            return null;
        }
    }

    private static @Nullable HolidayKind kind(Sheet.Row row, List<Fault> faults) {
        HolidayKind kind = one(row.get("kind"), HolidayKind.values());
        if (kind == null) faults.add(row.fault("kind", "KIND_UNKNOWN", unknown(row.get("kind"), HolidayKind.values())));
        return kind;
    }

    private static @Nullable DayOfWeek hoursOf(Sheet.Row row, List<Fault> faults) {
        String text = row.get("hours_of");
        DayOfWeek day = one(text, DayOfWeek.values());
        if (day == null && !text.isEmpty()) {
            faults.add(row.fault("hours_of", "VALUE_WRONG", unknown(text, DayOfWeek.values())));
        }
        return day;
    }

    private static @Nullable LocalDate movedFrom(Sheet.Row row, LocalDate date, List<Fault> faults) {
        if (!row.get("moved_from").isEmpty()) return date(row, "moved_from", faults);
        var said = MOVED_FROM.matcher(row.get("name_en"));
        if (!said.matches()) return null;
        Month month = one(said.group(2), Month.values());
        if (month == null) return null;
        try {
            return LocalDate.of(date.getYear(), month, Integer.parseInt(said.group(1)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static <E extends Enum<E>> @Nullable E one(String text, E[] values) {
        String name = text.toUpperCase(Locale.ROOT);
        for (E value : values) if (value.name().equals(name)) return value;
        return null;
    }

    private static String unknown(String text, Enum<?>[] values) {
        return "\"" + text + "\" is not one of "
                + Stream.of(values)
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** As {@link #read} takes them. */
    public static List<List<String>> rows(HolidaySet set) {
        return set.days().stream()
                .map(day -> List.of(
                        day.date().toString(),
                        day.names().en(),
                        day.kind().name().toLowerCase(Locale.ROOT),
                        day.names().kk(),
                        day.names().ru(),
                        day.movedFrom() == null ? "" : day.movedFrom().toString(),
                        day.hoursOf() == null ? "" : day.hoursOf().name().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
