package kz.komek.calendar.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.contract.ResidentsDates;
import org.jspecify.annotations.Nullable;

/** Days and deadlines as people say them. Each language is written for itself. */
abstract sealed class Wording {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    /** More of them nobody reads. */
    private static final int MOST_DAYS = 4;

    private final Locale locale;
    private final Language language;

    private Wording(Language language) {
        this.language = language;
        this.locale = Locale.of(language.code());
    }

    static Wording in(Language language) {
        return switch (language) {
            case KK -> new Kazakh();
            case RU -> new Russian();
            case EN -> new English();
        };
    }

    abstract String why(Day day);

    abstract String due(String time, String amount, Deadline deadline);

    abstract String amount(int amount, ClockUnit unit);

    abstract String paused(PauseReason why, String length);

    abstract String standing(PauseReason why);

    abstract String note(Day day, LocalDate seenFrom);

    abstract String more(int days);

    abstract String moment(ZonedDateTime time, LocalDate seenFrom);

    abstract String length(long hours, long minutes);

    final String sentence(Explained explained) {
        Deadline deadline = explained.deadline();
        Instant due = deadline.due();
        String amount = amount(deadline.target().amount(), deadline.target().unit());
        LocalDate start = local(deadline.start()).toLocalDate();
        var sentence = new StringBuilder();
        sentence.append(
                due == null
                        ? standing(deadline.pauses().getLast().why())
                        : due(moment(local(due), start), amount, deadline));
        explained.days().stream()
                .limit(MOST_DAYS)
                .forEach(day -> sentence.append(' ').append(note(day, start)).append('.'));
        int more = explained.days().size() - MOST_DAYS;
        if (more > 0) sentence.append(' ').append(more(more));
        explained.paused().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(pause -> sentence.append(' ').append(paused(pause.getKey(), length(pause.getValue()))));
        return sentence.toString();
    }

    static ZonedDateTime local(Instant at) {
        return at.atZone(ResidentsDates.CITY);
    }

    /** Minutes begun are counted: "0 min" is no pause. */
    private String length(Duration length) {
        long minutes = Math.ceilDiv(length.toSeconds() + (length.getNano() > 0 ? 1 : 0), 60);
        return length(minutes / 60, minutes % 60);
    }

    final String name(Day day) {
        return called(day.names());
    }

    final String called(@Nullable Names names) {
        return names == null ? "" : names.in(language);
    }

    final String clock(ZonedDateTime time) {
        return CLOCK.format(time);
    }

    final String month(LocalDate date) {
        return date.getMonth().getDisplayName(TextStyle.FULL, locale);
    }

    final String weekday(LocalDate date, TextStyle style) {
        return date.getDayOfWeek().getDisplayName(style, locale);
    }

    /** "26 October", with the year where it is another. */
    final String date(LocalDate date, LocalDate seenFrom) {
        String day = date.getDayOfMonth() + " " + month(date);
        return date.getYear() == seenFrom.getYear() ? day : day + " " + date.getYear();
    }

    final LocalDate movedFrom(Day day) {
        return Objects.requireNonNull(day.movedFrom());
    }

    final DayOfWeek hoursOf(Day day) {
        return Objects.requireNonNull(day.hoursOf());
    }

    final String within(String sentence) {
        return sentence.substring(0, 1).toLowerCase(locale) + sentence.substring(1);
    }

    private static final class Kazakh extends Wording {
        private static final List<String> FROM_MONTH =
                List.of("нан", "нан", "дан", "ден", "дан", "нан", "ден", "дан", "тен", "нан", "дан", "нан");
        private static final List<String> HOURS_OF = List.of(
                "дүйсенбідегі",
                "сейсенбідегі",
                "сәрсенбідегі",
                "бейсенбідегі",
                "жұмадағы",
                "сенбідегі",
                "жексенбідегі");

        Kazakh() {
            super(Language.KK);
        }

        @Override
        String why(Day day) {
            return switch (day.reason()) {
                case ORDINARY -> "Кәдімгі жұмыс күні";
                case WEEKLY_DAY_OFF -> "Демалыс күні";
                case HOLIDAY -> "Мереке: " + name(day);
                case DAY_OFF -> "Демалыс: " + name(day);
                case MOVED -> {
                    LocalDate from = movedFrom(day);
                    yield "Демалыс " + date(from, from) + ablative(from) + " ауыстырылған: " + name(day);
                }
                case EXTRA -> "Қосымша демалыс: " + name(day);
                case WORKED_INSTEAD ->
                    "Демалыс орнына жұмыс күні, " + HOURS_OF.get(hoursOf(day).ordinal()) + " уақытпен: " + name(day);
                case OWN_HOURS -> "Бұл күні жұмыс уақыты бөлек: " + name(day);
                case OWN_CLOSED -> "Жабық: " + name(day);
            };
        }

        private static String ablative(LocalDate date) {
            return FROM_MONTH.get(date.getMonthValue() - 1);
        }

