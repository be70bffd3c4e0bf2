package kz.komek.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
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
    void what_was_begun_is_found_by_whoever_gets_the_ticket_and_goes_when_it_is_sent() {
        assertThat(draft("aigul", "Сәлеметсіз бе! Бригада").status()).isEqualTo(204);
        assertThat(draft("aigul", "Сәлеметсіз бе! Бригада шықты").status()).isEqualTo(204);
        var found = Caller.staff("bolat").get(path + "/drafts").json();
        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("text").asText()).isEqualTo("Сәлеметсіз бе! Бригада шықты");
        assertThat(found.path(0).path("login").asText()).isEqualTo("aigul");
        assertThat(draft("aigul", "x".repeat(20_001)).code()).isEqualTo("TEXT_TOO_LONG");
        assertThat(draft("aigul", "").status()).isEqualTo(204);
        assertThat(Caller.staff("bolat").get(path + "/drafts").json()).isEmpty();
    }

    private Caller.Answer look(String login, boolean writes) {
        return Caller.staff(login).put(path + "/onlookers/me", Map.of("writes", writes));
    }

    private Caller.Answer draft(String login, String text) {
        return Caller.staff(login).put(path + "/drafts/mine", Map.of("text", text));
    }
}
