package kz.komek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import kz.komek.testing.KomekTestResource;
import org.junit.jupiter.api.Test;

/** Kafka does not answer: the site serves, says so, and keeps every word. */
@QuarkusTest
@QuarkusTestResource(
        value = KomekTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "komek.kafka", value = "localhost:1"),
            @ResourceArg(name = "komek.telegram.bots", value = "city"),
            @ResourceArg(name = "komek.telegram.url", value = "http://localhost:1"),
            @ResourceArg(name = "komek.telegram.city.token", value = "7000000001:AAF-of_a_test_and_of_nobody"),
            @ResourceArg(name = "komek.telegram.city.secret", value = "of-a-test-and-of-nobody")
        })
class KafkaIsSilentTest {
    @TestHTTPResource
    URI site;

    @Test
    void the_form_serves_without_a_number_and_keeps_what_was_typed() {
        var browser = new Browser(site);
        assertThat(browser.get("/kk/").text()).contains("name=\"number\" value=\"\"");
        var refused = browser.form("/kk/send", Map.of("text", "Екі күннен бері су жоқ", "anonymous", "true"));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.text()).contains("Екі күннен бері су жоқ", "Өтініш әлі жіберілген жоқ");
        assertThat(browser.get("/q/health/ready").status()).isEqualTo(200);
    }

    @Test
    void a_program_is_told_so_in_its_language() {
        var refused = new Browser(site).json("POST", "/public/v1/reservations", "", "Accept-Language", "ru");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isEqualTo("5");
        assertThat(refused.json().get("code").asText()).isEqualTo("NO_NUMBERS");
        assertThat(refused.json().get("title").asText()).isEqualTo("Сейчас не можем выдать номер");
    }

    @Test
    void telegram_is_asked_to_come_again() {
        String update = """
                {"update_id":1,"message":{"message_id":1,"from":{"id":5,"is_bot":false,"first_name":"A"},\
                "chat":{"id":5,"type":"private"},"date":1795158000,"text":"x"}}""";
        var browser = new Browser(site);
        String secret = "X-Telegram-Bot-Api-Secret-Token";
        String path = "/channels/telegram/city";
        assertThat(browser.json("POST", path, update, secret, "of-a-test-and-of-nobody")
                        .status())
                .isEqualTo(503);
        assertThat(browser.json("POST", path, update, secret, "wrong").status()).isEqualTo(403);
    }
}
