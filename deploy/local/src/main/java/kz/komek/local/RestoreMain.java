package kz.komek.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of deploy/restore. */
@Command(name = "deploy/restore", description = "Makes a data folder out of a backup, after checking every file of it.")
public final class RestoreMain implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "What deploy/backup has written.")
    private Path backup = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (data/ in the checkout).")
    private @Nullable Path data;

    @Option(names = "--force", description = "Moves a data folder that is not empty aside.")
    private boolean force;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    public static void main(String[] args) {
        CommandLines.run(new RestoreMain(), args);
    }

    @Override
    public Integer call() throws IOException {
        Path folder = CommandLines.dataFolder(data);
        System.out.println("Restoring " + backup);
        Restore.to(folder, backup, force, InstantSource.system())
                .ifPresent(aside -> System.out.println("What was in " + folder + " is now in " + aside));
        System.out.println("Restored to " + folder + ": deploy/run starts it.");
        return 0;
    }
}
