package kz.komek.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Komek for this run alone, started as everybody starts it, with processes of its own; removed at the end. */
final class OwnKomek implements AutoCloseable {
    private static final Duration UNTIL_READY = Duration.ofMinutes(20); // the first start builds
    private static final int STOP_SECONDS = 40;

    private final Path data;
    private final Process run;
    private final Thread atExit = new Thread(this::stop, "stop Komek");

    private OwnKomek(Path data, Process run) {
        this.data = data;
        this.run = run;
    }

    /**
     * @param folder on a real disk: in memory nothing is flushed, and every figure would lie
     * @param settings beside those of the environment
     */
    static OwnKomek start(Path checkout, Path folder, int port, Map<String, String> settings)
            throws IOException, InterruptedException {
        Path data = Files.createTempDirectory(Files.createDirectories(folder), "data-");
        var command = new ProcessBuilder(
                        checkout.resolve("deploy/run").toString(),
                        "--demo",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("komek.log").toFile());
        command.environment().putAll(settings);
        Process run = command.start();
        var own = new OwnKomek(data, run);
        Runtime.getRuntime().addShutdownHook(own.atExit);
        own.awaitReady(port, folder.resolve("komek.log"));
        return own;
    }

    Komek komek(int port) throws IOException {
        return Komek.startedBy(data, port);
    }

    /** With SIGKILL, as a kernel without memory does; who watches it starts it again. Returns when it is dead. */
    void killServer() throws InterruptedException {
        ProcessHandle server = run.toHandle()
                .descendants()
                .filter(OwnKomek::isServer)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no server to be killed"));
        server.destroyForcibly();
        try {
            server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the server does not die", e);
        }
    }

    /** Its archive of classes has its name; its log would be no proof that it is a JVM. */
    private static boolean isServer(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("/cds/server.jsa")
                && process.info().command().orElse("").endsWith("/java");
    }

    private void awaitReady(int port, Path log) throws InterruptedException {
        long end = System.nanoTime() + UNTIL_READY.toNanos();
        while (!ready(port) || !ready(port + 1)) {
            if (!run.isAlive()) throw new IllegalStateException("deploy/run ended; what it said is in " + log);
            if (System.nanoTime() > end) throw new IllegalStateException("Komek is not ready; see " + log);
            Thread.sleep(500);
        }
    }

    private static boolean ready(int port) {
        try {
            var connection = (HttpURLConnection) URI.create("http://localhost:" + port + "/q/health/ready")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            return; // the JVM is ending: the hook does it
        }
        stop();
    }

    private void stop() {
        run.destroy();
        try {
            if (!run.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("Komek does not stop; its data stays in " + data);
                return;
            }
            remove();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | UncheckedIOException e) {
            System.err.println("The data of this run stays in " + data);
        }
    }

    private void remove() throws IOException {
        try (var files = Files.walk(data)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) Files.delete(file);
        }
    }
}
