package kz.komek.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.testing.KomekTestResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class OrphanSweepTest {
    @Inject
    OrphanSweep sweep;

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "komek.data")
    Path data;

    @Test
    void old_files_that_nobody_refers_to_go_and_all_others_stay() throws Exception {
        String orphan = file("2026-01-10");
        String unfiled = file("2026-01-10");
        String original = file("2026-01-10");
        String letter = file("2026-01-11");
        String young = file(LocalDate.now().plusDays(1).toString());
        execute("insert into contact (id, channel, account, received_at, unfiled) values ('" + UUID.randomUUID()
                + "', 'EMAIL', '109@komek.test', '2026-01-10T00:00:00Z', '{\"attachments\":[{\"id\":\"" + unfiled
                + "\"}],\"original\":{\"id\":\"" + original + "\"}}')");
        execute("insert into dead_letter (topic, partition, \"offset\", type, reason, summary, at, died_at, sealed,"
                + " file_ids) values ('other', 0, 0, '', '', '', '2026-01-10T00:00:00Z', '2026-01-10T00:00:00Z', '', '{"
                + letter + "}')");

        Caller.until(() -> {
            sweep.sweep(); // not while the other tests' records are unread
            return exists(orphan) ? null : true;
        });

        assertThat(unfiled).matches(this::exists);
        assertThat(original).matches(this::exists);
        assertThat(letter).matches(this::exists);
        assertThat(young).matches(this::exists);
        execute("delete from contact where unfiled like '%" + unfiled + "%'");
        execute("delete from dead_letter where topic = 'other'");
    }

    private String file(String day) throws Exception {
        String id = day + "/" + UUID.randomUUID();
        Path file = data.resolve("files").resolve(id);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        return id;
    }

    private boolean exists(String id) {
        return Files.exists(data.resolve("files").resolve(id));
    }

    private void execute(String sql) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
