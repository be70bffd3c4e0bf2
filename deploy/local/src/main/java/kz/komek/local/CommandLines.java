package kz.komek.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What the commands of this folder have in common. */
final class CommandLines {
    private CommandLines() {}

    static void run(Callable<Integer> command, String[] args) {
        System.exit(new CommandLine(command)
                .setExecutionExceptionHandler((failure, line, parsed) -> sentence(failure))
                .execute(args));
    }

    /** The scripts name the checkout. */
    static Path home() {
        return Path.of(System.getProperty("komek.home", ".")).toAbsolutePath().normalize();
    }

    static Path dataFolder(@Nullable Path asked) {
        return asked == null ? home().resolve("data") : asked.toAbsolutePath().normalize();
    }

    /** One sentence where we know it; a stack trace only for what nobody has foreseen. */
    private static int sentence(Exception failure) throws Exception {
        System.err.println("Komek: "
                + switch (failure) {
                    case CannotStart known -> known.getMessage();
                    case UncheckedIOException e -> "a file cannot be used: " + Sentences.reason(e.getCause()) + ".";
                    case IOException e -> "a file cannot be used: " + Sentences.reason(e) + ".";
                    case SQLException e -> "the database refused: " + e.getMessage();
                    default -> throw failure;
                });
        return 1;
    }
}