        @Override
        String due(String time, String amount, Deadline deadline) {
            LocalDate start = local(deadline.start()).toLocalDate();
            ZonedDateTime from = local(deadline.from());
            String counted = deadline.target().unit() == ClockUnit.WORKING_DAYS
                    ? date(from.toLocalDate(), from.toLocalDate()) + ablative(from.toLocalDate()) + " бастап " + amount
                            + ", келіп түскен күн есепке кірмейді."
                    : moment(from, start) + "-" + fromClock(from) + " бастап " + amount + ".";
            return "Мерзімі – " + time + ": " + counted;
        }

        /** The ending follows the last number that is spoken: 16:00 "он алтыдан", 16:30 "отыздан", 10:00 "оннан". */
        private static String fromClock(ZonedDateTime time) {
            int spoken = time.getMinute() == 0 ? time.getHour() : time.getMinute();
            int units = spoken % 10;
            if (units == 0 && spoken > 0) {
                return switch (spoken) {
                    case 10 -> "нан";
                    case 40 -> "тан";
                    case 50 -> "ден";
                    default -> "дан";
                };
            }
            return switch (units) {
                case 3, 4, 5 -> "тен";
                case 6, 9 -> "дан";
                default -> "ден";
            };
        }

        @Override
        String amount(int amount, ClockUnit unit) {
            return amount
                    + switch (unit) {
                        case WORKING_MINUTES -> " жұмыс минуты";
                        case WORKING_HOURS -> " жұмыс сағаты";
                        case WORKING_DAYS -> " жұмыс күні";
                        case MINUTES -> " минут";
                        case HOURS -> " сағат";
                        case DAYS -> " күнтізбелік күн";
                    };
        }

        @Override
        String paused(PauseReason why, String length) {
            return switch (why) {
                case WAITING_FOR_RESIDENT -> "Тұрғынның жауабын күткенде есеп " + length + " тоқтап тұрды.";
                case WAITING_FOR_FUNDS -> "Қаржы бөлінгенін күткенде есеп " + length + " тоқтап тұрды.";
            };
        }

        @Override
        String standing(PauseReason why) {
            return switch (why) {
                        case WAITING_FOR_RESIDENT -> "Есеп тоқтап тұр: тұрғынның жауабын күтеміз.";
                        case WAITING_FOR_FUNDS -> "Есеп тоқтап тұр: қаржы бөлінгенін күтеміз.";
                    }
                    + " Есеп жалғасқанда мерзім белгілі болады.";
        }

        @Override
        String note(Day day, LocalDate seenFrom) {
            return date(day.date(), seenFrom) + ", " + weekday(day.date(), TextStyle.FULL) + " – " + within(why(day));
        }

        @Override
        String more(int days) {
            return "Тағы " + days + " ерекше күн бар.";
        }

        @Override
        String moment(ZonedDateTime time, LocalDate seenFrom) {
            LocalDate date = time.toLocalDate();
            return date(date, seenFrom) + ", " + weekday(date, TextStyle.FULL) + ", " + clock(time);
        }

        @Override
        String length(long hours, long minutes) {
            if (hours == 0) return minutes + " мин";
            return minutes == 0 ? hours + " сағ" : hours + " сағ " + minutes + " мин";
        }
    }

    private static final class Russian extends Wording {
        private static final List<String> OF_DAY =
                List.of("понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья");

        Russian() {
            super(Language.RU);
        }

        @Override
        String why(Day day) {
            return switch (day.reason()) {
                case ORDINARY -> "Обычный рабочий день";
                case WEEKLY_DAY_OFF -> "Выходной";
                case HOLIDAY -> "Праздник: " + name(day);
                case DAY_OFF -> "Нерабочий день: " + name(day);
                case MOVED -> {
                    LocalDate from = movedFrom(day);
                    String since = from.getDayOfMonth() == 2 ? "со " : "с ";
                    yield "Выходной перенесён " + since + date(from, day.date()) + ": " + name(day);
                }
                case EXTRA -> "Дополнительный выходной: " + name(day);
                case WORKED_INSTEAD ->
                    "Рабочий день вместо выходного, часы "
                            + OF_DAY.get(hoursOf(day).ordinal()) + ": " + name(day);
                case OWN_HOURS -> "В этот день свои часы: " + name(day);
                case OWN_CLOSED -> "Закрыто: " + name(day);
            };
        }

        @Override
        String due(String time, String amount, Deadline deadline) {
            ZonedDateTime from = local(deadline.from());
            LocalDate start = local(deadline.start()).toLocalDate();
            String since = OF_DAY.get(from.getDayOfWeek().ordinal()) + ", " + date(from.toLocalDate(), start) + ", "
                    + clock(from);
            String counted = deadline.target().unit() == ClockUnit.WORKING_DAYS
                    ? amount + " от " + since + ", день поступления не считается."
                    : amount + " от " + since + ".";
            return "Срок – " + time + ": " + counted;
        }

        @Override
        String amount(int amount, ClockUnit unit) {
            return amount
                    + " "
                    + switch (unit) {
                        case WORKING_MINUTES -> plural(amount, "минута", "минуты", "минут") + " рабочего времени";
                        case WORKING_HOURS -> plural(amount, "рабочий час", "рабочих часа", "рабочих часов");
                        case WORKING_DAYS -> plural(amount, "рабочий день", "рабочих дня", "рабочих дней");
                        case MINUTES -> plural(amount, "минута", "минуты", "минут");
                        case HOURS -> plural(amount, "час", "часа", "часов");
                        case DAYS -> plural(amount, "календарный день", "календарных дня", "календарных дней");
                    };
        }

