package kz.komek.resident;

import kz.komek.contract.Handle;

/** How staff see where a resident can be found: enough to compare with what a caller says, not enough to copy. */
final class Masks {
    private Masks() {}

    static String mask(Handle.Kind kind, String value) {
        return switch (kind) {
            case EMAIL -> email(value);
            case TELEGRAM, WHATSAPP, INSTAGRAM, FACEBOOK ->
                "***" + value.substring(Math.max(value.indexOf(':') + 1, value.length() - 4));
            case PHONE ->
                value.length() < 8 ? "***" : value.substring(0, 2) + "*** *** " + value.substring(value.length() - 4);
        };
    }

    private static String email(String value) {
        int at = value.lastIndexOf('@');
        if (at < 1) return "***";
        return value.substring(0, value.offsetByCodePoints(0, 1)) + "***" + value.substring(at);
    }
}
