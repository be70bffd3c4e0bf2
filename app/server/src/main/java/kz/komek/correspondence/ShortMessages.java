package kz.komek.correspondence;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import jakarta.inject.Singleton;
import kz.komek.contract.Handle;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether short messages are sent, and which telephones can show one. */
@Singleton
class ShortMessages {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private final boolean sent;

    /** @param sent false where the city has nobody who sends them: who has only a telephone is called */
    ShortMessages(@ConfigProperty(name = "komek.sms.sent") boolean sent) {
        this.sent = sent;
    }

    /** Whether one may arrive there at all; of a number of which nobody knows what it is, yes. */
    boolean reach(Handle phone) {
        return sent && phone.kind() == Handle.Kind.PHONE && type(phone) != PhoneNumberType.FIXED_LINE;
    }

    private static PhoneNumberType type(Handle phone) {
        try {
            return PHONES.getNumberType(PHONES.parse(phone.value(), null));
        } catch (NumberParseException e) {
            return PhoneNumberType.UNKNOWN;
        }
    }
}
