package kz.komek.channel.social;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.komek.channel.FakeProvider;
import kz.komek.channel.FileLinks;
import kz.komek.channel.MetaGraph;
import kz.komek.channel.Pace;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.ReplyRequested.Asking;
import kz.komek.contract.ReplyRequested.Choice;
import kz.komek.contract.ReplyRequested.Wanted;
import kz.komek.contract.Secrets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SocialSenderTest {
    private static final UUID REPLY = UUID.fromString("0f0e0d0c-0b0a-4908-8706-050403020100");
    private static final String TAKEN = "{\"recipient_id\":\"765\",\"message_id\":\"m_OUT%d\"}";
    private static final String CLOSED = error(10, 2018278);

    private FakeProvider meta;

    @BeforeEach
    void start() throws IOException {
        meta = new FakeProvider();
    }

    @AfterEach
    void stop() {
        meta.close();
    }

    @Test
    void words_go_out_as_a_response() throws IOException {
        assertThat(sent(said(Channel.FACEBOOK, "Өтініш тіркелді"))).isEqualTo(new Result.Accepted("m_OUT1"));
        var asked = meta.asked().getFirst();
        assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /v25.0/1020/messages");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer token-1");
        assertThat(json(0)).isEqualTo(Json.MAPPER.readTree("""
                {"recipient":{"id":"765"},"messaging_type":"RESPONSE",
                 "message":{"metadata":"0f0e0d0c-0b0a-4908-8706-050403020100","text":"Өтініш тіркелді"}}"""));
    }

    @Test
    void choices_are_quick_replies_and_long_ones_are_written() throws IOException {
        sent(asking(Channel.INSTAGRAM, null, "Иә", "Жоқ"));
        assertThat(json(0).at("/message/quick_replies")).isEqualTo(Json.MAPPER.readTree("""
                [{"content_type":"text","title":"Иә","payload":"Иә-id"},
                 {"content_type":"text","title":"Жоқ","payload":"Жоқ-id"}]"""));
        sent(asking(Channel.INSTAGRAM, null, "Жол бетінің бұзылуы және шұңқырлар"));
        assertThat(json(1).at("/message/text").asText()).isEqualTo("Қайсы?\n\n1. Жол бетінің бұзылуы және шұңқырлар");
        assertThat(json(1).at("/message").has("quick_replies")).isFalse();
    }

    @Test
    void messenger_can_ask_for_the_phone() throws IOException {
        sent(asking(Channel.FACEBOOK, Wanted.PHONE));
        assertThat(json(0).at("/message/quick_replies/0/content_type").asText()).isEqualTo("user_phone_number");
    }

    @Test
    void instagram_takes_a_thousand_bytes_which_are_five_hundred_kazakh_letters() throws IOException {
        meta.usually(200, TAKEN.formatted(1));
        sender(Channel.INSTAGRAM)
                .send(said(Channel.INSTAGRAM, "сөйлем ".repeat(150).strip()));
        assertThat(meta.asked()).hasSizeGreaterThan(1);
        var whole = new StringBuilder();
        for (int i = 0; i < meta.asked().size(); i++) {
            String part = json(i).at("/message/text").asText();
            assertThat(part.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(1000);
            whole.append(part).append(' ');
        }
        assertThat(whole.toString().strip()).isEqualTo("сөйлем ".repeat(150).strip());
    }

    @Test
    void messenger_takes_two_thousand_letters() throws IOException {
        meta.usually(200, TAKEN.formatted(1));
        sender(Channel.FACEBOOK).send(said(Channel.FACEBOOK, "ә".repeat(4500)));
        assertThat(meta.asked()).hasSize(3);
        assertThat(json(0).at("/message/text").asText()).hasSize(2000);
    }

    @Test
    void what_a_person_wrote_goes_as_such_once_the_window_is_closed() throws IOException {
        meta.answering(400, CLOSED).answering(200, TAKEN.formatted(2));
        assertThat(sender(Channel.FACEBOOK).send(said(Channel.FACEBOOK, "Жөндеу аяқталды")))
                .isEqualTo(new Result.Accepted("m_OUT2"));
        assertThat(json(1).path("messaging_type").asText()).isEqualTo("MESSAGE_TAG");
        assertThat(json(1).path("tag").asText()).isEqualTo("HUMAN_AGENT");
    }

    @Test
    void what_a_machine_wrote_never_pretends_to_be_a_persons() {
        meta.answering(400, CLOSED);
        var automatic = reply(Channel.FACEBOOK, "Мәртебе", true, null, null, null, List.of());
        assertThat(sender(Channel.FACEBOOK).send(automatic)).isInstanceOf(Result.WindowClosed.class);
        assertThat(meta.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"10, 2018278", "100, 0"}) // after seven days; without Meta's permission for the tag
    void where_a_person_may_not_write_either_the_window_is_closed(int code, int subcode) {
        meta.answering(400, CLOSED).answering(400, error(code, subcode));
        assertThat(sender(Channel.FACEBOOK).send(said(Channel.FACEBOOK, "Сәлем")))
                .isInstanceOf(Result.WindowClosed.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"FACEBOOK", "INSTAGRAM"})
    void an_answer_to_a_comment_stands_under_it(Channel channel) throws IOException {
        meta.answering(200, "{\"id\":\"122131_99\"}");
        var reply = reply(channel, "Мекенжайды жеке жазыңыз", true, null, "122131_1213590", null, List.of());
        assertThat(sender(channel).send(reply)).isEqualTo(new Result.Accepted("122131_99"));
        assertThat(meta.asked().getFirst().path())
                .isEqualTo("/v25.0/122131_1213590/" + (channel == Channel.INSTAGRAM ? "replies" : "comments"));
        assertThat(json(0)).isEqualTo(Json.MAPPER.readTree("{\"message\":\"Мекенжайды жеке жазыңыз\"}"));
    }

    @Test
    void an_answer_to_the_comments_author_alone_names_the_comment() throws IOException {
        meta.answering(200, TAKEN.formatted(1));
        sender(Channel.FACEBOOK)
                .send(reply(Channel.FACEBOOK, "Мекенжайды жазыңыз", true, "comment:12_34", null, null, List.of()));
        assertThat(json(0).path("recipient")).isEqualTo(Json.MAPPER.readTree("{\"comment_id\":\"12_34\"}"));
        assertThat(json(0).has("messaging_type")).isFalse();
    }

    @Test
    void a_second_private_answer_to_a_comment_goes_to_the_person() throws IOException {
        meta.answering(400, error(10900, 0)).answering(200, TAKEN.formatted(1));
        assertThat(sender(Channel.FACEBOOK)
                        .send(reply(Channel.FACEBOOK, "Тағы", true, "comment:12_34", null, null, List.of())))
                .isInstanceOf(Result.Accepted.class);
        assertThat(json(1).at("/recipient/id").asText()).isEqualTo("765");
    }

    @Test
    void a_photo_goes_by_an_address_that_ends_by_itself() throws IOException {
        meta.answering(200, TAKEN.formatted(1)).answering(200, TAKEN.formatted(2));
        var photo = new AttachmentRef("2026-11-20/" + REPLY, "айғақ.jpg", "image/jpeg", 1, "ab", null);
        sender(Channel.INSTAGRAM).send(reply(Channel.INSTAGRAM, "Жөнделді", false, null, null, null, List.of(photo)));
        assertThat(json(0).at("/message/text").asText()).isEqualTo("Жөнделді");
        assertThat(json(1).at("/message/attachment/type").asText()).isEqualTo("image");
        assertThat(json(1).at("/message/attachment/payload/url").asText())
                .startsWith("https://109.example.kz/channels/meta/files/" + photo.id() + "?until=")
                .doesNotContain("айғақ");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 551,  0,       Unreachable",
        "400, 100,  2018001, Unreachable",
        "401, 190,  460,     NotAccepted", // our token: once it is right it goes
        "403, 200,  0,       NotAccepted",
        "400, 4,    0,       NotAccepted",
        "500, 2,    0,       NotAccepted",
        "400, 100,  0,       Refused",
        "400, 368,  0,       Refused"
    })
    void an_error_is_one_of_the_closed_kinds(int status, int code, int subcode, String expected) {
        meta.answering(status, error(code, subcode));
        var result = sender(Channel.FACEBOOK).send(said(Channel.FACEBOOK, "Сәлем"));
        assertThat(result.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(result.toString()).doesNotContain("Айгүл");
        assertThat(meta.asked()).hasSize(1);
    }

    @Test
    void a_call_that_was_written_and_not_answered_is_unknown_and_never_made_again() {
        meta.hangingUp();
        assertThat(sender(Channel.FACEBOOK).send(said(Channel.FACEBOOK, "Сәлем")))
                .isInstanceOf(Result.Unknown.class);
        assertThat(meta.asked()).hasSize(1);
    }

    @Test
    void what_was_sent_in_part_is_not_sent_again_by_a_machine() {
        meta.answering(200, TAKEN.formatted(1)).answering(400, error(551, 0));
        assertThat(sender(Channel.FACEBOOK).send(said(Channel.FACEBOOK, "ә".repeat(3000))))
                .isInstanceOf(Result.Unknown.class);
    }

    @Test
    void people_of_another_account_and_comments_that_are_none_are_not_written_to() {
        var stranger = new Handle(Handle.Kind.FACEBOOK, "999:765", null);
        var reply = new ReplyRequested(
                REPLY,
                Channel.FACEBOOK,
                "1020",
                stranger,
                Language.KK,
                "",
                null,
                "Сәлем",
                false,
                null,
                List.of(),
                List.of());
        assertThat(sender(Channel.FACEBOOK).send(reply)).isInstanceOf(Result.Refused.class);
        assertThat(sender(Channel.FACEBOOK)
                        .send(reply(Channel.FACEBOOK, "Сәлем", true, null, "../me", null, List.of())))
                .isInstanceOf(Result.Refused.class);
        assertThat(meta.asked()).isEmpty();
    }

    private SocialSender sender(Channel channel) {
        var links = new FileLinks(
                new Secrets(Base64.getUrlEncoder().encodeToString(new byte[32])),
                "https://109.example.kz" + SocialFiles.PATH,
                InstantSource.fixed(Deliveries.NOON));
        return new SocialSender(
                channel,
                new MetaGraph(URI.create(meta.address() + "/v25.0"), Duration.ofSeconds(10)),
                Map.of("1020", "token-1"),
                links,
                new Pace(SocialSender.LIMITS));
    }

    private Result sent(ReplyRequested reply) {
        meta.answering(200, TAKEN.formatted(1));
        return sender(reply.channel()).send(reply);
    }

    private JsonNode json(int call) throws IOException {
        return Json.MAPPER.readTree(meta.asked().get(call).body());
    }

    private static ReplyRequested said(Channel channel, String text) {
        return reply(channel, text, false, "m_THEIRS", null, null, List.of());
    }

    private static ReplyRequested asking(Channel channel, @Nullable Wanted wanted, String... labels) {
        var choices = List.of(labels).stream()
                .map(label -> new Choice(label + "-id", label))
                .toList();
        return reply(channel, "Қайсы?", true, null, null, new Asking(choices, wanted), List.of());
    }

    private static ReplyRequested reply(
            Channel channel,
            String text,
            boolean automatic,
            @Nullable String inReplyTo,
            @Nullable String comment,
            @Nullable Asking asking,
            List<AttachmentRef> files) {
        var kind = channel == Channel.INSTAGRAM ? Handle.Kind.INSTAGRAM : Handle.Kind.FACEBOOK;
        return new ReplyRequested(
                REPLY,
                channel,
                "1020",
                new Handle(kind, "1020:765", "Айгүл"),
                Language.KK,
                "5724093816",
                null,
                text,
                automatic,
                inReplyTo,
                List.of(),
                files,
                asking,
                null,
                comment);
    }

    private static String error(int code, int subcode) {
        return "{\"error\":{\"message\":\"(#%d) Айгүл\",\"type\":\"OAuthException\",\"code\":%d,\"error_subcode\":%d}}"
                .formatted(code, code, subcode);
    }
}
