package kz.komek.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import kz.komek.contract.Health;
import kz.komek.contract.Health.Cause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotLookTest {
    private static final URI WEBHOOK = URI.create("https://109.example.kz/channels/telegram/komek");
    private static final long NOON = Samples.NOON.getEpochSecond();
    private static final Bot WITH_WEBHOOK =
            new Bot("komek", FakeTelegram.TOKEN, "of-a-test-and-of-nobody", Bot.Mode.WEBHOOK);
    private static final Bot POLLING =
            new Bot("komek", FakeTelegram.TOKEN, "of-a-test-and-of-nobody", Bot.Mode.POLLING);

    private FakeTelegram telegram;
    private BotApi api;

    @BeforeEach
    void open() throws IOException {
        telegram = new FakeTelegram();
        api = new BotApi(telegram.url(), WITH_WEBHOOK);
    }

    @AfterEach
    void close() {
        api.close();
        telegram.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, Unauthorized, TOKEN_REFUSED",
        "404, Not Found, TOKEN_REFUSED", // what a token of nobody is answered
        "429, Too Many Requests, RATE_LIMITED",
        "502, Bad Gateway, UNREACHABLE"
    })
    void what_telegram_says_of_us(int code, String description, Cause cause) {
        telegram.refuse("getMe", code, description, "");
        assertThat(look(WITH_WEBHOOK)).isEqualTo(Health.wrong(cause));
    }

    @Test
    void a_bot_to_which_updates_are_brought_is_well() {
        info(WEBHOOK.toString(), 2, "");
        assertThat(look(WITH_WEBHOOK)).isEqualTo(Health.well().waiting(2L));
    }

    @Test
    void what_cannot_be_brought_to_us_waits_there_and_is_said() {
        info(
                WEBHOOK.toString(),
                7,
                ",\"last_error_date\":%d,\"last_error_message\":\"Connection refused\"".formatted(NOON - 60));
        assertThat(look(WITH_WEBHOOK))
                .isEqualTo(Health.wrong(Cause.NOT_DELIVERED).waiting(7L));
    }

    @Test
    void a_failure_that_was_made_up_for_is_none() {
        info(WEBHOOK.toString(), 0, ",\"last_error_date\":%d,\"last_error_message\":\"x\"".formatted(NOON - 60));
        assertThat(look(WITH_WEBHOOK).cause()).isNull();
        info(WEBHOOK.toString(), 1, ",\"last_error_date\":%d,\"last_error_message\":\"x\"".formatted(NOON - 3600));
        assertThat(look(WITH_WEBHOOK).cause()).isNull();
    }

    @Test
    void a_webhook_that_somebody_else_has_set_brings_us_nothing() {
        info("https://elsewhere.example.kz/", 0, "");
        assertThat(look(WITH_WEBHOOK).cause()).isEqualTo(Cause.NOT_DELIVERED);
        info("", 4, "");
        assertThat(look(POLLING))
                .as("who polls has none")
                .isEqualTo(Health.well().waiting(4L));
    }

    @Test
    void telegram_out_of_reach_is_said() {
        try (var nobody = new BotApi(URI.create("http://127.0.0.1:1"), WITH_WEBHOOK)) {
            assertThat(new BotLook(WITH_WEBHOOK, nobody, WEBHOOK, InstantSource.fixed(Samples.NOON)).get())
                    .isEqualTo(Health.wrong(Cause.UNREACHABLE));
        }
    }

    private Health look(Bot bot) {
        return new BotLook(bot, api, WEBHOOK, InstantSource.fixed(Samples.NOON)).get();
    }

    private void info(String url, int waiting, String more) {
        telegram.answer("getWebhookInfo", 200, """
                {"ok":true,"result":{"url":"%s","has_custom_certificate":false,"pending_update_count":%d,\
                "max_connections":40,"ip_address":"203.0.113.9"%s}}""".formatted(url, waiting, more));
    }
}
