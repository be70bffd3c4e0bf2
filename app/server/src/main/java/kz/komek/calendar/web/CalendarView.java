package kz.komek.calendar.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import kz.komek.calendar.domain.CalendarVersion;
import kz.komek.calendar.domain.Day;
import kz.komek.calendar.domain.DayReason;
import kz.komek.calendar.domain.Holiday;
import kz.komek.calendar.domain.HolidayKind;
import kz.komek.calendar.domain.HolidaySet;
import kz.komek.calendar.domain.OwnDay;
import kz.komek.calendar.domain.Span;
import kz.komek.calendar.domain.WorkingCalendar;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.platform.identity.PeoplesNames;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Calendars on the wire. */
final class CalendarView {
    private CalendarView() {}

    /** By the city's clock; to 00:00 is the end of the day. */
    @Schema(name = "WorkingHours")
    record Hours(
            @NotNull DayOfWeek day,

            @NotNull @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "09:00")
            LocalTime from,

            @NotNull @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "13:00")
            LocalTime to) {}

    /** By the city's clock; to 00:00 is the end of the day. */
    @Schema(name = "HoursOfDay")
    record Hour(
            @NotNull @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "09:00")
            LocalTime from,

            @NotNull @JsonFormat(pattern = "HH:mm") @Schema(type = SchemaType.STRING, examples = "15:00")
            LocalTime to) {
        static List<Hour> of(List<Span> spans) {
            return spans.stream().map(span -> new Hour(span.from(), span.to())).toList();
        }
    }

    /** @param spans none: closed */
    @Schema(name = "CalendarOwnDay")
    record Own(
            @NotNull LocalDate date,
            @NotNull @Size(max = 24) List<@Valid @NotNull Hour> spans,
            @NotNull Names reason) {
        static Own of(OwnDay day) {
            return new Own(day.date(), Hour.of(day.spans()), day.reason());
        }

        OwnDay day() {
            return new OwnDay(
                    date,
                    spans.stream().map(hour -> new Span(hour.from(), hour.to())).toList(),
                    reason);
        }
    }

    @Schema(name = "WorkingCalendar")
    record View(
            String id,
            Names names,
            List<Hours> weekly,

            @Schema(description = "Which holidays it keeps; null: none") @Nullable String holidaySet,

            @Schema(description = "Dates on which it does otherwise")
            List<Own> own,

            int version) {
        static View of(WorkingCalendar calendar) {
            return new View(
                    calendar.id(),
                    calendar.names(),
                    calendar.weekly().stream()
                            .map(hours -> new Hours(hours.day(), hours.from(), hours.to()))
                            .toList(),
                    calendar.holidaySet(),
                    calendar.own().stream().map(Own::of).toList(),
                    calendar.version());
        }
    }

    @Schema(name = "NewWorkingCalendar")
    record Wanted(
            @NotNull Names names,
            @NotNull @Size(max = 100) List<@Valid @NotNull Hours> weekly,

            @Schema(description = "Which holidays it keeps; absent: none") @Nullable String holidaySet,

            @Schema(description = "Dates on which it does otherwise; absent: none") @Size(max = 400) @Nullable List<@Valid @NotNull Own> own) {
        WorkingCalendar calendar(String id, int version) {
            return new WorkingCalendar(
                    id,
                    names,
                    weekly.stream()
                            .map(hours -> new WorkingCalendar.Hours(hours.day(), hours.from(), hours.to()))
                            .toList(),
                    holidaySet,
                    own == null ? List.of() : own.stream().map(Own::day).toList(),
                    version);
        }
    }

    @Schema(name = "WorkingCalendarVersion")
    record Version(
            View calendar,
            @Nullable Integer holidaySetVersion,
            CalendarVersion.Origin origin,
            Instant at,
            @Schema(description = "Login") String by,
            String byName) {
        static Version of(CalendarVersion version, PeoplesNames people) {
            return new Version(
                    View.of(version.calendar()),
                    version.holidaySetVersion(),
                    version.origin(),
                    version.made().at(),
                    version.made().by(),
                    people.name(version.made().by()));
        }
    }

    /** @param next the number to go on before; {@code null}: that was all */
    @Schema(name = "WorkingCalendarVersions")
    record Versions(List<Version> items, @Nullable Integer next) {}

    /** @param spans none: it is not worked */
    @Schema(name = "CalendarDay")
    record DayView(
            LocalDate date,
            boolean worked,
            List<Hour> spans,
            DayReason reason,

            @Schema(description = "Of the holiday, or the calendar's own reason") @Nullable Names names,

            @Schema(description = "Of MOVED only") @Nullable LocalDate movedFrom,

            @Schema(description = "Of WORKED_INSTEAD only") @Nullable DayOfWeek hoursOf,

            @Schema(description = "Why, for people") Names why) {
        static DayView of(Day day) {
            return new DayView(
                    day.date(),
                    day.worked(),
                    Hour.of(day.spans()),
                    day.reason(),
                    day.names(),
                    day.movedFrom(),
                    day.hoursOf(),
                    new Names(day.why(Language.KK), day.why(Language.RU), day.why(Language.EN)));
        }
    }

    @Schema(name = "CalendarDays")
    record Days(String calendar, int version, List<DayView> days) {}

    @Schema(name = "Holiday")
    record HolidayView(
            @NotNull LocalDate date,
            @NotNull HolidayKind kind,

            // Said twice: whether the scanner sees the annotation of this type changes from build to build.
            @Schema(nullable = true, description = "Of a MOVED day: those of its holiday, whatever is sent") @Nullable Names names,

            @Schema(description = "Of MOVED only: the holiday that fell on a day off") @Nullable LocalDate movedFrom,

            @Schema(description = "Of WORKING only: the weekday whose hours it has") @Nullable DayOfWeek hoursOf) {
        static HolidayView of(Holiday day) {
            return new HolidayView(day.date(), day.kind(), day.names(), day.movedFrom(), day.hoursOf());
        }

        Holiday holiday() {
            return new Holiday(
                    date,
                    kind,
                    names == null ? new Names("", "", "") : names,
                    kind == HolidayKind.MOVED ? movedFrom : null,
                    kind == HolidayKind.WORKING ? hoursOf : null);
        }
    }

    @Schema(name = "HolidaySet")
    record SetView(String id, Names names, List<HolidayView> days, int version) {
        static SetView of(HolidaySet set) {
            return new SetView(
                    set.id(),
                    set.names(),
                    set.days().stream().map(HolidayView::of).toList(),
                    set.version());
        }
    }

    @Schema(name = "NewHolidaySet")
    record WantedSet(
            @NotNull Names names, @NotNull @Size(max = 2000) List<@Valid @NotNull HolidayView> days) {
        HolidaySet set(String id, int version) {
            return new HolidaySet(
                    id, names, days.stream().map(HolidayView::holiday).toList(), version);
        }
    }

    @Schema(name = "HolidaySetVersion")
    record SetVersion(
            int version,
            int days,
            Instant at,
            @Schema(description = "Login") String by,
            String byName) {}
}
