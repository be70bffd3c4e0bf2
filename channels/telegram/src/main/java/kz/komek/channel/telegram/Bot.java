package kz.komek.channel.telegram;

import java.util.regex.Pattern;

/**
 * One bot of ours.
 *
 * @param name as the installation calls it; the account of what reaches it
 * @param secret what Telegram sends along with each update
 */
record Bot(String name, String token, String secret, Mode mode) {
    private static final Pattern TOKEN = Pattern.compile("(\\d{1,19}):[A-Za-z0-9_-]{10,}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{16,256}");

    enum Mode {
        WEBHOOK,
        POLLING
    }

    Bot {
        if (!TOKEN.matcher(token).matches())
            throw new IllegalArgumentException("the token of the Telegram bot " + name + " is none: digits:letters");
        if (!SECRET.matcher(secret).matches())
            throw new IllegalArgumentException(
                    "the secret of the Telegram bot " + name + " must be 16 to 256 letters, digits, _ or -");
    }

    /** Its id at Telegram, as the token begins. */
    String id() {
        return token.substring(0, token.indexOf(':'));
    }

    @Override
    public String toString() {
        return "bot " + name;
    }
}
