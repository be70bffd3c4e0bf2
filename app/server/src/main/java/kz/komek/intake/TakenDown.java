package kz.komek.intake;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import org.jspecify.annotations.Nullable;

/**
 * What came by no wire, as somebody of ours takes it down: somebody called or came, wrote on paper, or it was seen on a round
 * or by a camera.
 *
 * @param id drawn with the form: the form sent again is the same
 * @param source how it came
 * @param name of whoever it is from; {@code null}: unknown, or our own people
 * @param phone as it was said
 * @param email as it was said
 * @param consented to the processing of their data, before whoever writes this
 * @param matters each becomes a ticket
 * @param files ids of uploads that belong to all of it (the scanned letter)
 * @param call in which it was said, where the exchange put it through; {@code null}: in none
 */
public record TakenDown(
        UUID id,
        Channel source,
        Language language,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        boolean consented,
        List<Matter> matters,
        List<String> files,
        @Nullable String call) {
    public static final int MOST_MATTERS = 10;
    public static final int LONGEST_TEXT = 10_000;
    private static final Set<Channel> SOURCES =
            Set.of(Channel.PHONE, Channel.VISIT, Channel.LETTER, Channel.FIELD_ROUND, Channel.CAMERA);
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]{1,64}@[^\\s@<>,;.]+(\\.[^\\s@<>,;.]+)+");
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    /** @param place {@code null}: nobody said where */
    public record Matter(String text, @Nullable Place place) {}

    /** @param field of the form @param code stable */
    public record Fault(String field, String code) {}

    public TakenDown {
        matters = List.copyOf(matters);
        files = List.copyOf(files);
    }

    /** Who agrees, and has said no other number, is found again by the one they call from. */
    TakenDown from(@Nullable String caller) {
        return said(phone) || caller == null || !consented
                ? this
                : new TakenDown(id, source, language, name, caller, email, consented, matters, files, call);
    }

    /** All that is wrong; none: it can be filed. @param region the country of a phone number said without one */
    List<Fault> faults(String region) {
        var faults = new ArrayList<Fault>();
        if (!SOURCES.contains(source)) faults.add(new Fault("source", "SOURCE_WRONG"));
        if (said(phone) && phone(region) == null) faults.add(new Fault("phone", "PHONE_WRONG"));
        if (said(email) && !EMAIL.matcher(email.strip()).matches()) faults.add(new Fault("email", "EMAIL_WRONG"));
        boolean personal = said(name) || said(phone) || said(email);
        // A letter is signed by whoever wrote it.
        if (personal && !consented && source != Channel.LETTER) faults.add(new Fault("consented", "CONSENT_MISSING"));
        if (matters.isEmpty() || matters.size() > MOST_MATTERS) faults.add(new Fault("matters", "MATTERS_WRONG"));
        for (int i = 0; i < matters.size(); i++) {
            String text = matters.get(i).text();
            if (text.isBlank()) faults.add(new Fault("matters." + i + ".text", "TEXT_MISSING"));
            if (text.length() > LONGEST_TEXT) faults.add(new Fault("matters." + i + ".text", "TEXT_TOO_LONG"));
        }
        return faults;
    }

    /** Where to find them again; the phone first, because it was mostly a voice. */
    List<Handle> handles(String region) {
        String shown = said(name) ? name.strip() : null;
        var handles = new ArrayList<Handle>();
        String e164 = phone(region);
        if (e164 != null) handles.add(new Handle(Handle.Kind.PHONE, e164, shown));
        if (said(email)) {
            handles.add(new Handle(Handle.Kind.EMAIL, email.strip().toLowerCase(Locale.ROOT), shown));
        }
        return handles;
    }

    /** Nobody is found again by a name alone: it signs the words, as on paper. */
    String signed(Matter matter, String region) {
        return said(name) && handles(region).isEmpty()
                ? matter.text().strip() + "\n\n— " + name.strip()
                : matter.text().strip();
    }

    private @Nullable String phone(String region) {
        if (!said(phone)) return null;
        try {
            var number = PHONES.parse(phone.strip().replaceFirst("^00", "+"), region);
            return PHONES.isValidNumber(number) ? PHONES.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException none) {
            return null;
        }
    }

    private static boolean said(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    @Override
    public String toString() {
        return "TakenDown[" + id + "]";
    }
}
