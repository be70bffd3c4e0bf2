package kz.komek.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How processes are started and signalled; Java alone knows neither sessions nor signals other than TERM and KILL. */
final class Processes {
    private Processes() {}

    /**
     * A session of its own: Ctrl-C in a terminal goes to the whole foreground group, and would stop the database under a
     * server which is still writing. Only the launcher is to hear it.
     */
    static List<String> inOwnSession(List<String> command) {
        if (onPath("setsid").isPresent()) {
            return prefixed(command, "setsid");
        }
        if (onPath("perl").isPresent()) { // macOS has no setsid
            return prefixed(command, "perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die");
        }
        return command;
    }

    /** PostgreSQL refuses to run as root; in a user namespace without a mapping root is nobody and still owns its files. */
    static List<String> notAsRoot(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        if (!unshareWorks()) {
            throw new CannotStart("PostgreSQL does not run as root and `unshare -U` is not permitted here:"
                    + " start Komek as another user, or give it a database with --postgres.");
        }
        return prefixed(command, "unshare", "-U");
    }

    /** Signals that Java cannot send. A process which has just gone is no error: the caller waits for its end anyway. */
    static void signal(String name, ProcessHandle process) {
        run(List.of("kill", "-" + name, Long.toString(process.pid())));
    }

    /** Asks it to end, and ends it when it has not within the time. */
    static void stop(ProcessHandle process, long seconds) {
        process.destroy();
        if (!endsWithin(process, seconds)) {
            process.destroyForcibly();
            endsWithin(process, 1);
        }
    }

    static boolean endsWithin(ProcessHandle process, long seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What has been written is on the disk; one call instead of one for each of some thousand files. */
    static void flushDisks() {
        run(List.of("sync"));
    }

    static Optional<Path> onPath(String program) {
        return List.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator)).stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean unshareWorks() {
        return onPath("unshare").isPresent() && run(List.of("unshare", "-U", "true"));
    }

    private static boolean run(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> prefixed(List<String> command, String... prefix) {
        List<String> all = new ArrayList<>(List.of(prefix));
        all.addAll(command);
        return all;
    }
}
