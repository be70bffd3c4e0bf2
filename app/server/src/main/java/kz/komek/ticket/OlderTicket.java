package kz.komek.ticket;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.komek.contract.District;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.contract.ResidentsDates;
import kz.komek.platform.tables.Fault;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.time.Years;
import kz.komek.ticket.domain.TicketType;
import org.jspecify.annotations.Nullable;

/**
 * One row of an older register's table: a ticket that was still open there.
 *
 * @param former the number it had there
 * @param due what was promised there; {@code null}: what this register promises
 * @param organisation that had it in hand; {@code null}: nobody had
 */
record OlderTicket(
        Sheet.Row row,
        String former,
        Instant received,
        String text,
        @Nullable TicketType type,
        @Nullable String title,
        @Nullable String issue,
        @Nullable String district,
        @Nullable String address,
        Language language,
        @Nullable Handle phone,
        @Nullable Handle email,
        @Nullable String organisation,
        @Nullable Instant due) {
    static final List<String> COLUMNS = List.of("number", "received", "text");
    static final List<String> MORE_COLUMNS = List.of(
            "type",
            "title",
            "issue",
            "district",
            "address",
            "language",
            "name",
            "phone",
            "email",
            "organisation",
            "due");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("[uuuu-MM-dd][d.MM.uuuu]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "[uuuu-MM-dd][d.MM.uuuu][' ']['T']H:mm[:ss]", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final LocalTime END_OF_WORK = LocalTime.of(18, 0);
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_ADDRESS = 500;
    private static final int LONGEST_TITLE = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]{1,64}@[^\\s@<>,;.]+(\\.[^\\s@<>,;.]+)+");
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    /** Empty when something of the row is wrong; what, is added to the faults. */
    static Optional<OlderTicket> read(Sheet.Row row, String phoneRegion, Instant now, List<Fault> faults) {
        int before = faults.size();
        var found = new ArrayList<Fault>();
        String former = row.get("number");
        if (former.isEmpty())
            found.add(row.fault("number", "VALUE_MISSING", "The number in the older system is missing."));
        atMost(row, "number", LONGEST_NUMBER, found);
        String text = row.get("text");
        if (text.isEmpty()) found.add(row.fault("text", "VALUE_MISSING", "What the resident wrote is missing."));
        atMost(row, "text", TicketDesk.LONGEST_TEXT, found);
        atMost(row, "title", LONGEST_TITLE, found);
        atMost(row, "address", LONGEST_ADDRESS, found);
        atMost(row, "name", LONGEST_NAME, found);
        if (!row.get("name").isEmpty()
                && row.get("phone").isEmpty()
                && row.get("email").isEmpty()) {
            found.add(row.fault(
                    "name",
                    "HANDLE_MISSING",
                    "Nobody is found again by a name alone: give a phone or an e-mail, or write it into the text."));
        }
        Instant received = instant(row, "received", LocalTime.MIDNIGHT, found);
        if (received != null && received.isAfter(now)) {
            found.add(row.fault("received", "VALUE_WRONG", "It has not come yet."));
        }
        Instant due = row.get("due").isEmpty() ? null : instant(row, "due", END_OF_WORK, found);
        if (received != null && due != null && due.isBefore(received)) {
            found.add(row.fault("due", "VALUE_WRONG", "It is before the ticket came."));
        }
        TicketType type = one(row, "type", TicketType.class, found);
        Language language = one(row, "language", Language.class, found);
        Handle phone = phone(row, phoneRegion, found);
        Handle email = email(row, found);
        String district = district(row, found);
        String organisation = optional(row, "organisation");
        if (organisation != null && row.get("type").isEmpty()) {
            found.add(row.fault("type", "VALUE_MISSING", "What an organisation has in hand has a type."));
        }
        faults.addAll(found);
        if (faults.size() > before || received == null) return Optional.empty();
        return Optional.of(new OlderTicket(
                row,
                former,
                received,
                text,
                type,
                optional(row, "title"),
                optional(row, "issue"),
                district,
                optional(row, "address"),
                language == null ? Language.KK : language,
                phone,
                email,
                organisation,
                due));
    }

    List<Handle> handles() {
        return Stream.of(Optional.ofNullable(phone), Optional.ofNullable(email))
                .flatMap(Optional::stream)
                .toList();
    }

    Place place() {
        return new Place(address, district, null, null);
    }

    String titleOrText() {
        return title == null ? text : title;
    }

    private static void atMost(Sheet.Row row, String field, int longest, List<Fault> faults) {
        if (row.get(field).length() > longest) {
            faults.add(row.fault(field, "TEXT_TOO_LONG", "It is longer than " + longest + " characters."));
        }
    }

    private static @Nullable String optional(Sheet.Row row, String field) {
        String value = row.get(field);
        return value.isEmpty() ? null : value;
    }

    private static @Nullable Instant instant(Sheet.Row row, String field, LocalTime hour, List<Fault> faults) {
        String text = row.get(field);
        for (Function<String, Instant> way : ways(hour)) {
            try {
                return Years.within(way.apply(text));
            } catch (DateTimeException otherwisePerhaps) {
                // said below, like any other that is none
            }
        }
        faults.add(row.fault(
                field,
                text.isEmpty() ? "VALUE_MISSING" : "TIME_WRONG",
                "Give a day and a time: 2026-11-20 14:30, or 20.11.2026 14:30."));
        return null;
    }

    /** An instant, a time with its offset, or a time of the city's clock; a day alone means the hour given. */
    private static List<Function<String, Instant>> ways(LocalTime hour) {
        return List.of(
                text -> OffsetDateTime.parse(text).toInstant(),
                text -> LocalDateTime.parse(text, DAY_AND_TIME)
                        .atZone(ResidentsDates.CITY)
                        .toInstant(),
                text -> LocalDate.parse(text, DAY)
                        .atTime(hour)
                        .atZone(ResidentsDates.CITY)
                        .toInstant());
    }

    private static <E extends Enum<E>> @Nullable E one(Sheet.Row row, String field, Class<E> type, List<Fault> faults) {
        String text = row.get(field);
        if (text.isEmpty()) return null;
        for (E value : type.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(text)) return value;
        }
        faults.add(row.fault(
                field, "VALUE_WRONG", "\"" + text + "\" is not one of " + List.of(type.getEnumConstants()) + "."));
        return null;
    }

    private static @Nullable String district(Sheet.Row row, List<Fault> faults) {
        String code = optional(row, "district");
        if (code == null || District.ALL.stream().anyMatch(known -> known.code().equals(code))) return code;
        faults.add(row.fault("district", "VALUE_WRONG", "There is no district \"" + code + "\"."));
        return null;
    }

    private static @Nullable Handle phone(Sheet.Row row, String region, List<Fault> faults) {
        String text = optional(row, "phone");
        if (text == null) return null;
        try {
            var number = PHONES.parse(text.replaceFirst("^00", "+"), region);
            if (PHONES.isValidNumber(number)) {
                return new Handle(
                        Handle.Kind.PHONE, PHONES.format(number, PhoneNumberFormat.E164), optional(row, "name"));
            }
        } catch (NumberParseException e) {
            // said below, like any other that is none
        }
        faults.add(row.fault("phone", "VALUE_WRONG", "This is no phone number."));
        return null;
    }

    private static @Nullable Handle email(Sheet.Row row, List<Fault> faults) {
        String text = optional(row, "email");
        if (text == null) return null;
        if (EMAIL.matcher(text).matches()) {
            return new Handle(Handle.Kind.EMAIL, text.toLowerCase(Locale.ROOT), optional(row, "name"));
        }
        faults.add(row.fault("email", "VALUE_WRONG", "This is no e-mail address."));
        return null;
    }
}
