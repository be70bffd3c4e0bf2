package kz.komek.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of deploy/backup. */
@Command(
        name = "deploy/backup",
        description =
                "Puts a data folder into one file: the database, Kafka's log, attachments and keys. Komek may run meanwhile.")
public final class BackupMain implements Callable<Integer> {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final double MEGABYTE = 1e6;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (data/ in the checkout).")
    private @Nullable Path data;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "The file, or the folder to put it in (komek-DATE-TIME.zip in the current folder).")
    private Path to = Path.of("");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    public static void main(String[] args) {
        CommandLines.run(new BackupMain(), args);
    }

    @Override
    public Integer call() throws IOException, SQLException {
        long started = System.nanoTime();
        Path target = target().toAbsolutePath().normalize();
        Path folder = CommandLines.dataFolder(data);
        System.out.println("Backing up " + folder);
        int files = Backup.of(folder, target);
        System.out.printf(
                Locale.ROOT,
                "Backed up %d files to %s (%.1f MB, %s).%nIt holds the keys and residents' data: keep it as safe as the data itself.%n",
                files,
                target,
                Files.size(target) / MEGABYTE,
                Screen.seconds(started));
        return 0;
    }

    private Path target() {
        return to.toString().isEmpty() || Files.isDirectory(to)
                ? to.resolve("komek-" + SECOND.format(LocalDateTime.now()) + ".zip")
                : to;
    }
}
