package kz.komek.organisation;

import jakarta.inject.Singleton;

/** The centre's people. */
@Singleton
public class Staff {
    /** The name behind a login; the login itself when nobody has it. */
    public String name(String login) {
        return login;
    }
}
