package kz.komek.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.testing.KomekTestResource;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Not a demonstration, whose own machine is a whole city. */
@QuarkusTest
@QuarkusTestResource(
        value = KomekTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = {
            @ResourceArg(name = "komek.demo", value = "false"),
            @ResourceArg(name = "komek.limit.lookups", value = "1"),
            @ResourceArg(name = "komek.limit.submissions", value = "1")
        })
class RateLimitsTest {
    private static final String WITHOUT_NUMBER = "name=\"number\" value=\"\"";

    @TestHTTPResource
    URI site;

    @Inject
    Topics topics;

    @ConfigProperty(name = "komek.kafka")
    String kafka;

    @Test
    void who_opens_the_form_again_and_again_gets_no_more_numbers_but_can_still_write() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka));
                var publisher = new Publisher(kafka, Duration.ofMinutes(1))) {
            topics.create(admin);
            byte[] mark = "0".getBytes(StandardCharsets.US_ASCII);
            publisher
                    .publish(topics.numberBlock(), NumberBlocks.FLOOR, mark, List.of())
                    .get();
        }
        var browser = new Browser(site);
        // A minute refills one; more would be drawn without a limit.
        long numbered = 0;
        for (int i = 0; i < 20; i++) {
            if (!browser.get("/kk").text().contains(WITHOUT_NUMBER)) numbered++;
            if (!browser.form("/kk/send", Map.of("text", "")).text().contains(WITHOUT_NUMBER)) numbered++;
        }
        assertThat(numbered).isLessThan(5);
        var form = Map.of("text", "Су жоқ", "anonymous", "true");
        assertThat(browser.form("/kk/send", form).status()).isEqualTo(303);
        var refused = browser.form("/kk/send", form);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).contains("Сұрау тым көп", "Су жоқ");
    }
}
