package kz.komek.local;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the server finds its database. */
record Database(String url, String user, String password) {
    private static final String JDBC = "jdbc:";

    /** PostgreSQL's own form (postgresql://user:password@host:port/name) or JDBC's; what it leaves out the environment says. */
    static Database at(String given, Map<String, String> environment) {
        String plain = given.startsWith(JDBC) ? given.substring(JDBC.length()) : given;
        if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
            throw refused("takes postgresql://user:password@host:port/database");
        }
        try {
            URI uri = new URI(plain);
            String[] who = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String address = uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getRawPath();
            return new Database(
                    "jdbc:postgresql://" + address + query,
                    named(who.length > 0 ? who[0] : null, "KOMEK_DB_USER", environment),
                    named(who.length > 1 ? who[1] : null, "KOMEK_DB_PASSWORD", environment));
        } catch (URISyntaxException e) {
            throw refused("is not an address (" + e.getReason() + ")");
        }
    }

    void requireAnswer() {
        try {
            DriverManager.setLoginTimeout(10);
            DriverManager.getConnection(url, user, password).close();
        } catch (SQLException e) {
            throw new CannotStart("The database " + url + " does not let Komek in: " + e.getMessage(), e);
        }
    }

    private static String named(@Nullable String encoded, String variable, Map<String, String> environment) {
        if (encoded != null) {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
        String value = environment.get(variable);
        if (value == null) {
            throw refused(
                    "names no user and password: put them in the address or in KOMEK_DB_USER and KOMEK_DB_PASSWORD");
        }
        return value;
    }

    private static CannotStart refused(String why) {
        return new CannotStart("--postgres " + why + ".");
    }

    /** The password is for the server, not for a log. */
    @Override
    public String toString() {
        return url;
    }
}
