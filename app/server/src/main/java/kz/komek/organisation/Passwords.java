package kz.komek.organisation;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import kz.komek.organisation.domain.Refusal;
import kz.komek.organisation.domain.Refusal.Why;

final class Passwords {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without letters that are taken for one another: it is read aloud and typed. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int SHORTEST = 10;
    /** bcrypt looks at no more. */
    private static final int MOST_BYTES = 72;

    private Passwords() {}

    /** 15 letters in three groups: 74 bits. */
    static String initial() {
        var password = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            if (i == 5 || i == 10) password.append('-');
            password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    static String hash(String password) {
        return BcryptUtil.bcryptHash(password, 10);
    }

    static List<Refusal> refusals(String login, String password) {
        boolean weak = password.length() < SHORTEST
                || password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES
                || password.toLowerCase(Locale.ROOT).contains(login)
                || password.chars().distinct().count() < 5;
        return weak
                ? List.of(new Refusal(
                        Why.PASSWORD_WEAK,
                        "password",
                        "A password has " + SHORTEST + " letters or more, at most " + MOST_BYTES
                                + " bytes, at least five different ones, and not the login in it."))
                : List.of();
    }
}
