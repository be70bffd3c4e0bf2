package kz.komek.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import kz.komek.organisation.domain.Responsibility;
import kz.komek.platform.audit.Audit;
import kz.komek.testing.KomekTestResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class ResponsibilitiesTest {
    @Inject
    DataSource dataSource;

    @Inject
    Responsibilities responsibilities;

    @Inject
    Audit audit;

    @Test
    void the_most_specific_responsibility_wins_and_one_who_stopped_working_is_passed_over() throws SQLException {
        for (String code : "LAMPS_HERE,LAMPS,LIGHT_HERE,LIGHT".split(",")) {
            execute("insert into organisation (code, kind, kk, ru, en, active, version) values ('" + code
                    + "', 'UTILITY', '', '', '', true, 1)");
        }
        execute("insert into responsibility (subject, district, organisation, version) values"
                + " ('lamp', 'arys', 'LAMPS_HERE', 1), ('lamp', null, 'LAMPS', 1),"
                + " ('light', 'arys', 'LIGHT_HERE', 1), ('light', null, 'LIGHT', 1)");
        assertThat(executor("lamp", "light", "arys")).contains("LAMPS_HERE");
        assertThat(executor("lamp", "light", "kentau")).contains("LAMPS");
        assertThat(executor("lamp", "light", null)).contains("LAMPS");
        assertThat(executor("pole", "light", "arys")).contains("LIGHT_HERE");
        assertThat(executor("pole", "light", "kentau")).contains("LIGHT");
        assertThat(executor("pole", "water", "arys")).isEmpty();

        execute("update organisation set active = false where code in ('LAMPS_HERE', 'LAMPS')");
        assertThat(executor("lamp", "light", "arys")).contains("LIGHT_HERE");
    }

    @Test
    void the_nearest_place_wins_from_the_house_to_everywhere() throws SQLException {
        String place = "kentau-karnak-abai-3,kentau-karnak-abai,kentau-karnak,kentau,turkistan-oblast,all";
        for (String code : place.split(",")) {
            String body = code.toUpperCase(java.util.Locale.ROOT);
            execute("insert into organisation (code, kind, kk, ru, en, active, version) values ('" + body
                    + "', 'UTILITY', '', '', '', true, 1)");
            execute("insert into responsibility (subject, district, organisation, version) values ('well', "
                    + (code.equals("all") ? "null" : "'" + code + "'") + ", '" + body + "', 1)");
        }
        for (String nearest : place.split(",")) {
            assertThat(executor("well", "wells", "kentau-karnak-abai-3"))
                    .contains(nearest.toUpperCase(java.util.Locale.ROOT));
            execute("update organisation set active = false where code = '" + nearest.toUpperCase(java.util.Locale.ROOT)
                    + "'");
        }
        assertThat(executor("well", "wells", "kentau-karnak-abai-3")).isEmpty();
        assertThat(executor("well", "wells", "a-place-nobody-knows")).isEmpty();
    }

    @Test
    void a_change_keeps_what_was_before_and_cannot_be_taken_back_and_the_same_again_is_no_change() {
        var at = Instant.parse("2026-03-20T09:00:00Z");
        audit.changed("lamps", "1", "admin", at, null, Map.of("lit", true));
        audit.changed("lamps", "1", "admin", at, Map.of("lit", true), Map.of("lit", true));
        audit.changed("lamps", "1", "saule", at, Map.of("lit", true), Map.of("lit", false));
        var changes = audit.of("lamps", "1", Long.MAX_VALUE, 10);
        assertThat(changes).extracting(Audit.Change::by).containsExactly("saule", "admin");
        assertThat(String.valueOf(changes.getFirst().before())).isEqualTo("{\"lit\":true}");
        assertThat(changes.getLast().before()).isNull();
        assertThatThrownBy(() -> execute("update change_log set by = 'nobody'")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> execute("truncate change_log")).hasMessageContaining("append-only");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Optional<String> executor(String issue, String sphere, @Nullable String district) {
        return responsibilities.responsible(issue, sphere, district).map(Responsibility::organisation);
    }
}
