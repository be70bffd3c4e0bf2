package kz.komek.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class TogetherTest {
    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    private Matters matters;
    private String path;

    @BeforeEach
    void a_ticket() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
        path = "/api/v1/tickets/" + matters.open("Су жоқ", null);
    }

    @Test
    void each_sees_who_else_looks_and_who_writes() throws Exception {
        assertThat(look("aigul", false).json()).isEmpty();
        var seen = look("bolat", true).json();
        assertThat(seen.path(0).path("login").asText()).isEqualTo("aigul");
        assertThat(seen.path(0).path("writes").asBoolean()).isFalse();
        assertThat(look("aigul", false).json().path(0).path("writes").asBoolean())
                .isTrue();
        assertThat(Caller.staff("bolat")
                        .call("DELETE", path + "/onlookers/me", null)
                        .status())
                .isEqualTo(204);
        assertThat(look("aigul", false).json()).isEmpty();
        look("bolat", false);
        matters.execute("update onlooker set at = at - interval '1 minute' where login = 'bolat'");
        assertThat(look("aigul", false).json()).as("their browser is gone").isEmpty();
    }

    @Test
    void a_ticket_that_is_not_theirs_has_nobody_and_nothing_for_them() {
        assertThat(look("ermek", false).code()).isEqualTo("NO_SUCH_TICKET");
        assertThat(Caller.staff("ermek").get(path + "/drafts").code()).isEqualTo("NO_SUCH_TICKET");
        assertThat(look("nurlan", false).status()).isEqualTo(403);
    }

    @Test
    void what_was_begun_is_found_by_whoever_gets_the_ticket_and_goes_when_it_is_not_wanted() {
        assertThat(draft("aigul", "Сәлеметсіз бе! Бригада").status()).isEqualTo(200);
        assertThat(draft("aigul", "Сәлеметсіз бе! Бригада шықты").status()).isEqualTo(200);
        var found = Caller.staff("bolat").get(path + "/drafts").json();
        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("text").asText()).isEqualTo("Сәлеметсіз бе! Бригада шықты");
        assertThat(found.path(0).path("login").asText()).isEqualTo("aigul");
        assertThat(found.path(0).path("kind").asText())
                .as("never a note as an answer")
                .isEqualTo("NOTE");
        assertThat(draft("aigul", "x".repeat(20_001)).code()).isEqualTo("TEXT_TOO_LONG");
        assertThat(draft("aigul", "").status()).isEqualTo(200);
        assertThat(Caller.staff("bolat").get(path + "/drafts").json()).isEmpty();
    }

    @Test
    void what_is_said_is_thrown_away_with_saying_it_and_what_is_not_said_stays() {
        draft("aigul", " Бригада ");
        draft("bolat", "Тексеремін");
        say("aigul", "Бригада шықты");
        var left = Caller.staff("aigul").get(path + "/drafts").json();
        assertThat(left).hasSize(1);
        assertThat(left.path(0).path("login").asText()).isEqualTo("bolat");
        say("bolat", "Басқа сөз");
        assertThat(Caller.staff("bolat").get(path + "/drafts").json()).hasSize(1);
    }

    @Test
    void the_newest_of_two_windows_stays_and_the_other_is_kept_beside_it() {
        UUID second = UUID.randomUUID();
        draft("aigul", "Бірінші терезе");
        var kept = draft("aigul", "Екінші", second, null).json();
        assertThat(kept.path("other").path("text").asText()).isEqualTo("Бірінші терезе");
        var again = draft("aigul", "Екінші терезе", second, null).json();
        assertThat(again.path("other").path("text").asText()).isEqualTo("Бірінші терезе");
        var mine = Caller.staff("aigul").get(path + "/drafts").json().path(0);
        assertThat(mine.path("text").asText()).isEqualTo("Екінші терезе");
        assertThat(mine.path("other").path("kind").asText()).isEqualTo("NOTE");

        // The first one throws away what is not its own: the second one's stays.
        assertThat(draft("aigul", "").json().path("other").path("text").asText())
                .isEqualTo("Екінші терезе");
        say("aigul", "Екінші терезе");
        assertThat(Caller.staff("aigul")
                        .get(path + "/drafts")
                        .json()
                        .path(0)
                        .path("text")
                        .asText())
                .as("what the first had begun takes its place")
                .isEqualTo("Бірінші терезе");
    }

    @Test
    void whoever_has_seen_it_writes_over_it_and_what_is_dismissed_is_gone() {
        var kept = draft("aigul", "Бірінші").json();
        var over = draft("aigul", "Басынан", UUID.randomUUID(), kept.path("at").asText());
        assertThat(over.json().path("other").isNull()).isTrue();
        draft("aigul", "Үшінші", UUID.randomUUID(), null);
        assertThat(Caller.staff("aigul")
                        .call("DELETE", path + "/drafts/mine/other", null)
                        .status())
                .isEqualTo(204);
        var mine = Caller.staff("aigul").get(path + "/drafts").json().path(0);
        assertThat(mine.path("text").asText()).isEqualTo("Үшінші");
        assertThat(mine.path("other").isNull()).isTrue();
    }

    private void say(String login, String text) {
        Matters.done(
                Caller.staff(login).put(path + "/messages/" + UUID.randomUUID(), Map.of("kind", "NOTE", "text", text)));
    }

    private Caller.Answer look(String login, boolean writes) {
        return Caller.staff(login).put(path + "/onlookers/me", Map.of("writes", writes));
    }

    private static final UUID FIRST = UUID.randomUUID();

    private Caller.Answer draft(String login, String text) {
        return draft(login, text, FIRST, null);
    }

    private Caller.Answer draft(String login, String text, UUID page, @Nullable String seen) {
        var body = new HashMap<String, Object>();
        body.put("kind", "NOTE");
        body.put("text", text);
        body.put("page", page);
        body.put("seen", seen);
        return Caller.staff(login).put(path + "/drafts/mine", body);
    }
}
