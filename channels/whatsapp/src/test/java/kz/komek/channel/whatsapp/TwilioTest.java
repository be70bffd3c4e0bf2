package kz.komek.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.komek.channel.Arrival;
import kz.komek.channel.Arrivals;
import kz.komek.channel.Contacts;
import kz.komek.channel.FakeProvider;
import kz.komek.channel.FileLinks;
import kz.komek.channel.Pace;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.channel.whatsapp.TwilioDoor.Answer;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.DeliveryReported.Outcome;
import kz.komek.contract.Handle;
import kz.komek.contract.Secrets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioTest {
    private static final String TOKEN = "12345abcde12345abcde12345abcde12";
    private static final String PUBLIC = "https://hooks.109.example.kz";
    private static final String MESSAGES = "/channels/whatsapp/twilio";
    private static final InstantSource NOON = InstantSource.fixed(MetaContractTest.NOON);

    @Nested
    class Received {
        private final List<ContactReceived> contacts = Collections.synchronizedList(new ArrayList<>());
        private final List<Arrival.Reported> reports = new ArrayList<>();
        private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        private boolean kafkaIsDown;
        private final TwilioDoor door = new TwilioDoor(
                TOKEN, PUBLIC, new TwilioNormaliser(NOON), new Arrivals(this::publish, reports::add, metrics));

        private void publish(ContactReceived contact) {
            if (kafkaIsDown) throw new Contacts.NotAcknowledged(new TimeoutException());
            contacts.add(contact);
        }

        @Test
        void a_signature_made_as_twilio_describes_it_opens() throws Exception {
            // The vector that this project's facts keep, for another address of the same installation.
            var published = new TreeMap<>(Map.of(
                    "CallSid", "CA0123456789abcdef0123456789abcdef",
                    "CallStatus", "ringing",
                    "Direction", "inbound",
                    "From", "+77011234567",
                    "To", "+77172000109"));
            String address = PUBLIC + "/twilio/voice/incoming?tenant=astana";
            assertThat(signature(address, published)).isEqualTo("RfBK/ylz6Gr40gR7wjDP6Tzo0QQ=");
            byte[] body = payload("text.form");
            assertThat(door.message(MESSAGES, signature(PUBLIC + MESSAGES, fields(body)), body))
                    .isEqualTo(Answer.TAKEN);
            assertThat(contacts).extracting(ContactReceived::text).containsExactly("Су жоқ, екі күн болды");
        }

        @Test
        void one_flipped_letter_another_address_or_no_signature_is_refused_and_nothing_is_stored() throws Exception {
            byte[] body = payload("text.form");
            String signature = signature(PUBLIC + MESSAGES, fields(body));
            byte[] flipped = new String(body, StandardCharsets.UTF_8)
                    .replace("NumMedia=0", "NumMedia=1")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(door.message(MESSAGES, signature, flipped)).isEqualTo(Answer.UNSIGNED);
            assertThat(door.message(MESSAGES + "/status", signature, body)).isEqualTo(Answer.UNSIGNED);
            assertThat(door.message(MESSAGES, null, body)).isEqualTo(Answer.UNSIGNED);
            assertThat(door.message(MESSAGES, signature, "%zz".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(Answer.UNSIGNED);
            assertThat(contacts).isEmpty();
        }

        @Test
        void what_is_signed_and_no_message_is_malformed() throws Exception {
            byte[] body = "AccountSid=AC1".getBytes(StandardCharsets.UTF_8);
            assertThat(door.message(MESSAGES, signature(PUBLIC + MESSAGES, fields(body)), body))
                    .isEqualTo(Answer.MALFORMED);
        }

        @Test
        void fifty_deliveries_side_by_side_are_one_contact() throws Exception {
            byte[] body = payload("image.form");
            String signature = signature(PUBLIC + MESSAGES, fields(body));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Answer>> deliveries = IntStream.range(0, 50)
                        .<Callable<Answer>>mapToObj(i -> () -> door.message(MESSAGES, signature, body))
                        .toList();
                for (var delivery : threads.invokeAll(deliveries))
                    assertThat(delivery.get()).isEqualTo(Answer.TAKEN);
            }
            assertThat(contacts).hasSize(50);
            assertThat(contacts)
                    .extracting(ContactReceived::contactId)
                    .containsOnly(contacts.getFirst().contactId());
        }

        @Test
        void while_kafka_is_down_twilio_hears_it() throws Exception {
            kafkaIsDown = true;
            byte[] body = payload("text.form");
            assertThat(door.message(MESSAGES, signature(PUBLIC + MESSAGES, fields(body)), body))
                    .isEqualTo(Answer.UNAVAILABLE);
        }

        @ParameterizedTest
        @CsvSource({
            "sent,        ,      SENT",
            "delivered,   ,      DELIVERED",
            "read,        ,      READ",
            "undelivered, 63016, WINDOW_CLOSED",
            "failed,      63024, UNREACHABLE",
            "failed,      63018, NOT_ACCEPTED",
            "failed,      63032, RETURNED",
            "failed,      ,      RETURNED"
        })
        void a_status_says_what_became_of_the_reply_in_its_address(
                String status, @Nullable String code, Outcome outcome) throws Exception {
            String body = "MessageSid=SM1&AccountSid=AC1&From=whatsapp%3A%2B77172000109&To=whatsapp%3A%2B77011234567"
                    + "&MessageStatus=" + status + (code == null ? "" : "&ErrorCode=" + code);
            String address = MESSAGES + "/status?reply=" + Replies.ID;
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            assertThat(door.status(address, signature(PUBLIC + address, fields(bytes)), bytes, Replies.ID.toString()))
                    .isEqualTo(Answer.TAKEN);
            var report = reports.getFirst().report();
            assertThat(report.replyId()).isEqualTo(Replies.ID);
            assertThat(report.outcome()).isEqualTo(outcome);
            assertThat(report.providerId()).isEqualTo("SM1");
            assertThat(reports.getFirst().account()).isEqualTo("+77172000109");
        }

        @ParameterizedTest
        @CsvSource({"queued", "accepted", "sending", "scheduled"})
        void what_is_still_on_its_way_is_no_news(String status) throws Exception {
            byte[] bytes = ("MessageSid=SM1&MessageStatus=" + status).getBytes(StandardCharsets.UTF_8);
            String address = MESSAGES + "/status?reply=" + Replies.ID;
            door.status(address, signature(PUBLIC + address, fields(bytes)), bytes, Replies.ID.toString());
            assertThat(reports).isEmpty();
        }

        @Test
        void a_hundred_thousand_hostile_posts_raise_nothing_and_store_nothing() throws IOException {
            var random = new Random(109);
            byte[] good = payload("image.form");
            for (int i = 0; i < 100_000; i++) {
                byte[] body = good.clone();
                if (i % 3 == 0) body = new byte[random.nextInt(300)];
                for (int j = 0; j < (i % 3 == 0 ? body.length : 4); j++) {
                    body[random.nextInt(body.length)] = (byte) random.nextInt(256);
                }
                if (i % 5 == 0) body = java.util.Arrays.copyOf(body, random.nextInt(body.length + 1));
                assertThat(door.message(MESSAGES, "AAAA", body)).isEqualTo(Answer.UNSIGNED);
                TwilioForm.read(body).ifPresent(form -> {
                    new TwilioNormaliser(NOON).message(form);
                    new TwilioNormaliser(NOON).status(form, form.get("Body"));
                });
            }
            assertThat(contacts).isEmpty();
        }
    }

    @Nested
    class Sent {
        private static final String TAKEN =
                "{\"sid\":\"SM0123456789abcdef0123456789abcdef\",\"status\":\"queued\",\"error_code\":null}";

        private final Replies replies = new Replies("+77172000109");
        private final FileLinks links = new FileLinks(
                new Secrets(Base64.getUrlEncoder().encodeToString(new byte[32])), PUBLIC + "/files", NOON);
        private FakeProvider twilio;
        private TwilioSender sender;

        @BeforeEach
        void start() throws IOException {
            twilio = new FakeProvider();
            sender = sender(twilio.address());
        }

        @AfterEach
        void stop() {
            twilio.close();
        }

        private TwilioSender sender(URI api) {
            var config = new WhatsAppConfig.Twilio(
                    api,
                    "AC00000000000000000000000000000001",
                    TOKEN,
                    List.of("+77172000109"),
                    Map.of("request_closed.kk", "HXkk", "request_closed", "HXany"));
            var http = new TwilioHttp(api, config.accountSid(), TOKEN, Duration.ofSeconds(10));
            return new TwilioSender(http, config, PUBLIC + MESSAGES + "/status", links, new Pace(TwilioSender.LIMITS));
        }

        @Test
        void words_go_out_with_an_address_for_their_fate() {
            twilio.answering(201, TAKEN);
            assertThat(sender.send(replies.saying("Сәлем")))
                    .isEqualTo(new Result.Accepted("SM0123456789abcdef0123456789abcdef"));
            var asked = twilio.asked().getFirst();
            assertThat(asked.method() + " " + asked.path())
                    .isEqualTo("POST /2010-04-01/Accounts/AC00000000000000000000000000000001/Messages.json");
            assertThat(asked.header("Authorization"))
                    .isEqualTo("Basic "
                            + Base64.getEncoder()
                                    .encodeToString(("AC00000000000000000000000000000001:" + TOKEN)
                                            .getBytes(StandardCharsets.UTF_8)));
            assertThat(fields(asked.body().getBytes(StandardCharsets.UTF_8)))
                    .containsOnly(
                            Map.entry("To", "whatsapp:+77011234567"),
                            Map.entry("From", "whatsapp:+77172000109"),
                            Map.entry("Body", "Сәлем"),
                            Map.entry("StatusCallback", PUBLIC + MESSAGES + "/status?reply=" + Replies.ID));
        }

        @Test
        void choices_are_written_and_numbered() {
            twilio.answering(201, TAKEN);
            sender.send(replies.asking("Бұл ма?", null, "Иә", "Жоқ"));
            assertThat(posted(0)).containsEntry("Body", "Бұл ма?\n\n1. Иә\n2. Жоқ");
        }

        @Test
        void a_template_goes_by_its_content_without_a_body() {
            twilio.answering(201, TAKEN);
            sender.send(replies.template("request_closed", "572 409 3816"));
            assertThat(posted(0))
                    .containsEntry("ContentSid", "HXkk")
                    .containsEntry("ContentVariables", "{\"1\":\"572 409 3816\"}")
                    .doesNotContainKey("Body");
        }

        @Test
        void a_template_without_a_content_is_refused_and_not_sent_as_words() {
            assertThat(sender.send(replies.template("unheard_of"))).isInstanceOf(Result.Refused.class);
            assertThat(twilio.asked()).isEmpty();
        }

        @Test
        void a_file_goes_as_an_address_that_only_we_can_make() {
            twilio.answering(201, TAKEN).answering(201, TAKEN);
            var file = new AttachmentRef(
                    "2026-11-20/" + UUID.nameUUIDFromBytes(new byte[0]), "айғақ.jpg", "image/jpeg", 1, "ab", null);
            sender.send(replies.with("Жөнделді", file));
            String address = String.valueOf(posted(1).get("MediaUrl"));
            assertThat(address).startsWith(PUBLIC + "/files/" + file.id()).doesNotContain("айғақ");
            var query = fields(URI.create(address).getRawQuery().getBytes(StandardCharsets.UTF_8));
            assertThat(links.opens(file.id(), query.get("until"), query.get("type"), query.get("key")))
                    .isTrue();
            assertThat(links.opens("2026-11-20/another", query.get("until"), query.get("type"), query.get("key")))
                    .isFalse();
            assertThat(links.opens(file.id(), query.get("until"), "text/html", query.get("key")))
                    .isFalse();
        }

        @Test
        void of_a_photograph_that_tells_where_it_was_taken_the_address_is_its_copys() {
            twilio.answering(201, TAKEN).answering(201, TAKEN);
            var photograph = new AttachmentRef(
                    "2026-11-20/original", "a.jpg", "image/jpeg", 1, "ab", null, "2026-11-20/copy", null);
            sender.send(replies.with("Жөнделді", photograph));
            assertThat(String.valueOf(posted(1).get("MediaUrl"))).startsWith(PUBLIC + "/files/2026-11-20/copy?");
        }

        @ParameterizedTest
        @CsvSource({
            "400, 63016, WindowClosed",
            "400, 63024, Unreachable",
            "400, 21610, Unreachable", // has stopped us
            "401, 20003, NotAccepted", // our login
            "400, 21617, Refused", // too long
            "500, 20500, Unknown", // perhaps it was taken
            "503, 20503, Unknown"
        })
        void an_error_is_one_of_the_closed_kinds_and_nothing_is_posted_twice(int status, int code, String expected) {
            twilio.answering(
                    status,
                    "{\"code\":" + code + ",\"message\":\"The 'To' number whatsapp:+77011234567\",\"status\":" + status
                            + "}");
            var result = sender.send(replies.saying("Сәлем"));
            assertThat(result.getClass().getSimpleName()).isEqualTo(expected);
            assertThat(result.toString()).doesNotContain("77011234567");
            assertThat(twilio.asked()).hasSize(1);
        }

        @Test
        void a_call_that_was_written_and_not_answered_is_unknown() {
            twilio.hangingUp();
            assertThat(sender.send(replies.saying("Сәлем"))).isInstanceOf(Result.Unknown.class);
            assertThat(twilio.asked()).hasSize(1);
        }

        @Test
        void without_a_connection_it_was_surely_not_sent() {
            URI nobody = twilio.address();
            twilio.close();
            assertThat(sender(nobody).send(replies.saying("Сәлем"))).isInstanceOf(Result.NotAccepted.class);
        }

        @Test
        void somebody_elsewhere_is_not_written_to() {
            assertThat(sender.send(replies.to(new Handle(Handle.Kind.TELEGRAM, "1:2", null))))
                    .isInstanceOf(Result.Refused.class);
        }

        private Map<String, String> posted(int call) {
            return fields(twilio.asked().get(call).body().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] payload(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/payloads/twilio", name));
    }

    private static TreeMap<String, String> fields(byte[] form) {
        var fields = new TreeMap<String, String>();
        for (String pair : new String(form, StandardCharsets.UTF_8).split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    /** As Twilio's documents describe it, written without its library. */
    private static String signature(String address, TreeMap<String, String> fields) throws GeneralSecurityException {
        String signed = address
                + fields.entrySet().stream()
                        .map(field -> field.getKey() + field.getValue())
                        .collect(Collectors.joining());
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
