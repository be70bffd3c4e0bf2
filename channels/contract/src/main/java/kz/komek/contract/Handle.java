package kz.komek.contract;

import org.jspecify.annotations.Nullable;

/**
 * Where a resident can be found on a channel: the e-mail address, the phone number in E.164, the chat.
 *
 * @param kind what the value is
 * @param value canonical form: E.164 for phones, lower case for addresses, as they are for chats. Personal data: never a Kafka key, a log line
 *     or a URL
 * @param displayName as the provider gave it, unverified
 */
public record Handle(Kind kind, String value, @Nullable String displayName) {
    public enum Kind {
        EMAIL,
        PHONE,
        /** The chat's id at one of our bots: {@code bot:chat}. */
        TELEGRAM,
        /** Whom WhatsApp names without a phone number: the id within our portfolio. */
        WHATSAPP,
        /** The person's id as one of our accounts sees it: {@code account:person}. */
        INSTAGRAM,
        /** The person's id as one of our pages sees it: {@code page:person}. */
        FACEBOOK
    }

    @Override
    public String toString() {
        return kind + ":***";
    }
}
