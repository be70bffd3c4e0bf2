package kz.komek.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.contract.Secrets;
import kz.komek.testing.KomekTestResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class AccessTest {
    @Inject
    DataSource dataSource;

    @Inject
    Staff staff;

    @Inject
    Secrets secrets;

    @Test
    void roles_open_what_they_are_for() {
        assertThat(Caller.staff("aigul").get("/api/v1/tickets").status()).isEqualTo(200);
        assertThat(Caller.staff("aigul").get("/api/v1/dead-letters").status()).isEqualTo(403);
        assertThat(Caller.staff("aigul").get("/api/v1/dead-letters").code()).isEqualTo("NOT_YOURS");
        assertThat(Caller.staff("saule").get("/api/v1/dead-letters").status()).isEqualTo(200);
        assertThat(Caller.staff("saule").get("/api/v1/unfiled-contacts").status())
                .isEqualTo(200);
        assertThat(Caller.staff("saule")
                        .put("/api/v1/demo/clock", Map.of("aheadSeconds", 1))
                        .status())
                .isEqualTo(403);
        assertThat(Caller.staff("aigul").get("/api/v1/districts").json().size()).isEqualTo(17);
    }

    @Test
    void a_login_in_any_case_gives_a_token_that_says_who_one_is() {
        var session = Caller.logIn("  AIGUL ", "demo").json();
        var me = new Caller(session.path("token").asText()).get("/api/v1/me").json();
        assertThat(me).isEqualTo(session.path("staff"));
        assertThat(me.path("login").asText()).isEqualTo("aigul");
        assertThat(me.path("name").asText()).isEqualTo("Айгүл Серікова");
        assertThat(me.path("roles").toString()).isEqualTo("[\"OPERATOR\"]");
        assertThat(me.path("languages").toString()).isEqualTo("[\"kk\",\"ru\"]");
    }

    @Test
    void a_wrong_password_and_an_unknown_login_get_the_same_answer() {
        var wrong = Caller.logIn("bolat", "wrong");
        var unknown = Caller.logIn("nobody", "wrong");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("LOGIN_FAILED");
        assertThat(unknown.text()).isEqualTo(wrong.text());
        assertThat(wrong.headers().get("content-type")).startsWith("application/problem+json");
    }

    @Test
    void a_token_of_another_making_is_refused() {
        String token = Caller.staff("aigul").token();
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";
        assertThat(new Caller(forged).get("/api/v1/me").code()).isEqualTo("LOGIN_NEEDED");
        assertThat(new Caller("eyJhbGciOiJub25lIn0.eyJ1cG4iOiJhZG1pbiIsImlzcyI6ImtvbWVrIn0.")
                        .get("/api/v1/me")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_token_ends_when_its_owner_is_made_inactive() throws SQLException {
        execute("insert into staff (login, name, password_hash, roles, languages, active, created_at)"
                + " select 'leaver', 'Leaver', password_hash, roles, languages, true, created_at"
                + " from staff where login = 'aigul'");
        var leaver =
                new Caller(Caller.logIn("leaver", "demo").json().path("token").asText());
        assertThat(leaver.get("/api/v1/me").status()).isEqualTo(200);

        execute("update staff set active = false where login = 'leaver'");
        staff.readAgain();

        assertThat(leaver.get("/api/v1/me").code()).isEqualTo("LOGIN_NEEDED");
        assertThat(Caller.logIn("leaver", "demo").status()).isEqualTo(401);
        assertThat(staff.name("leaver")).isEqualTo("Leaver");
    }

    @Test
    void only_gateways_enter_internal_paths_and_their_token_opens_nothing_else() {
        var gateway = new Caller(secrets.internalToken());
        String claim = "/internal/v1/replies/" + UUID.randomUUID() + "/claims/" + UUID.randomUUID();
        assertThat(Caller.nobody().call("PUT", claim, null).code()).isEqualTo("INTERNAL_TOKEN_WRONG");
        assertThat(Caller.staff("admin").call("PUT", claim, null).status()).isEqualTo(401);
        assertThat(gateway.call("PUT", claim, null).status()).isEqualTo(409);
        assertThat(Caller.nobody().get("/internal/v1/nothing").status()).isEqualTo(401);
        assertThat(Caller.nobody().get("//internal/v1/clock").status()).isNotEqualTo(200);
        assertThat(Caller.nobody().get("/%69nternal/v1/clock").status()).isNotEqualTo(200);
        assertThat(gateway.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void the_first_people_arrive_once_however_many_replicas_start() throws SQLException {
        staff.start(new StartupEvent());
        execute("update staff set name = 'Aigul' where login = 'aigul'");
        staff.start(new StartupEvent());
        assertThat(staff.name("aigul")).isEqualTo("Aigul");
        execute("update staff set name = 'Айгүл Серікова' where login = 'aigul'");
        staff.readAgain();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
