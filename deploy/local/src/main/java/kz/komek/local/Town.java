package kz.komek.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which programs make up one Komek, with what arguments and environment. Knows nothing of keeping them alive. */
final class Town {
    private static final int ANSWER_MILLIS = 2_000;

    private final Options options;
    private final DataFolder data;
    private final Path checkout;
    private final Map<String, String> environment;
    private final AdminPassword adminPassword;
    private final Optional<Postgres> postgres;
    private final Database database;

    Town(
            Options options,
            DataFolder data,
            Path checkout,
            Map<String, String> environment,
            AdminPassword adminPassword) {
        this.options = options;
        this.data = data;
        this.checkout = checkout;
        this.environment = environment;
        this.adminPassword = adminPassword;
        this.postgres = options.postgres().isPresent()
                ? Optional.empty()
                : Optional.of(new Postgres(
                        data.postgres(), options.ports().postgres(), Durability.DURABLE, data.log("postgres")));
        this.database = postgres.map(own -> new Database(own.url(), own.user(), own.password()))
                .orElseGet(() -> Database.at(options.postgres().orElseThrow(), environment));
    }

    Database database() {
        return database;
    }

    String kafka() {
        return options.kafka().orElse("localhost:" + options.ports().kafka());
    }

    /** A mailbox given from outside replaces the demo's. */
    boolean hasOwnMail() {
        return !environment.containsKey("KOMEK_IMAP_HOST");
    }

    String publicUrl() {
        return environment.getOrDefault("KOMEK_PUBLIC_URL", http(options.ports().gateway(0)));
    }

    private String consoleUrl() {
        return environment.getOrDefault(
                "KOMEK_CONSOLE_URL", http(options.ports().server(0)) + "/console");
    }

    /** Every port that has to be free, with the name of who wants it. */
    Map<Integer, String> wantedPorts() {
        Ports ports = options.ports();
        Map<Integer, String> wanted = new LinkedHashMap<>();
        range(options.gateways()).forEach(index -> wanted.put(ports.gateway(index), name("gateway", index)));
        range(options.servers()).forEach(index -> wanted.put(ports.server(index), name("server", index)));
        if (postgres.isPresent()) {
            wanted.put(ports.postgres(), "PostgreSQL");
        }
        if (options.kafka().isEmpty()) {
            wanted.put(ports.kafka(), "Kafka");
            wanted.put(ports.kafkaController(), "Kafka's controller");
        }
        if (hasOwnMail()) {
            wanted.put(ports.smtp(), "the demo mail server's SMTP");
            wanted.put(ports.imap(), "the demo mail server's IMAP");
        }
        return wanted;
    }

    Optional<Program> postgres() {
        return postgres.map(own -> new PostgresProgram(own, data.log("postgres")));
    }

    Optional<Program> broker() {
        if (options.kafka().isPresent()) {
            return Optional.empty();
        }
        Ports ports = options.ports();
        List<String> arguments = ownMain(
                BrokerMain.class,
                "-Xmx512m",
                data.kafka().toString(),
                Integer.toString(ports.kafka()),
                Integer.toString(ports.kafkaController()));
        return Optional.of(new JavaProgram(
                "kafka",
                "the gateway refuses new contacts, and providers and pages try again",
                data,
                arguments,
                Map.of(),
                () -> Ports.answers(ports.kafka())));
    }

    Optional<Program> mail() {
        if (!hasOwnMail()) {
            return Optional.empty();
        }
        Ports ports = options.ports();
        List<String> arguments =
                ownMain(MailMain.class, "-Xmx96m", Integer.toString(ports.smtp()), Integer.toString(ports.imap()));
        return Optional.of(new JavaProgram(
                "mail",
                "no mail comes or goes; the mails it held are gone, for it keeps them in memory",
                data,
                arguments,
                Map.of(),
                () -> Ports.answers(ports.imap()) && Ports.answers(ports.smtp())));
    }

