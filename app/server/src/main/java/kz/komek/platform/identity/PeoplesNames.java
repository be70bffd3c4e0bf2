package kz.komek.platform.identity;

import jakarta.inject.Singleton;
import java.util.Map;

/** What those behind the logins are called: told by where people are known, for those who stand below that. */
@Singleton
public class PeoplesNames {
    private volatile Map<String, String> byLogin = Map.of();

    public void are(Map<String, String> names) {
        byLogin = Map.copyOf(names);
    }

    /** The login itself when nobody has it. */
    public String name(String login) {
        return byLogin.getOrDefault(login, login);
    }
}
