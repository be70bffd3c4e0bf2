package kz.komek.contract;

import org.jspecify.annotations.Nullable;

/**
 * Where a resident can be found on a channel: the e-mail address, the phone number in E.164, the chat.
 *
 * @param kind what the value is
 * @param value canonical form: E.164 for phones, lower case for addresses. Personal data: never a Kafka key, a log line
 *     or a URL
 * @param displayName as the provider gave it, unverified
 */
public record Handle(Kind kind, String value, @Nullable String displayName) {
    public enum Kind {
        EMAIL,
        PHONE
    }

    @Override
    public String toString() {
        return kind + ":***";
    }
}
