package kz.komek.channel.whatsapp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kz.komek.channel.Words;
import org.jspecify.annotations.Nullable;

/** The fields of a form as Twilio posts it, read from its raw bytes. */
record TwilioForm(Map<String, String> fields) {
    private static final int MOST_FIELDS = 500;

    TwilioForm {
        fields = Map.copyOf(fields);
    }

    /** Empty: no form. A name that comes twice is none of Twilio's: the first stands. */
    static Optional<TwilioForm> read(byte[] body) {
        var fields = new LinkedHashMap<String, String>();
        String raw = new String(body, StandardCharsets.UTF_8);
        try {
            for (String pair : raw.split("&")) {
                if (pair.isEmpty()) continue;
                if (fields.size() == MOST_FIELDS) return Optional.empty();
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                fields.putIfAbsent(
                        URLDecoder.decode(name, StandardCharsets.UTF_8),
                        URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException badEscape) {
            return Optional.empty();
        }
        return Optional.of(new TwilioForm(fields));
    }

    /** {@code null}: it is missing or empty. */
    @Nullable String get(String name) {
        String value = Words.clean(fields.get(name));
        return value.isEmpty() ? null : value;
    }

    @Nullable Double number(String name) {
        String value = get(name);
        try {
            return value == null ? null : Double.valueOf(value);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "TwilioForm[***]";
    }
}
