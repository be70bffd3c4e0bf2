package kz.komek.organisation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import kz.komek.contract.Secrets;
import kz.komek.testing.KomekTestResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class AccessTest {
    private static final String WITHOUT_TOKEN = "POST /api/v1/sessions";

    private final DataSource dataSource;
    private final Staff staff;
    private final Secrets secrets;

    AccessTest(DataSource dataSource, Staff staff, Secrets secrets) {
        this.dataSource = dataSource;
        this.staff = staff;
        this.secrets = secrets;
    }

    @Test
    void every_endpoint_but_the_login_wants_a_token() {
        var open = new TreeSet<String>();
        JsonPath api = given().accept(ContentType.JSON).get("/q/openapi").jsonPath();
        Map<String, Map<String, Object>> paths = api.getMap("paths");
        assertThat(paths).hasSizeGreaterThan(8);
        paths.forEach((path, methods) -> methods.keySet().forEach(method -> {
            String filled = path.replaceAll("\\{[^}]+}", "7");
            int status = given().contentType(ContentType.JSON)
                    .request(method, filled)
                    .statusCode();
            if (status != 401) open.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path);
        }));
        assertThat(open).containsExactly(WITHOUT_TOKEN);
    }

    @Test
    void a_login_in_any_case_gives_a_token_that_says_who_one_is() {
        given().header("Authorization", "Bearer " + token("  AIGUL "))
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("login", equalTo("aigul"))
                .body("name", equalTo("Айгүл Серікова"))
                .body("roles", contains("OPERATOR"))
                .body("languages", contains("kk", "ru"));
    }

    @Test
    void a_wrong_password_and_an_unknown_login_get_the_same_answer() {
        for (String login : List.of("bolat", "nobody")) {
            logIn(login, "wrong")
                    .then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("code", equalTo("LOGIN_FAILED"));
        }
    }

    @Test
    void whoever_guesses_is_slowed_down_and_the_right_password_costs_nothing() {
        IntStream.range(0, 12).forEach(again -> token("saule"));
        var statuses = IntStream.range(0, 11)
                .map(again -> logIn("victim", "guess" + again).statusCode())
                .boxed()
                .toList();
        assertThat(statuses).startsWith(401, 401).endsWith(429);
    }

    @Test
    void a_token_ends_when_its_owner_is_made_inactive() throws SQLException {
        execute("insert into staff (login, name, password_hash, roles, languages, active, created_at)"
                + " select 'leaver', 'Leaver', password_hash, roles, languages, true, created_at"
                + " from staff where login = 'aigul'");
        String token = token("leaver");
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/me")
                .then()
                .statusCode(200);

        execute("update staff set active = false where login = 'leaver'");
        staff.readAgain();

        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/me")
                .then()
                .statusCode(401)
                .body("code", equalTo("LOGIN_NEEDED"));
        logIn("leaver", "demo").then().statusCode(401);
    }

    @Test
    void only_gateways_enter_internal_paths_and_their_token_opens_nothing_else() {
        String claim = "/internal/v1/replies/" + UUID.randomUUID() + "/claim";
        given().post(claim).then().statusCode(401).body("code", equalTo("INTERNAL_TOKEN_WRONG"));
        given().header("Authorization", "Bearer " + token("admin"))
                .post(claim)
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer " + secrets.internalToken())
                .post(claim)
                .then()
                .statusCode(not(401));
        given().header("Authorization", "Bearer " + secrets.internalToken())
                .get("/api/v1/me")
                .then()
                .statusCode(401);
    }

    @Test
    void a_first_start_of_two_replicas_makes_everybody_once() throws SQLException {
        execute("create table before_it as select * from staff");
        execute("truncate staff");
        staff.start(new io.quarkus.runtime.StartupEvent());
        staff.start(new io.quarkus.runtime.StartupEvent());
        assertThat(staff.active("bolat")).isPresent();
        execute("truncate staff");
        execute("insert into staff overriding system value select * from before_it");
        staff.readAgain();
    }

    private static String token(String login) {
        return logIn(login, "demo").then().statusCode(200).extract().path("token");
    }

    private static io.restassured.response.Response logIn(String login, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("login", login, "password", password))
                .post("/api/v1/sessions");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
