package kz.komek.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we ask of the exchange, over HTTP as it is. */
class ExchangeTest {
    private static final UUID REPLY = UUID.fromString("0f0e0d0c-0b0a-4908-8706-050403020100");

    private FakeExchange exchange;

    @BeforeEach
    void open() throws IOException {
        exchange = new FakeExchange();
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    private Result send() {
        var sender = new SmsSender(
                exchange.api(),
                "+77172000109",
                new Addresses(URI.create("https://109.komek.test")),
                new SimpleMeterRegistry());
        return sender.send(new ReplyRequested(
                REPLY,
                Channel.SMS,
                "+77172000109",
                new Handle(Handle.Kind.PHONE, "+77011234567", null),
                Language.KK,
                "5724093816",
                null,
                "Өтінішіңіз қабылданды: 572 409 3816",
                true,
                null,
                List.of(),
                List.of()));
    }

    @Test
    void a_short_message_is_sent_with_its_way_back() {
        exchange.answers("POST /Messages.json", 201, "{\"sid\":\"SM0123456789abcdef0123456789abcdef\"}");
        assertThat(send()).isEqualTo(new Result.Accepted("SM0123456789abcdef0123456789abcdef"));
        var asked = exchange.asked.getFirst();
        assertThat(Form.read(asked.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .all())
                .containsEntry("To", "+77011234567")
                .containsEntry("From", "+77172000109")
                .containsEntry("Body", "Өтінішіңіз қабылданды: 572 409 3816")
                .containsEntry(
                        "StatusCallback", "https://109.komek.test/channels/phone/twilio/sms-status?reply=" + REPLY);
        assertThat(asked.authorization()).startsWith("Basic ");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 21211, Refused", // no such number
        "400, 21610, Refused", // STOP
        "400, 21606, NotAccepted", // our own number is wrong: mended by somebody
        "401, 20003, NotAccepted",
        "429, 20429, NotAccepted",
        "500, 20500, Unknown", // perhaps sent: never again by itself
        "503, 0, Unknown",
    })
    void what_the_exchange_says_has_its_policy(int status, int code, String policy) {
        exchange.answers("POST /Messages.json", status, "{\"code\":" + code + "}");
        assertThat(send().getClass().getSimpleName()).isEqualTo(policy);
        assertThat(exchange.asked).as("asked once").hasSize(1);
    }

    @Test
    void an_exchange_that_cannot_be_reached_has_surely_not_sent_it() {
        exchange.close();
        assertThat(send()).isInstanceOf(Result.NotAccepted.class);
    }
}
