package kz.komek.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
    @TempDir
    Path folder;

    @Test
    void committed_rows_survive_the_sigkill_of_every_process() throws SQLException {
        try (Postgres first = Postgres.start(folder, 0, Durability.DURABLE)) {
            execute(first, "create table ticket (id int)", "insert into ticket select generate_series(1, 1000)");
            killAll();
        }
        try (Postgres again = Postgres.start(folder, 0, Durability.DURABLE)) {
            assertThat(asked(again, "select count(*) from ticket")).isEqualTo("1000");
        }
    }

    @Test
    void a_postmaster_left_behind_is_stopped_and_its_rows_are_there() throws SQLException {
        try (Postgres orphan = Postgres.start(folder, 0, Durability.DURABLE)) {
            execute(orphan, "create table ticket (id int)", "insert into ticket values (1)");
            ProcessHandle postmaster = Postmaster.of(cluster()).orElseThrow();
            try (Postgres next = Postgres.start(folder, 0, Durability.DURABLE)) {
                assertThat(postmaster.isAlive()).isFalse();
                assertThat(asked(next, "select count(*) from ticket")).isEqualTo("1");
            }
        }
    }

    @Test
    void the_note_of_a_dead_postmaster_whose_number_is_another_process_now_is_no_hindrance()
            throws IOException, SQLException {
        Postgres.start(folder, 0, Durability.THROWAWAY).close();
        Files.writeString(
                cluster().resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (Postgres postgres = Postgres.start(folder, 0, Durability.THROWAWAY)) {
            assertThat(asked(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void it_is_durable_and_speaks_the_citys_languages_and_lets_nobody_in_without_the_password()
            throws IOException, SQLException {
        try (Postgres postgres = Postgres.start(folder, 0, Durability.DURABLE)) {
            for (String promise : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(asked(postgres, "show " + promise)).isEqualTo("on");
            }
            assertThat(asked(postgres, "select lower('ӘЛІППЕ ҮҢҒҚӨҺҰ')")).isEqualTo("әліппе үңғқөһұ");
            assertThat(asked(postgres, "select to_tsvector('russian', '«Дома» — протекают трубы')"))
                    .isEqualTo("'дом':1 'протека':2 'труб':3");
            execute(postgres, "create extension pg_trgm");
            assertThat(asked(postgres, "select word_similarity('көше', 'Абай көшесі') > 0.5"))
                    .isEqualTo("t");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.url(), postgres.user(), "guess"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_port_in_use_is_one_sentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> Postgres.start(folder, taken.getLocalPort(), Durability.THROWAWAY))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("PostgreSQL cannot start: port " + taken.getLocalPort() + " is already in use.");
        }
    }

    private void killAll() {
        ProcessHandle postmaster = Postmaster.of(cluster()).orElseThrow();
        List<ProcessHandle> all = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        assertThat(Processes.endsWithin(postmaster, 5)).isTrue();
    }

    private Path cluster() {
        try {
            return Postgres.cluster(folder.toRealPath());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void execute(Postgres postgres, String... statements) throws SQLException {
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String asked(Postgres postgres, String question) throws SQLException {
        try (Connection connection = connect(postgres);
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static Connection connect(Postgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
    }
}
