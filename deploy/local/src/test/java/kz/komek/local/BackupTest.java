package kz.komek.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    @TempDir
    Path folder;

    @Test
    void what_was_committed_before_a_backup_of_the_running_database_is_there_after_the_restore() throws Exception {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("komek.zip");
        String secret = secretOf(data);
        try (Postgres postgres = Postgres.start(data.resolve("postgres"), 0, Durability.THROWAWAY);
                var connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("create table ticket as select generate_series(1, 1000) as id");
            Backup.of(data, backup);
            statement.execute("insert into ticket values (1001)");
        }

        Path restored = folder.resolve("restored");
        Restore.to(restored, backup, false, InstantSource.system());

        assertThat(secretOf(restored)).isEqualTo(secret);
        assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Postgres postgres = Postgres.start(restored.resolve("postgres"), 0, Durability.THROWAWAY);
                var connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var count = statement.executeQuery("select count(*) from ticket")) {
            count.next();
            assertThat(count.getInt(1)).isEqualTo(1000);
        }
    }

    @Test
    void a_backup_with_one_changed_byte_is_refused_and_nothing_takes_its_place() throws IOException {
        Path backup = archived("photo");
        try (var zip = FileSystems.newFileSystem(backup)) {
            Files.writeString(zip.getPath("files/one"), "phote");
        }
        assertThatThrownBy(() -> Restore.to(folder.resolve("data"), backup, false, InstantSource.system()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is damaged: files/one is not what was backed up");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_folder_that_is_not_empty_is_refused_and_with_force_moved_aside() throws IOException {
        Path backup = archived("photo");
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("yesterday"), "");
        assertThatThrownBy(() -> Restore.to(data, backup, false, InstantSource.system()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is not empty");
        Path aside = Restore.to(data, backup, true, InstantSource.system()).orElseThrow();
        assertThat(aside.resolve("yesterday")).exists();
        assertThat(data.resolve("files/one")).hasContent("photo");
    }

    private Path archived(String photo) throws IOException {
        Path backup = folder.resolve("komek.zip");
        try (Archive archive = Archive.create(backup)) {
            archive.add("files/one", photo);
            archive.finish();
        }
        return backup;
    }

    private static String secretOf(Path data) {
        try (DataFolder open = DataFolder.open(data)) {
            return open.secret();
        }
    }
}
