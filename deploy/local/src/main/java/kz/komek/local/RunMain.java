package kz.komek.local;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of deploy/run, which sets komek.home to the checkout. */
@Command(
        name = "deploy/run",
        description = "Starts Komek with everything it needs, watches it, and stops it with Ctrl-C.",
        sortOptions = false)
public final class RunMain implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description =
                    "The gateway's port (${DEFAULT-VALUE}). Server N+1, PostgreSQL N+2, Kafka N+3 and N+4, SMTP N+5, IMAP"
                            + " N+6, further gateways from N+10, further servers from N+30.")
    private int port;

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept (data/ in the checkout).")
    private @Nullable Path data;

    @Option(names = "--demo", description = "A city with staff, catalogue and tickets to try things on.")
    private boolean demo;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "localhost",
            description =
                    "Where gateway and server listen (${DEFAULT-VALUE}; 0.0.0.0 = every network of this machine).")
    private String host = "localhost";

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description =
                    "An own PostgreSQL instead of the embedded one: postgresql://user:password@host:port/database.")
    private @Nullable String postgres;

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "An own Kafka instead of the embedded one.")
    private @Nullable String kafka;

    @Option(
            names = "--gateways",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many gateways (${DEFAULT-VALUE}).")
    private int gateways;

    @Option(
            names = "--servers",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many servers (${DEFAULT-VALUE}).")
    private int servers;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    public static void main(String[] args) {
        CommandLines.run(new RunMain(), args);
    }

    @Override
    public Integer call() throws InterruptedException {
        Path home =
                Path.of(System.getProperty("komek.home", ".")).toAbsolutePath().normalize();
        Options options = new Options(
                new Ports(port),
                CommandLines.dataFolder(data),
                host,
                Optional.ofNullable(postgres),
                Optional.ofNullable(kafka),
                gateways,
                servers,
                demo);
        try (DataFolder folder = DataFolder.open(options.data())) {
            new Launcher(options, folder, CommandLines.home(), System.getenv()).run();
        }
        return 0;
    }
}
