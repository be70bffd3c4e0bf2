package kz.komek.local;

import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The broker as a process: FOLDER PORT CONTROLLER-PORT. */
public final class BrokerMain {
    // Kept: java.util.logging forgets the level of a logger nobody holds.
    private static final Logger ALL = Logger.getLogger("");

    private BrokerMain() {}

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // Broker.started tells why; here it holds for later changes of settings too
        ALL.setLevel(Level.WARNING); // Kafka tells every partition's story at INFO
        try (Broker broker = Broker.start(
                Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), Durability.DURABLE)) {
            System.out.println("Kafka is ready at " + broker.bootstrap());
            broker.awaitEnd();
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
