package kz.komek.channel.phone;

import java.net.URI;
import java.util.UUID;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/**
 * Where the exchange finds us: always by the configured public address, never by what a request says its host is. The
 * signature is over the very same address. Nothing in them says who calls.
 */
record Addresses(URI publicUrl) {
    static final String TWILIO = "/channels/phone/twilio";

    /** @param query {@code null}: none; else as it came, escapes and all */
    String asCalled(String path, @Nullable String query) {
        String base = withoutSlash() + path;
        return query == null || query.isEmpty() ? base : base + "?" + query;
    }

    String step(String name, Language language) {
        return step(name) + "?l=" + language.code();
    }

    String step(String name, Language language, UUID seat) {
        return step(name, language) + "&seat=" + seat;
    }

    String step(String name) {
        return withoutSlash() + TWILIO + "/" + name;
    }

    String prompt(Language language, String file) {
        return withoutSlash() + "/channels/phone/prompts/" + language.code() + "/" + file;
    }

    private String withoutSlash() {
        String base = publicUrl.toString();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
