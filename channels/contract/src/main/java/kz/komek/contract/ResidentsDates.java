package kz.komek.contract;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Dates as people say them, in the city's time. The year only where it is not this one. */
public final class ResidentsDates {
    /** Where everybody lives whom a date is told. */
    public static final ZoneId CITY = ZoneId.of("Asia/Almaty");

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Language language;
    private final Instant now;

    public ResidentsDates(Language language, Instant now) {
        this.language = language;
        this.now = now;
    }

    /** "21 қараша, жұма, 18:00", "21 ноября, пятница, 18:00", "Friday 21 November, 18:00". */
    public String at(Instant instant) {
        var time = instant.atZone(CITY);
        return switch (language) {
            case KK, RU -> day(time) + ", " + weekday(time) + ", " + CLOCK.format(time);
            case EN -> weekday(time) + " " + day(time) + ", " + CLOCK.format(time);
        };
    }

    /** "21 қараша, жұма, 18:00-ге дейін", "до пятницы, 21 ноября, 18:00", "by Friday 21 November, 18:00". */
    public String by(Instant instant) {
        var time = instant.atZone(CITY);
        return switch (language) {
            case KK -> at(instant) + "-" + kazakhDative(time.getHour(), time.getMinute()) + " дейін";
            case RU -> "до " + russianGenitive(time.getDayOfWeek()) + ", " + day(time) + ", " + CLOCK.format(time);
            case EN -> "by " + at(instant);
        };
    }

    /** "21 қараша", "21 ноября", "21 November". */
    public String day(Instant instant) {
        return day(instant.atZone(CITY));
    }

    private String day(ZonedDateTime time) {
        String day = time.getDayOfMonth() + " " + time.getMonth().getDisplayName(TextStyle.FULL, locale());
        boolean thisYear = time.getYear() == now.atZone(CITY).getYear();
        return thisYear ? day : day + " " + time.getYear();
    }

    private String weekday(ZonedDateTime time) {
        return time.getDayOfWeek().getDisplayName(TextStyle.FULL, locale());
    }

    private Locale locale() {
        return Locale.of(language.code());
    }

    /** The ending follows the last number that is spoken: 18:00 "сегізге", 18:30 "отызға", 15:00 "беске". */
    static String kazakhDative(int hour, int minute) {
        int spoken = minute == 0 ? hour : minute;
        int units = spoken % 10;
        int tens = spoken / 10 * 10;
        if (units == 0 && tens > 0) return tens == 40 ? "қа" : tens == 50 ? "ге" : "ға";
        return switch (units) {
            case 3, 4, 5 -> "ке";
            case 6, 9 -> "ға";
            default -> "ге";
        };
    }

    private static String russianGenitive(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> "понедельника";
            case TUESDAY -> "вторника";
            case WEDNESDAY -> "среды";
            case THURSDAY -> "четверга";
            case FRIDAY -> "пятницы";
            case SATURDAY -> "субботы";
            case SUNDAY -> "воскресенья";
        };
    }
}
