package kz.komek.channel.telegram;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.function.UnaryOperator;
import kz.komek.contract.Secrets;

final class Samples {
    static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    static final Secrets SECRETS =
            new Secrets(Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]));
    static final String TOKEN = FakeTelegram.TOKEN;
    static final Bot BOT = new Bot("city", TOKEN, "a-secret-of-a-test", Bot.Mode.WEBHOOK);
    static final String NUMBER = "5724093817";

    private Samples() {}

    static TelegramNormaliser normaliser() {
        return new TelegramNormaliser(SECRETS, UnaryOperator.identity());
    }

    static byte[] text(long updateId, String text) {
        return """
                {"update_id":%d,"message":{"message_id":41,"from":{"id":5123456789,"is_bot":false,"first_name":"Айгүл"},\
                "chat":{"id":5123456789,"type":"private"},"date":1795158000,"text":"%s"}}""".formatted(updateId, text).getBytes(StandardCharsets.UTF_8);
    }
}
