package kz.komek.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A running Komek and the engines under it. */
record Komek(URI gateway, URI server, Database database, String kafka) {
    private static final int POSTGRES = 2;
    private static final int KAFKA = 3;

    record Database(String url, String user, String password) {
        /** The password is not for a screen. */
        @Override
        public String toString() {
            return url;
        }
    }

    /** What {@code deploy/run --data DATA --port PORT} has started: its other ports follow from the gateway's. */
    static Komek startedBy(Path data, int port) throws IOException {
        String password = Files.readString(data.resolve("postgres/password")).strip();
        return new Komek(
                URI.create("http://localhost:" + port),
                URI.create("http://localhost:" + (port + 1)),
                new Database("jdbc:postgresql://localhost:" + (port + POSTGRES) + "/komek", "komek", password),
                "localhost:" + (port + KAFKA));
    }
}
