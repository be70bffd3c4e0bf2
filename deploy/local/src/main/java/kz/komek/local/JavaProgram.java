package kz.komek.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A program of ours in a JVM of its own. */
final class JavaProgram implements Program {
    private final String name;
    private final String meanwhile;
    private final DataFolder data;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final BooleanSupplier ready;
    private volatile boolean stopping;
    private volatile @Nullable Process process;

    JavaProgram(
            String name,
            String meanwhile,
            DataFolder data,
            List<String> arguments,
            Map<String, String> environment,
            BooleanSupplier ready) {
        this.name = name;
        this.meanwhile = meanwhile;
        this.data = data;
        this.arguments = arguments;
        this.environment = environment;
        this.ready = ready;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String meanwhile() {
        return meanwhile;
    }

    @Override
    public LogFile log() {
        return data.log(name);
    }

    @Override
    public Process start() {
        ProcessBuilder builder = new ProcessBuilder(Processes.inOwnSession(command()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().path().toFile()));
        builder.environment().putAll(environment);
        try {
            Process started = builder.start();
            process = started;
            if (stopping) {
                started.destroyForcibly();
            }
            return started;
        } catch (IOException e) {
            throw new CannotStart("The " + name + " cannot be started: " + Sentences.reason(e) + ".", e);
        }
    }

    @Override
    public boolean ready() {
        return ready.getAsBoolean();
    }

    @Override
    public void stop(long seconds) {
        stopping = true;
        Process running = process;
        if (running == null) {
            return;
        }
        Processes.stop(running.toHandle(), seconds);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.add(data.mark());
        command.add(
                "-XX:+ExitOnOutOfMemoryError"); // a JVM without memory is alive and does nothing; dead it is restarted
        command.addAll(sharedClasses());
        command.addAll(arguments);
        return command;
    }

    /** Replicas run the same classes, and two JVMs writing one archive is nothing to rely on: each has its own. */
    private List<String> sharedClasses() {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + data.sharedClasses(name),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