    List<Program> gateways() {
        return range(options.gateways())
                .mapToObj(index -> application(
                        name("gateway", index),
                        options.gateways() > 1 ? "the other gateways do its work" : "residents' channels are closed",
                        checkout.resolve("channels/gateway"),
                        "-Xmx320m",
                        options.ports().gateway(index),
                        gatewayEnvironment()))
                .toList();
    }

    List<Program> servers() {
        return range(options.servers())
                .mapToObj(index -> application(
                        name("server", index),
                        options.servers() > 1
                                ? "the other servers do its work"
                                : "contacts are taken and wait in Kafka, the console answers nothing",
                        checkout.resolve("app/server"),
                        "-Xmx768m",
                        options.ports().server(index),
                        serverEnvironment()))
                .toList();
    }

    private Program application(
            String name, String meanwhile, Path module, String heap, int port, Map<String, String> special) {
        List<String> arguments = List.of(
                heap,
                "-XX:+UseSerialGC",
                // Beyond these marks the whole heap is cleared to make room for classes and code: 0.2 s in which nobody
                // is answered.
                "-XX:MetaspaceSize=256m",
                "-XX:ReservedCodeCacheSize=512m",
                "-Dquarkus.http.host=" + options.host(),
                "-Dquarkus.http.port=" + port,
                "-jar",
                module.resolve("target/quarkus-app/quarkus-run.jar").toString());
        Map<String, String> variables = new LinkedHashMap<>(common());
        variables.put("KOMEK_PORT", Integer.toString(port));
        variables.putAll(special);
        return new JavaProgram(name, meanwhile, data, arguments, variables, () -> isHealthy(port));
    }

    private Map<String, String> common() {
        return Map.of(
                "KOMEK_DATA", data.path().toString(),
                "KOMEK_KAFKA", kafka(),
                "KOMEK_SECRET", data.secret(),
                "KOMEK_PUBLIC_URL", publicUrl(),
                "KOMEK_DEMO", Boolean.toString(options.demo()));
    }

    private Map<String, String> gatewayEnvironment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(
                "KOMEK_SERVER_URL",
                range(options.servers())
                        .mapToObj(index -> http(options.ports().server(index)))
                        .collect(Collectors.joining(",")));
        if (hasOwnMail()) {
            variables.put("KOMEK_MAIL_ADDRESS", MailMain.CENTRE);
            variables.put("KOMEK_IMAP_HOST", "localhost");
            variables.put("KOMEK_IMAP_PORT", Integer.toString(options.ports().imap()));
            variables.put("KOMEK_IMAP_USER", MailMain.CENTRE);
            variables.put("KOMEK_IMAP_PASSWORD", MailMain.PASSWORD);
            variables.put("KOMEK_SMTP_HOST", "localhost");
            variables.put("KOMEK_SMTP_PORT", Integer.toString(options.ports().smtp()));
        }
        return variables;
    }

    private Map<String, String> serverEnvironment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("KOMEK_DB_URL", database.url());
        variables.put("KOMEK_DB_USER", database.user());
        variables.put("KOMEK_DB_PASSWORD", database.password());
        variables.put("KOMEK_CONSOLE_URL", consoleUrl());
        // Without a number to send from, answers by SMS would wait for ever: who has only a telephone is called.
        variables.put(
                "KOMEK_SMS_SENT",
                environment.getOrDefault(
                        "KOMEK_SMS_SENT", Boolean.toString(environment.containsKey("KOMEK_SMS_FROM"))));
        adminPassword.toTell().ifPresent(password -> variables.put("KOMEK_ADMIN_PASSWORD", password));
        return variables;
    }

    private static List<String> ownMain(Class<?> main, String heap, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(heap, "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isHealthy(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(http(port) + "/q/health/ready").toURL().openConnection();
            connection.setConnectTimeout(ANSWER_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static String http(int port) {
        return "http://localhost:" + port;
    }

    private static String name(String kind, int index) {
        return index == 0 ? kind : kind + "-" + (index + 1);
    }

    private static IntStream range(int count) {
        return IntStream.range(0, count);
    }
}
