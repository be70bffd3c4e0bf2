package kz.komek.channel.web;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.komek.channel.web.Violation.Rule;
import kz.komek.contract.District;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a resident sends, judged and in canonical form.
 *
 * @param handles where to answer, the first first; empty: anonymous, or nobody to answer
 */
record Submission(
        String text,
        Language language,
        @Nullable Place place,
        List<Handle> handles,
        boolean consent,
        boolean anonymous) {
    static final int LONGEST_TEXT = 10_000;
    static final int LONGEST_ADDRESS = 300;
    static final int LONGEST_NAME = 100;

    private static final Set<String> DISTRICTS =
            District.ALL.stream().map(District::code).collect(Collectors.toUnmodifiableSet());
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"(),:;\\\\]{1,64}@[^\\s@<>\"(),:;\\\\]+\\.[^\\s@.\\d]{2,}");
    private static final int LONGEST_EMAIL = 254;
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    sealed interface Reading {
        record Accepted(Submission submission) implements Reading {}

        record Refused(List<Violation> violations) implements Reading {}
    }

    /**
     * @param spoken the language of the page or of Accept-Language, where none was chosen
     * @param region the country of a phone number typed without one (ISO 3166)
     */
    static Reading read(Typed typed, Language spoken, String region) {
        var violations = new ArrayList<Violation>();
        var language = language(typed.language(), spoken, violations);
        String text = text(typed.text(), violations);
        var place = place(typed, violations);
        boolean anonymous = flag(typed.anonymous());
        boolean consent = flag(typed.consent());
        String name = name(typed.name(), violations);
        var handles = handles(typed, name, region, violations);
        consent(typed, anonymous, consent, violations);
        if (!violations.isEmpty()) return new Reading.Refused(List.copyOf(violations));
        if (anonymous) return new Reading.Accepted(new Submission(text, language, place, List.of(), consent, true));
        // A name without an address has no field of its own: it signs the letter, as on paper.
        String signed = handles.isEmpty() && !name.isEmpty() ? text + "\n\n— " + name : text;
        return new Reading.Accepted(new Submission(signed, language, place, handles, consent, false));
    }

    private static Language language(@Nullable String typed, Language spoken, List<Violation> violations) {
        if (line(typed).isEmpty()) return spoken;
        try {
            return Language.of(line(typed));
        } catch (IllegalArgumentException e) {
            violations.add(new Violation("language", Rule.LANGUAGE_UNKNOWN));
            return spoken;
        }
    }

    private static String text(@Nullable String typed, List<Violation> violations) {
        String text = lines(typed);
        if (text.isEmpty()) violations.add(new Violation("text", Rule.TEXT_EMPTY));
        if (tooLong(text, LONGEST_TEXT)) violations.add(new Violation("text", Rule.TEXT_TOO_LONG));
        return text;
    }

    /** Of what was typed so far; empty: nothing that can be looked up. */
    static Optional<Place> place(
            @Nullable String address,
            @Nullable String district,
            @Nullable String latitude,
            @Nullable String longitude) {
        var violations = new ArrayList<Violation>();
        var typed = new Typed(null, null, address, district, latitude, longitude, null, null, null, null, null);
        Place place = place(typed, violations);
        return violations.isEmpty() ? Optional.ofNullable(place) : Optional.empty();
    }

    private static @Nullable Place place(Typed typed, List<Violation> violations) {
        String address = line(typed.address());
        if (tooLong(address, LONGEST_ADDRESS)) violations.add(new Violation("address", Rule.ADDRESS_TOO_LONG));
        String district = line(typed.district());
        if (!district.isEmpty() && !DISTRICTS.contains(district)) {
            violations.add(new Violation("district", Rule.DISTRICT_UNKNOWN));
        }
        Double latitude = null;
        Double longitude = null;
        Rule refused = coordinates(line(typed.latitude()), line(typed.longitude()));
        if (refused != null) {
            violations.add(new Violation("latitude", refused));
        } else if (!line(typed.latitude()).isEmpty()) {
            latitude = Double.valueOf(line(typed.latitude()));
            longitude = Double.valueOf(line(typed.longitude()));
        }
        if (address.isEmpty() && district.isEmpty() && latitude == null) return null;
        return new Place(address.isEmpty() ? null : address, district.isEmpty() ? null : district, latitude, longitude);
    }

    /** Why the pair is no place on Earth; null when it is one, or none was given. */
    private static @Nullable Rule coordinates(String latitude, String longitude) {
        if (latitude.isEmpty() && longitude.isEmpty()) return null;
        if (latitude.isEmpty() || longitude.isEmpty()) return Rule.COORDINATES_HALF;
        double north;
        double east;
        try {
            north = Double.parseDouble(latitude);
            east = Double.parseDouble(longitude);
        } catch (NumberFormatException e) {
            return Rule.COORDINATES_UNREADABLE;
        }
        // Written so that NaN is impossible too.
        if (!(Math.abs(north) <= 90 && Math.abs(east) <= 180)) return Rule.COORDINATES_IMPOSSIBLE;
        // What devices say when they do not know where they are.
        if (north == 0 && east == 0) return Rule.COORDINATES_ZERO;
        return null;
    }

    private static String name(@Nullable String typed, List<Violation> violations) {
        String name = line(typed);
        if (tooLong(name, LONGEST_NAME)) violations.add(new Violation("name", Rule.NAME_TOO_LONG));
        return name;
    }

    private static List<Handle> handles(Typed typed, String name, String region, List<Violation> violations) {
        String shown = name.isEmpty() ? null : name;
        var handles = new ArrayList<Handle>();
        String email = line(typed.email()).toLowerCase(Locale.ROOT);
        if (!email.isEmpty()) {
            if (isEmail(email)) handles.add(new Handle(Handle.Kind.EMAIL, email, shown));
            else violations.add(new Violation("email", Rule.EMAIL_INVALID));
        }
        String phone = line(typed.phone());
        if (!phone.isEmpty()) {
            String e164 = e164(phone, region);
            if (e164 != null) handles.add(new Handle(Handle.Kind.PHONE, e164, shown));
            else violations.add(new Violation("phone", Rule.PHONE_INVALID));
        }
        return List.copyOf(handles);
    }

    static boolean isEmail(String email) {
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) return false;
        String domain = email.substring(email.lastIndexOf('@') + 1);
        try {
            return !domain.startsWith(".")
                    && !domain.contains("..")
                    && !IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).isEmpty();
        } catch (IllegalArgumentException notADomain) {
            return false;
        }
    }

    private static @Nullable String e164(String typed, String region) {
        if (typed.length() > 40) return null;
        try {
            // 00 is how many write the plus.
            var number = PHONES.parse(typed.replaceFirst("^\\s*00", "+"), region);
            return PHONES.isValidNumber(number) ? PHONES.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    /** Without a name or an address there is no personal data to consent to. */
    private static void consent(Typed typed, boolean anonymous, boolean consent, List<Violation> violations) {
        boolean typedAddress =
                !line(typed.email()).isEmpty() || !line(typed.phone()).isEmpty();
        if (!consent && !(anonymous && !typedAddress)) violations.add(new Violation("consent", Rule.CONSENT_MISSING));
    }

    static boolean flag(@Nullable String typed) {
        return Set.of("true", "on", "yes", "1").contains(line(typed).toLowerCase(Locale.ROOT));
    }

    static boolean tooLong(String text, int most) {
        return text.codePointCount(0, text.length()) > most;
    }

    /** One line, without what cannot be seen or stored. */
    private static String line(@Nullable String typed) {
        return lines(typed).replaceAll("\\s+", " ");
    }

    /** Lines as people see them: one kind of line end, no control characters, no half characters. */
    static String lines(@Nullable String typed) {
        if (typed == null) return "";
        return Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replaceAll("\\r\\n?", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                .replaceAll("\\p{Cs}", "\ufffd")
                .strip();
    }
}