        private static String plural(int number, String one, String few, String many) {
            int tens = number % 100;
            int units = number % 10;
            if (units == 1 && tens != 11) return one;
            return units >= 2 && units <= 4 && (tens < 12 || tens > 14) ? few : many;
        }

        @Override
        String paused(PauseReason why, String length) {
            return switch (why) {
                case WAITING_FOR_RESIDENT -> "Отсчёт стоял " + length + ": ждали ответа заявителя.";
                case WAITING_FOR_FUNDS -> "Отсчёт стоял " + length + ": ждали финансирования.";
            };
        }

        @Override
        String standing(PauseReason why) {
            return switch (why) {
                        case WAITING_FOR_RESIDENT -> "Отсчёт остановлен: ждём ответа заявителя.";
                        case WAITING_FOR_FUNDS -> "Отсчёт остановлен: ждём финансирования.";
                    }
                    + " Срок станет известен, когда отсчёт продолжится.";
        }

        @Override
        String note(Day day, LocalDate seenFrom) {
            return date(day.date(), seenFrom) + ", " + weekday(day.date(), TextStyle.FULL) + " – " + within(why(day));
        }

        @Override
        String more(int days) {
            return "И ещё " + days + " " + plural(days, "особый день", "особых дня", "особых дней") + ".";
        }

        @Override
        String moment(ZonedDateTime time, LocalDate seenFrom) {
            LocalDate date = time.toLocalDate();
            return weekday(date, TextStyle.FULL) + ", " + date(date, seenFrom) + ", " + clock(time);
        }

        @Override
        String length(long hours, long minutes) {
            if (hours == 0) return minutes + " мин";
            return minutes == 0 ? hours + " ч" : hours + " ч " + minutes + " мин";
        }
    }

    private static final class English extends Wording {
        English() {
            super(Language.EN);
        }

        @Override
        String why(Day day) {
            return switch (day.reason()) {
                case ORDINARY -> "Ordinary working day";
                case WEEKLY_DAY_OFF -> "Day off";
                case HOLIDAY -> "Holiday: " + name(day);
                case DAY_OFF -> "Not worked: " + name(day);
                case MOVED -> "Day off moved from " + date(movedFrom(day), day.date()) + ": " + name(day);
                case EXTRA -> "Extra day off: " + name(day);
                case WORKED_INSTEAD ->
                    "Worked instead of a day off, at the hours of a "
                            + hoursOf(day).getDisplayName(TextStyle.FULL, Locale.ENGLISH) + ": " + name(day);
                case OWN_HOURS -> "Hours of its own: " + name(day);
                case OWN_CLOSED -> "Closed: " + name(day);
            };
        }

        @Override
        String due(String time, String amount, Deadline deadline) {
            LocalDate start = local(deadline.start()).toLocalDate();
            String from = moment(local(deadline.from()), start);
            String counted = deadline.target().unit() == ClockUnit.WORKING_DAYS
                    ? amount + " from " + from + ", the day of receipt not counted."
                    : amount + " from " + from + ".";
            return "Due " + time + ": " + counted;
        }

        @Override
        String amount(int amount, ClockUnit unit) {
            String one = switch (unit) {
                case WORKING_MINUTES -> " working minute";
                case WORKING_HOURS -> " working hour";
                case WORKING_DAYS -> " working day";
                case MINUTES -> " minute";
                case HOURS -> " hour";
                case DAYS -> " calendar day";
            };
            return amount + one + (amount == 1 ? "" : "s");
        }

        @Override
        String paused(PauseReason why, String length) {
            return switch (why) {
                case WAITING_FOR_RESIDENT -> "Paused " + length + " while we waited for the resident.";
                case WAITING_FOR_FUNDS -> "Paused " + length + " while we waited for funds.";
            };
        }

        @Override
        String standing(PauseReason why) {
            return switch (why) {
                        case WAITING_FOR_RESIDENT -> "The clock stands still: we are waiting for the resident.";
                        case WAITING_FOR_FUNDS -> "The clock stands still: we are waiting for funds.";
                    }
                    + " When it is due is known when the clock goes on.";
        }

        @Override
        String note(Day day, LocalDate seenFrom) {
            return weekday(day.date(), TextStyle.SHORT) + " " + date(day.date(), seenFrom) + ": " + within(why(day));
        }

        @Override
        String more(int days) {
            return "And " + days + (days == 1 ? " more special day." : " more special days.");
        }

        @Override
        String moment(ZonedDateTime time, LocalDate seenFrom) {
            LocalDate date = time.toLocalDate();
            return weekday(date, TextStyle.SHORT) + " " + date(date, seenFrom) + ", " + clock(time);
        }

        @Override
        String length(long hours, long minutes) {
            if (hours == 0) return minutes + " min";
            return minutes == 0 ? hours + " h" : hours + " h " + minutes + " min";
        }
    }
}
