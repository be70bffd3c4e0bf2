package kz.komek.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import kz.komek.Caller;
import kz.komek.testing.KomekTestResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not as the description says is refused before anything happens, and never breaks anything. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class RequestsTest {
    private static final String TICKET = "/api/v1/tickets/5724093817";

    @ParameterizedTest
    @CsvSource({
        "dryRun=true, PARAMETER_UNKNOWN",
        "dry_run=true, PARAMETER_UNKNOWN",
        "dry-run=true&x=1, PARAMETER_UNKNOWN",
        "dry-run=1, PARAMETER_WRONG",
        "dry-run=yes, PARAMETER_WRONG",
        "dry-run=maybe, PARAMETER_WRONG",
        "dry-run=TRUE, PARAMETER_WRONG",
        "dry-run=, PARAMETER_WRONG",
        "dry-run=true&dry-run=false, PARAMETER_WRONG"
    })
    void a_misspelt_dry_run_does_not_import_for_real(String query, String code) {
        byte[] organisations =
                "code,parent,kind,kk,ru,en,phone,email,district\nDRY_RUN,,OTHER,Су,Вода,Water,,,\n".getBytes(UTF_8);
        for (String path : List.of(
                "organisations/imports", "staff/imports", "responsibilities/imports", "older-tickets/imports")) {
            var answer = Caller.staff("admin")
                    .send("POST", "/api/v1/" + path + "?" + query, "text/csv", organisations, Map.of());
            assertThat(answer.status() + " " + answer.code()).as(path).isEqualTo("400 " + code);
        }
        var catalogue = Caller.staff("admin")
                .send(
                        "PUT",
                        "/api/v1/catalogue/import?" + query,
                        "application/octet-stream",
                        "code,kk,ru,en\nDRY_RUN,Су,Вода,Water\n".getBytes(UTF_8),
                        Map.of());
        assertThat(catalogue.status() + " " + catalogue.code()).isEqualTo("400 " + code);
        assertThat(Caller.staff("admin").get("/api/v1/organisations/DRY_RUN").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tickets/%00",
                "older-tickets/A%00",
                "organisations/%00",
                "staff/%00",
                "catalogue/issues/%00",
                "organisations?text=%00",
                "changes?what=staff&id=%00",
                "catalogue/export/%00"
            })
    void a_nul_in_the_address_is_refused(String path) {
        var answer = Caller.staff("admin").get("/api/v1/" + path);
        assertThat(answer.status() + " " + answer.code()).isEqualTo("400 PARAMETER_WRONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "-1000000-01-01T00:00:00Z", "1969-12-31T00:00:00Z"})
    void times_that_nobody_means_are_refused_wherever_they_stand(String far) {
        var saule = Caller.staff("saule");
        var dispatch = Map.of("organisation", "SU_TURKISTAN", "dueAt", far);
        assertThat(saule.put(TICKET + "/dispatch", dispatch).code()).isEqualTo("NOT_READABLE");
        String day = far.replaceFirst("T.*", "");
        assertThat(Caller.staff("nurlan")
                        .put(TICKET + "/plan", Map.of("date", day, "waitsForFunds", false))
                        .code())
                .isEqualTo("NOT_READABLE");
        String span = "?from=" + far.replace("+", "%2B") + "&until=2026-01-01T00:00:00Z";
        String toFar = "?from=2026-01-01T00:00:00Z&until=" + far.replace("+", "%2B");
        for (String path : List.of("reports/districts" + span, "reports/districts" + toFar, "ratings/sums" + span)) {
            var answer = saule.get("/api/v1/" + path);
            assertThat(answer.status() + " " + answer.code()).as(path).isEqualTo("400 SPAN_WRONG");
        }
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString((far + "|1").getBytes(UTF_8));
        for (String path : List.of("tickets?cursor=", "ratings?cursor=")) {
            assertThat(saule.get("/api/v1/" + path + cursor).code()).as(path).isEqualTo("CURSOR_UNKNOWN");
        }
    }

    @Test
    void nothing_in_a_list_is_a_fault_of_the_field() {
        var none = Arrays.asList((Object) null);
        var bolat = Caller.staff("bolat");
        for (var answer : List.of(
                bolat.put(TICKET + "/dispatch", Map.of("organisation", "SU_TURKISTAN", "coExecutors", none)),
                bolat.put(TICKET + "/closure", Map.of("outcome", "RESOLVED", "answer", "x", "confirmed", none)),
                bolat.put(
                        TICKET + "/incident-closure",
                        Map.of("outcome", "RESOLVED", "answers", Map.of("kk", "x"), "confirmed", none)))) {
            assertThat(answer.status() + " " + answer.code()).isEqualTo("400 FIELDS_WRONG");
        }
    }

    @Test
    void a_field_that_nobody_reads_and_a_number_in_place_of_a_word_are_refused() {
        var admin = Caller.staff("admin");
        for (var body : List.of(Map.of("ahead", 86_400), Map.of("aheadSeconds", 1, "more", 2))) {
            assertThat(admin.put("/api/v1/demo/clock", body).code()).isEqualTo("FIELD_UNKNOWN");
        }
        assertThat(admin.put("/api/v1/demo/clock", Map.of()).code()).isEqualTo("FIELDS_WRONG");
        assertThat(admin.put(TICKET + "/closure", Map.of("outcome", 0, "answer", "x"))
                        .code())
                .isEqualTo("NOT_READABLE");
    }
}
