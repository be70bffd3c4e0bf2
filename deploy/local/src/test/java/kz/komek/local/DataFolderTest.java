package kz.komek.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path path;

    @Test
    void a_second_launcher_is_refused_in_a_sentence_which_names_the_first() throws Exception {
        Process other = holder();
        try {
            other.inputReader().readLine(); // it has the lock
            assertThatThrownBy(() -> DataFolder.open(path))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("is in use by another deploy/run (process " + other.pid() + ")");
        } finally {
            other.destroyForcibly().waitFor();
        }
        DataFolder.open(path).close(); // the lock dies with its holder
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_a_sentence() throws IOException {
        Path file = Files.writeString(path.resolve("file"), "");
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(CannotStart.class)
                .hasMessage("The data folder " + file + " cannot be used: " + file + " is not a folder.");
    }

    @Test
    void the_folder_is_its_owners_alone() throws IOException {
        Path open = Files.createDirectory(
                path.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        for (Path folder : List.of(open, path.resolve("new"))) {
            DataFolder.open(folder).close();
            assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void the_secret_stays_the_same_and_is_its_owners_alone() throws IOException {
        try (DataFolder data = DataFolder.open(path)) {
            String secret = data.secret();
            assertThat(secret).hasSize(43).isEqualTo(data.secret());
            assertThat(Files.getPosixFilePermissions(path.resolve("secret")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void leftovers_are_the_processes_noted_with_their_start_and_no_others() throws Exception {
        Process left = new ProcessBuilder("cat").start();
        Process stranger = new ProcessBuilder("cat").start();
        try (DataFolder data = DataFolder.open(path)) {
            data.remember("gateway", left.toHandle());
            // A number which has since been given to a process that started at another time.
            Files.writeString(path.resolve("run/server.pid"), stranger.pid() + " 2020-01-01T00:00:00Z");
            Files.writeString(path.resolve("run/kafka.pid"), "");
            assertThat(data.leftovers()).containsExactly(left.toHandle());
        } finally {
            List.of(left, stranger).forEach(Process::destroyForcibly);
        }
    }

    @Test
    void the_first_administrators_password_is_the_same_until_it_has_been_told() {
        AdminPassword first = new AdminPassword(path, false);
        String password = first.toTell().orElseThrow();
        assertThat(new AdminPassword(path, false).toTell()).hasValue(password);
        first.wasTold();
        assertThat(new AdminPassword(path, false).toTell()).isEmpty();
        assertThat(path.resolve("admin-password")).doesNotExist();
    }

    private Process holder() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Another launcher, as far as the folder is concerned: within one JVM the lock knows no second holder. */
    static final class LockHolder {
        private LockHolder() {}

        public static void main(String[] args) throws Exception {
            DataFolder held = DataFolder.open(Path.of(args[0]));
            System.out.println(held.path());
            Thread.currentThread().join();
        }
    }
}
