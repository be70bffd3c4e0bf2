package kz.komek.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;

/**
 * The real PostgreSQL and the real Kafka broker which all tests of a run share: those that the environment names
 * (deploy/test starts them once for every module), else one pair per JVM, started when first asked for.
 *
 * <p>They run beside the JVM, not in it: Quarkus loads tests anew with other class loaders, and a broker cannot outlive
 * the class loader it came from. For the same reason their addresses are kept in system properties, not in a field.
 */
public final class Engines {
    static final String POSTGRES = "KOMEK_TEST_POSTGRES";
    static final String POSTGRES_USER = "KOMEK_TEST_POSTGRES_USER";
    static final String POSTGRES_PASSWORD = "KOMEK_TEST_POSTGRES_PASSWORD";
    static final String KAFKA = "KOMEK_TEST_KAFKA";
    private static final List<String> NAMES = List.of(POSTGRES, POSTGRES_USER, POSTGRES_PASSWORD, KAFKA);

    private Engines() {}

    /** @param url JDBC */
    public record Database(String url, String user, String password) {}

    /** An empty database that nobody else uses. */
    public static Database freshDatabase() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        String url = address(POSTGRES);
        String user = address(POSTGRES_USER);
        String password = address(POSTGRES_PASSWORD);
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            // template0: template1 may be in use by another test at this moment.
            statement.execute("create database " + name + " template template0");
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL for tests gives no database", e);
        }
        return new Database(url.replaceFirst("/[^/?]+(?=$|\\?)", "/" + name), user, password);
    }

    /** The bootstrap servers. */
    public static String kafka() {
        return address(KAFKA);
    }

    /** A prefix under which nobody else has topics. */
    public static String freshTopicPrefix() {
        return "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
    }

    private static String address(String name) {
        // The one object that all class loaders of a JVM share and that outlives them.
        synchronized (Runtime.getRuntime()) {
            if (System.getProperty(name) == null) {
                if (System.getenv(KAFKA) == null) start();
                else NAMES.forEach(each -> System.setProperty(each, System.getenv(each)));
            }
            return System.getProperty(name);
        }
    }

    private static void start() {
        try {
            Path said = Files.createTempFile("komek-engines", ".log");
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
            command.add(EnginesMain.class.getName());
            // Its input stays open until this JVM ends, however it ends.
            var engines =
                    new ProcessBuilder(command).redirectError(said.toFile()).start();
            if (!readAddresses(engines)) {
                throw new IllegalStateException("the engines for tests did not start:\n" + Files.readString(said));
            }
            Files.delete(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean readAddresses(Process engines) throws IOException {
        var addresses = new Properties();
        var said = new BufferedReader(new InputStreamReader(engines.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); !EnginesMain.READY.equals(line); line = said.readLine()) {
            if (line == null) return false;
            int equals = line.indexOf('=');
            addresses.setProperty(line.substring(0, equals), line.substring(equals + 1));
        }
        NAMES.forEach(name -> System.setProperty(name, addresses.getProperty(name)));
        return true;
    }
}
