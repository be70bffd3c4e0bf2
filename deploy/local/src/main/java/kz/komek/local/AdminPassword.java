package kz.komek.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The first administrator's password, told once, at the end of the first start that succeeds. Until then it waits in a file, so a
 * first start which is killed after the server has stored the administrator does not lock everyone out.
 */
final class AdminPassword {
    private static final String DEMO = "demo";
    private final Path waiting;
    private final Path told;
    private final boolean demo;

    AdminPassword(Path data, boolean demo) {
        this.waiting = data.resolve("admin-password");
        this.told = data.resolve("initialised");
        this.demo = demo;
    }

    /** Empty once it has been told, and in the demo, whose logins everybody knows. */
    Optional<String> toTell() {
        return demo || Files.exists(told) ? Optional.empty() : Optional.of(Secret.kept(waiting, 15));
    }

    /** The folder was begun as a demo, and is opened as if it were not. */
    boolean demoLoginsRemain() {
        try {
            return !demo && Files.exists(told) && Files.readString(told).strip().equals(DEMO);
        } catch (IOException e) {
            return false;
        }
    }

    void wasTold() {
        try {
            if (!Files.exists(told)) {
                Files.writeString(told, demo ? DEMO : "own");
            }
            Files.deleteIfExists(waiting);
        } catch (IOException e) {
            throw new CannotStart("The file " + told + " cannot be written: " + Sentences.reason(e) + ".", e);
        }
    }
}
