package kz.komek.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kz.komek.channel.telegram.Update.Malformed;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramNormaliserTest {
    private static final int TRIES = 100_000;

    @ParameterizedTest
    @CsvSource({"kicked, BLOCKED", "left, BLOCKED", "member, UNBLOCKED"})
    void who_blocks_us_or_lets_us_in_again_is_told_of(String status, ChannelEvent.Kind kind) throws Exception {
        var event = ((Incoming.Event) read("""
                {"update_id":884512003,"my_chat_member":{"chat":{"id":5123456789,"type":"private"},\
                "from":{"id":5123456789,"is_bot":false,"first_name":"Айгүл"},"date":1795170002,\
                "old_chat_member":{"user":{"id":7000000001,"is_bot":true,"first_name":"109"},"status":"member"},\
                "new_chat_member":{"user":{"id":7000000001,"is_bot":true,"first_name":"109"},"status":"%s",\
                "until_date":0}}}""".formatted(status))).event();
        assertThat(event.kind()).isEqualTo(kind);
        assertThat(event.handle()).isNotNull();
        assertThat(event.handle().value()).isEqualTo("7000000001:5123456789");
        assertThat(event.account()).isEqualTo("city");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a group in which somebody talks to the bot
                """
                "message":{"message_id":1,"from":{"id":5,"is_bot":false,"first_name":"A"},"date":1795170000,\
                "chat":{"id":-100123,"type":"supergroup","title":"Үй"},"text":"/start"}""",
                """
                "message":{"message_id":1,"from":{"id":5,"is_bot":false,"first_name":"A"},"date":1795170000,\
                "chat":{"id":-7,"type":"group"},"migrate_to_chat_id":-100123}""",
                """
                "channel_post":{"message_id":1,"date":1795170000,"chat":{"id":-100123,"type":"channel"},"text":"x"}""",
                // another bot
                """
                "message":{"message_id":1,"from":{"id":6,"is_bot":true,"first_name":"B"},"date":1795170000,\
                "chat":{"id":6,"type":"private"},"text":"x"}""",
                """
                "edited_message":{"message_id":1,"from":{"id":5,"is_bot":false,"first_name":"A"},"date":1795170000,\
                "chat":{"id":5,"type":"private"},"location":{"latitude":43.3,"longitude":68.2,"live_period":60}}""",
                """
                "my_chat_member":{"chat":{"id":-7,"type":"group"},"date":1795170002,\
                "new_chat_member":{"status":"kicked"}}""",
                """
                "callback_query":{"id":"1","from":{"id":5,"is_bot":false,"first_name":"A"},"inline_message_id":"2",\
                "chat_instance":"3","data":"x"}""",
                """
                "inline_query":{"id":"1","from":{"id":5,"is_bot":false,"first_name":"A"},"query":"","offset":""}""",
                """
                "something_of_next_year":{"x":1}"""
            })
    void what_is_not_said_to_us_alone_is_politely_ignored(String part) throws Exception {
        assertThat(read("{\"update_id\":884512009," + part + "}")).isInstanceOf(Incoming.Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "7", "\"x\"", "{", "{}", "{\"update_id\":\"x\"}", "{\"update_id\":1e400}"})
    void what_is_no_update_is_malformed(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Malformed.class).hasNoCause();
    }

    @Test
    void the_key_of_a_link_stands_nowhere_in_the_contact() throws Exception {
        String key = Samples.SECRETS.trackingKey(Samples.NUMBER);
        var body = Samples.text(884_512_010, "/start " + Samples.NUMBER + "_" + key);
        var contact = ((Incoming.Contact) Samples.normaliser().read(Samples.BOT, body, Samples.NOON)).contact();
        assertThat(contact.number()).isEqualTo(Samples.NUMBER);
        assertThat(new String(Json.write(contact), StandardCharsets.UTF_8)).doesNotContain(key);
    }

    @Test
    void the_same_update_at_two_bots_is_two_contacts() throws Exception {
        var other = new Bot("oblast", "7000000002:AAF-of_a_test_and_of_nobody", "a-secret-of-a-test", Bot.Mode.POLLING);
        var body = Samples.text(884_512_011, "x");
        assertThat(id(Samples.BOT, body)).isEqualTo(id(Samples.BOT, body)).isNotEqualTo(id(other, body));
    }

    /** Whatever comes with the right secret is a contact, an event, ignored or malformed; and can be published. */
    @Test
    void nothing_that_can_be_sent_breaks_it() throws Exception {
        var random = new Random(109);
        var seeds = seeds();
        int understood = 0;
        for (int i = 0; i < TRIES; i++) {
            byte[] body = hostile(random, seeds);
            try {
                switch (Samples.normaliser().read(Samples.BOT, body, Samples.NOON)) {
                    case Incoming.Contact contact -> understood += published(contact.contact());
                    case Incoming.Unknown unknown -> understood += published(unknown.contact());
                    case Incoming.Event event -> Json.write(event.event());
                    case Incoming.Ignored ignored -> assertThat(ignored.kind()).matches("[a-z_]+");
                }
            } catch (Malformed expected) {
                // refused with 400
            }
        }
        assertThat(understood).as("enough of them got past the parser").isGreaterThan(TRIES / 10);
    }

    private static int published(ContactReceived contact) {
        assertThat(contact.text()).doesNotContain("\0");
        Json.write(contact);
        return 1;
    }

    private static byte[] hostile(Random random, List<byte[]> seeds) {
        byte[] seed = seeds.get(random.nextInt(seeds.size())).clone();
        return switch (random.nextInt(6)) {
            case 0 -> random(random);
            case 1 -> java.util.Arrays.copyOf(seed, random.nextInt(seed.length));
            case 2 -> {
                for (int i = 1 + random.nextInt(5); i > 0; i--)
                    seed[random.nextInt(seed.length)] = (byte) random.nextInt(256);
                yield seed;
            }
            case 3 -> replaced(random, seed, "null", "true", "[]", "{}", "-1", "\"\"", "1e999", "\"\\ud800\\u0000\"");
            case 4 ->
                ("[".repeat(random.nextInt(3_000)) + new String(seed, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
            default -> seed;
        };
    }

    /** One value becomes one of another kind. */
    private static byte[] replaced(Random random, byte[] seed, String... values) {
        String text = new String(seed, StandardCharsets.UTF_8);
        var colons = new ArrayList<Integer>();
        for (int at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) colons.add(at);
        int from = colons.get(random.nextInt(colons.size())) + 1;
        int to = from;
        while (to < text.length() && ",}]".indexOf(text.charAt(to)) < 0) to++;
        String value = values[random.nextInt(values.length)];
        return (text.substring(0, from) + value + text.substring(to)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] random(Random random) {
        var bytes = ByteBuffer.allocate(random.nextInt(300));
        random.nextBytes(bytes.array());
        return bytes.array();
    }

    private static List<byte[]> seeds() throws Exception {
        var seeds = new ArrayList<byte[]>();
        try (var files = Files.list(Path.of("src/test/resources/payloads"))) {
            for (Path file : files.filter(each -> !each.toString().endsWith(".expected.json"))
                    .sorted()
                    .toList()) {
                seeds.add(Json.MAPPER.writeValueAsBytes(Json.MAPPER.readTree(file.toFile())));
            }
        }
        return seeds;
    }

    private static java.util.UUID id(Bot bot, byte[] body) throws Malformed {
        return ((Incoming.Contact) Samples.normaliser().read(bot, body, Samples.NOON))
                .contact()
                .contactId();
    }

    private static Incoming read(String body) throws Malformed {
        return Samples.normaliser().read(Samples.BOT, body.getBytes(StandardCharsets.UTF_8), Samples.NOON);
    }
}
