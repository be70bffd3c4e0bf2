package kz.komek.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.komek.Caller;
import kz.komek.contract.Json;
import kz.komek.contract.Secrets;
import kz.komek.platform.problem.Problem;
import kz.komek.testing.KomekTestResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class ServingTest {
    private static final Path CONSOLE_KNOWS = Path.of("../console/openapi.json");

    @Inject
    InstantSource time;

    @Inject
    Secrets secrets;

    @Test
    void the_console_is_one_page_that_may_not_be_framed_or_kept() {
        for (String path : new String[] {"/", "/console"}) {
            var moved = Caller.nobody().get(path);
            assertThat(moved.status()).isEqualTo(302);
            assertThat(moved.headers().get("location")).isEqualTo("/console/");
        }
        assertThat(Caller.nobody().get("/field/work/5724093816").headers().get("location"))
                .isEqualTo("/console/field/work/5724093816");
        assertThat(Caller.nobody().get("/fields").status()).isEqualTo(404);
        for (String path : new String[] {"/console/", "/console/tickets/5724093816", "/console/index.html"}) {
            var page = Caller.nobody().get(path);
            assertThat(page.headers().get("content-security-policy")).contains("frame-ancestors 'none'");
            assertThat(page.headers().get("cache-control")).isEqualTo("no-cache");
            assertThat(page.headers().get("x-content-type-options")).isEqualTo("nosniff");
            assertThat(page.headers().get("referrer-policy")).isEqualTo("no-referrer");
            if (consoleIsBuilt()) {
                assertThat(page.status()).as(path).isEqualTo(200);
                assertThat(page.text()).contains("<div id=\"root\">");
            }
        }
        var missing = Caller.nobody().get("/console/assets/missing.js");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.headers().get("cache-control"))
                .as("not kept as missing")
                .isEqualTo("no-cache");
    }

    private static boolean consoleIsBuilt() {
        return ServingTest.class.getResource("/META-INF/resources/console/index.html") != null;
    }

    @Test
    void the_demos_clock_is_moved_for_everybody_and_gateways_are_told() {
        var gateway = new Caller(secrets.internalToken());
        Instant before = Instant.now();
        var moved = Caller.staff("admin").put("/api/v1/demo/clock", Map.of("aheadSeconds", 86_400));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(time.instant()).isAfter(before.plus(Duration.ofDays(1)).minusSeconds(1));
        assertThat(gateway.get("/internal/v1/clock").json().path("aheadSeconds").asLong())
                .isEqualTo(86_400);
        assertThat(Caller.staff("admin").get("/api/v1/me").status())
                .as("still logged in")
                .isEqualTo(200);
        assertThat(Caller.staff("admin")
                        .put("/api/v1/demo/clock", Map.of("aheadSeconds", -1))
                        .status())
                .isEqualTo(400);
        Caller.staff("admin").put("/api/v1/demo/clock", Map.of("aheadSeconds", 0));
    }

    @Test
    void a_body_that_is_wrong_gets_words_not_traces() {
        var admin = Caller.staff("admin");
        var wrong = admin.put("/api/v1/demo/clock", Map.of("aheadSeconds", -1));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.code()).isEqualTo("FIELDS_WRONG");
        assertThat(wrong.json().path("violations").path(0).path("field").asText())
                .isEqualTo("aheadSeconds");
        for (Object body : new Object[] {Map.of("aheadSeconds", "soon"), List.of(1)}) {
            var unreadable = admin.put("/api/v1/demo/clock", body);
            assertThat(unreadable.status()).isEqualTo(400);
            assertThat(unreadable.code()).isEqualTo("NOT_READABLE");
            assertThat(unreadable.text()).doesNotContain("soon", "Exception");
        }
        for (String query : new String[] {"limit=many", "queue=NOPE"}) {
            var unknown = admin.get("/api/v1/tickets?" + query);
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.code()).isEqualTo("PARAMETER_WRONG");
        }
        var nobodysPath = admin.get("/api/v1/nothing");
        assertThat(nobodysPath.status()).isEqualTo(404);
        assertThat(nobodysPath.code()).isEqualTo("HTTP_404");
    }

    @Test
    void ready_means_that_the_database_answers_and_alive_that_the_readers_live() {
        var live = Caller.nobody().get("/q/health/live");
        assertThat(live.status()).isEqualTo(200);
        assertThat(live.text())
                .contains("ContactReader", "DeliveryReader", "OutboxRelay", "DeadLetterReader", "EventReader");
        var ready = Caller.nobody().get("/q/health/ready").json();
        assertThat(ready.path("status").asText()).isEqualTo("UP");
        assertThat(ready.toString()).contains("Database").doesNotContain("Kafka");
    }

    @Test
    void the_console_is_built_against_the_API_there_is() throws IOException {
        var api = Caller.nobody().get("/q/openapi?format=json").json();
        assertThat(api.path("paths").properties())
                .allMatch(path -> path.getKey().startsWith("/api/v1/"));
        assertThat(Json.MAPPER.readTree(CONSOLE_KNOWS.toFile()))
                .as("refresh it as app/console/README.md says")
                .isEqualTo(api);
    }

    @Test
    void the_API_is_described_whole() {
        var api = Caller.nobody().get("/q/openapi?format=json").json();
        assertThat(api.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(ref -> assertThat(api.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
        var names = new ArrayList<String>();
        api.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    String name = operation.path("operationId").asText();
                    names.add(name);
                    assertThat(operation.has("security")).as(name).isEqualTo(!name.equals("logIn"));
                    assertThat(operation.path("responses").properties())
                            .as(name)
                            .anyMatch(response -> response.getKey().startsWith("4"))
                            .filteredOn(response -> response.getKey().matches("[45].*"))
                            .allSatisfy(refusal -> assertThat(
                                            refusal.getValue().path("content").has(Problem.MEDIA_TYPE))
                                    .isTrue());
                }));
        assertThat(names).doesNotHaveDuplicates().doesNotContain("");
    }
}
