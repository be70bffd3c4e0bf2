package kz.komek.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.komek.Caller;
import kz.komek.testing.KomekTestResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class SavedViewsTest {
    private static final String VIEWS = "/api/v1/work/views";

    @Test
    void one_keeps_orders_and_deletes_views_that_nobody_else_sees() {
        String path = VIEWS + "/" + UUID.randomUUID();
        String other = VIEWS + "/" + UUID.randomUUID();
        assertThat(keep("aigul", path, null, view("Кентау, шұғыл", null, 2)).status())
                .isEqualTo(200);
        assertThat(keep("aigul", other, null, view("Ескі", null, 1)).status()).isEqualTo(200);
        assertThat(names("aigul")).containsSubsequence("Ескі", "Кентау, шұғыл");
        assertThat(names("bolat")).doesNotContain("Ескі");
        assertThat(keep("bolat", path, 1, view("Менікі", null, 0)).code()).isEqualTo("NO_SUCH_VIEW");

        assertThat(keep("aigul", path, 1, view("Кентау", null, 0))
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(keep("aigul", path, 1, view("Кентау", null, 0)).status())
                .as("the same again changes nothing")
                .isEqualTo(200);
        assertThat(keep("aigul", path, 1, view("Басқа", null, 0)).code()).isEqualTo("STALE");
        assertThat(names("aigul")).containsSubsequence("Кентау", "Ескі");

        assertThat(delete("aigul", path, 1).code()).isEqualTo("STALE");
        assertThat(delete("bolat", path, 2).code()).isEqualTo("NO_SUCH_VIEW");
        assertThat(delete("aigul", path, 2).status()).isEqualTo(204);
        assertThat(delete("aigul", path, 2).status()).isEqualTo(204);
        assertThat(names("aigul")).doesNotContain("Кентау");
    }

    @Test
    void who_leads_gives_a_view_to_a_desk_and_only_they_change_it() {
        String path = VIEWS + "/" + UUID.randomUUID();
        var shared = view("Бәріне", "OPERATORS", 0);
        assertThat(keep("aigul", path, null, shared).code()).isEqualTo("NO_SUCH_VIEW");
        assertThat(keep("saule", path, null, shared).status()).isEqualTo(200);
        assertThat(names("aigul")).contains("Бәріне");
        assertThat(names("bolat")).doesNotContain("Бәріне");
        assertThat(keep("aigul", path, 1, view("Жоқ", "OPERATORS", 0)).code()).isEqualTo("NO_SUCH_VIEW");
        assertThat(delete("admin", path, 1).status()).as("another who leads").isEqualTo(204);
    }

    @Test
    void ones_work_begins_with_a_view_until_it_is_gone() {
        UUID id = UUID.randomUUID();
        keep("aigul", VIEWS + "/" + id, null, view("Бірінші", null, 0));
        assertThat(begin("bolat", id).code()).isEqualTo("NO_SUCH_VIEW");
        assertThat(begin("aigul", id).status()).isEqualTo(204);
        assertThat(all("aigul").path("first").asText()).isEqualTo(id.toString());
        delete("aigul", VIEWS + "/" + id, 1);
        assertThat(all("aigul").path("first").isNull()).isTrue();
    }

    @Test
    void a_view_has_a_name_and_can_be_read() {
        String path = VIEWS + "/" + UUID.randomUUID();
        assertThat(keep("aigul", path, null, view(" ", null, 0)).code()).isEqualTo("VIEW_NAME_WRONG");
        assertThat(keep("aigul", path, null, view("x".repeat(61), null, 0)).code())
                .isEqualTo("VIEW_NAME_WRONG");
        var wrong = view("Су", null, 0);
        wrong.put("filter", "<script>");
        assertThat(keep("aigul", path, null, wrong).code()).isEqualTo("VIEW_UNREADABLE");
        assertThat(keep("aigul", path, 3, view("Су", null, 0)).code()).isEqualTo("NO_SUCH_VIEW");
    }

    private static Map<String, Object> view(String name, @Nullable String desk, int place) {
        var body = new HashMap<String, Object>();
        body.put("name", name);
        body.put("desk", desk);
        body.put("queue", "OPEN");
        body.put("filter", "district=kentau&urgent=true");
        body.put("place", place);
        return body;
    }

    private static Caller.Answer keep(String login, String path, @Nullable Integer version, Object body) {
        return Caller.staff(login).put(path, version, body);
    }

    private static Caller.Answer delete(String login, String path, int version) {
        return Caller.staff(login).send("DELETE", path, null, new byte[0], Map.of("If-Match", "\"" + version + "\""));
    }

    private static Caller.Answer begin(String login, UUID view) {
        return Caller.staff(login).put(VIEWS + "/first", Map.of("view", view));
    }

    private static JsonNode all(String login) {
        return Caller.staff(login).get(VIEWS).json();
    }

    private static List<String> names(String login) {
        var found = new ArrayList<String>();
        all(login).path("items").forEach(view -> found.add(view.path("name").asText()));
        return found;
    }
}
