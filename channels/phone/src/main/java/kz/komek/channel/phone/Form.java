package kz.komek.channel.phone;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the exchange sends: a form. Parameters may be added without notice, and empty is as good as missing. */
final class Form {
    private static final int MOST_FIELDS = 500;

    private final Map<String, String> fields;

    private Form(Map<String, String> fields) {
        this.fields = fields;
    }

    static Form of(Map<String, String> fields) {
        return new Form(fields);
    }

    /** It is no form. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    /** @throws Malformed when it cannot be read */
    static Form read(byte @Nullable [] body) {
        var fields = new LinkedHashMap<String, String>();
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        if (text.isEmpty()) return new Form(fields);
        for (String pair : text.split("&", MOST_FIELDS)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            fields.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return new Form(fields);
    }

    private static String decoded(String escaped) {
        try {
            return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Malformed("the form is escaped wrongly");
        }
    }

    /** All of it, for the signature. */
    Map<String, String> all() {
        return fields;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** @throws Malformed when it is missing */
    String must(String name) {
        return get(name).orElseThrow(() -> new Malformed(name + " is missing"));
    }

    /** Empty also when it is no number. */
    Optional<Long> number(String name) {
        return get(name).filter(value -> value.matches("\\d{1,12}")).map(Long::valueOf);
    }
}
