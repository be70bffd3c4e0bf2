package kz.komek.channel.phone;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/**
 * One question of the exchange about a call, signed by it.
 *
 * @param call the exchange's id of the caller's own leg
 * @param account which of our numbers was called
 * @param phone the caller's, in E.164; {@code null}: withheld
 * @param language chosen before; {@code null}: not yet
 * @param seat that was rung; {@code null}: none
 * @param leave why the caller left the queue by a key; {@code null}: not by a key
 */
record Heard(
        Form form,
        String call,
        String account,
        @Nullable String phone,
        @Nullable Language language,
        @Nullable UUID seat,
        @Nullable String leave) {

    /** Where the exchange does not say which of our numbers was called. */
    static final String UNKNOWN = "unknown";

    static Heard of(Form form, Map<String, String> query, @Nullable String leave, String region) {
        // What happens on an operator's leg is told of the caller's; its numbers are the operator's.
        String parent = form.get("ParentCallSid").orElse(null);
        String caller = parent == null ? form.get("From").orElse(null) : null;
        return new Heard(
                form,
                parent == null ? form.must("CallSid") : parent,
                parent == null ? form.get("To").orElse(UNKNOWN) : UNKNOWN,
                Numbers.e164(caller, region).orElse(null),
                language(query.get("l")),
                seat(query.get("seat")),
                leave);
    }

    Language spoken() {
        return language == null ? Language.KK : language;
    }

    Optional<Handle> handle() {
        return Optional.ofNullable(phone).map(number -> new Handle(Handle.Kind.PHONE, number, null));
    }

    /** Keys that were pressed; empty: none. */
    String digits() {
        return form.get("Digits").orElse("");
    }

    private static @Nullable Language language(@Nullable String code) {
        if (code == null) return null;
        return switch (code) {
            case "kk" -> Language.KK;
            case "ru" -> Language.RU;
            case "en" -> Language.EN;
            default -> null;
        };
    }

    private static @Nullable UUID seat(@Nullable String id) {
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
