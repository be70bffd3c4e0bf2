package kz.komek.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.komek.Caller;
import kz.komek.organisation.domain.Role;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetReader;
import kz.komek.testing.KomekTestResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may what: access.csv has a row for every operation, a column for every role, and nothing else. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class PermissionsTest {
    private static final Map<Role, String> PEOPLE = Map.of(
            Role.OPERATOR, "aigul",
            Role.INSPECTOR, "bolat",
            Role.EXECUTOR, "nurlan",
            Role.ANALYST, "ermek",
            Role.METHODOLOGIST, "dana",
            Role.QUALITY, "zhanar",
            Role.SUPERVISOR, "saule",
            Role.ADMIN, "admin");

    /** @param type of the body it takes; {@code null}: none */
    private record Endpoint(
            String method, String path, @Nullable String type) {}

    @Test
    void every_operation_opens_for_the_roles_of_its_row_and_for_no_other() throws IOException {
        Map<String, Endpoint> endpoints = endpoints();
        Sheet table = table();
        var named = new TreeSet<String>();
        table.rows().forEach(row -> named.add(row.get("operation")));
        assertThat(named).as("operations with a row").isEqualTo(endpoints.keySet());

        var wrong = new ArrayList<String>();
        for (Sheet.Row row : table.rows()) {
            for (Role role : Role.values()) {
                String expected = row.get(role.name().toLowerCase(Locale.ROOT));
                String actual = opens(endpoints.get(row.get("operation")), role) ? "yes" : "no";
                if (!actual.equals(expected)) {
                    wrong.add(row.get("operation") + " for " + role + ": " + actual + ", the table says " + expected);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_endpoint_but_the_login_wants_a_token() {
        var open = new TreeMap<String, Integer>();
        endpoints().forEach((operation, endpoint) -> {
            int status = ask(Caller.nobody(), endpoint).status();
            if (status != 401) open.put(operation, status);
        });
        assertThat(open).containsOnlyKeys("logIn");
    }

    /** Asks for something that is not there, or with a body that says nothing: nothing is changed by it. */
    private static Caller.Answer ask(Caller caller, Endpoint endpoint) {
        return caller.send(
                endpoint.method(),
                endpoint.path().replaceAll("\\{[^}]+}", "7"),
                endpoint.type(),
                "{}".getBytes(StandardCharsets.UTF_8),
                Map.of());
    }

    private static boolean opens(Endpoint endpoint, Role role) {
        var answer = ask(Caller.staff(PEOPLE.get(role)), endpoint);
        assertThat(answer.status()).as(endpoint + " for " + role).isNotIn(401, 405, 415, 500);
        if (answer.status() != 403) return true;
        assertThat(answer.code()).isEqualTo("NOT_YOURS");
        return false;
    }

    private static Map<String, Endpoint> endpoints() {
        var found = new TreeMap<String, Endpoint>();
        JsonNode paths = Caller.nobody().get("/q/openapi?format=json").json().path("paths");
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode operation = method.getValue();
                    if (!operation.has("operationId")) return;
                    var types = operation.path("requestBody").path("content").fieldNames();
                    found.put(
                            operation.path("operationId").asText(),
                            new Endpoint(
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    types.hasNext() ? types.next() : null));
                }));
        assertThat(found).hasSizeGreaterThan(30);
        return found;
    }

    private static Sheet table() throws IOException {
        var columns = Stream.concat(
                        Stream.of("operation"), Stream.of(Role.values()).map(Role::name))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        try (InputStream file = PermissionsTest.class.getResourceAsStream("/access.csv")) {
            return SheetReader.read(Objects.requireNonNull(file).readAllBytes(), columns, List.of());
        }
    }
}
