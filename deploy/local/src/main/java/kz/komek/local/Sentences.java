package kz.komek.local;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** Words for what machines report in codes. */
final class Sentences {
    private static final int SIGNAL_BASE = 128;

    private Sentences() {}

    static String reason(IOException e) {
        String told = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        if (told.contains("No space left on device")) {
            return "the disk is full";
        }
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (e instanceof FileAlreadyExistsException taken) {
            return taken.getFile() + " is not a folder";
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason() + " (" + failed.getFile() + ")";
        }
        return told;
    }

    static String death(int exitCode) {
        return exitCode > SIGNAL_BASE
                ? "was killed by signal " + signal(exitCode - SIGNAL_BASE)
                : "ended with exit code " + exitCode;
    }

    private static String signal(int number) {
        return switch (number) {
            case 1 -> "HUP";
            case 2 -> "INT";
            case 3 -> "QUIT";
            case 6 -> "ABRT";
            case 9 -> "KILL";
            case 11 -> "SEGV";
            case 15 -> "TERM";
            default -> Integer.toString(number);
        };
    }
}
