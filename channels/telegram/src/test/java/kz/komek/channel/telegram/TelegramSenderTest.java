package kz.komek.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.komek.channel.Pace;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.ReplyRequested.Asking;
import kz.komek.contract.ReplyRequested.Choice;
import kz.komek.contract.ReplyRequested.Wanted;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.DirectoryFileStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the Bot API as it is on the wire. */
class TelegramSenderTest {
    private static final String TO = "7000000001:5123456789";

    @TempDir
    Path folder;

    private FakeTelegram telegram;
    private BotApi api;
    private DirectoryFileStore files;
    private TelegramSender sender;

    @BeforeEach
    void open() throws IOException {
        telegram = new FakeTelegram();
        files = new DirectoryFileStore(folder, InstantSource.fixed(Samples.NOON));
        begin(telegram.url());
    }

    private void begin(java.net.URI url) {
        api = new BotApi(url, Samples.BOT, Duration.ofSeconds(30));
        var pace = new Pace(new Pace.Limits(1_000, 1_000, Duration.ofMillis(1)));
        sender = new TelegramSender(Map.of("city", Samples.BOT), Map.of("city", api), files, pace);
    }

    @AfterEach
    void close() {
        api.close();
        telegram.close();
    }

    @Test
    void words_go_out_and_the_provider_s_id_comes_back() throws Exception {
        assertThat(sender.send(reply("Өтініш тіркелді"))).isEqualTo(new Result.Accepted("5123456789:1001"));
        var asked = telegram.asked.take();
        assertThat(asked.method()).isEqualTo("sendmessage");
        assertThat(asked.parts()).containsEntry("chat_id", "5123456789").containsEntry("text", "Өтініш тіркелді");
        assertThat(asked.json("reply_markup").path("remove_keyboard").asBoolean())
                .isTrue();
        assertThat(asked.parts()).doesNotContainKey("parse_mode");
    }

    @Test
    void what_is_written_by_a_person_stands_under_the_message_it_answers() throws Exception {
        sender.send(reply("Иә", null, false, "5123456789:41", List.of()));
        assertThat(telegram.asked
                        .take()
                        .json("reply_parameters")
                        .path("message_id")
                        .asInt())
                .isEqualTo(41);
        sender.send(reply("Иә", null, false, "99:41", List.of()));
        assertThat(telegram.asked.take().parts()).doesNotContainKey("reply_parameters");
    }

    @Test
    void choices_are_buttons_that_bring_their_ids_back() throws Exception {
        var choices = List.of(new Choice("where:here", "Осы жерде"), new Choice("a".repeat(60), "Басқа жерде"));
        sender.send(asking(new Asking(choices, null)));
        var rows = telegram.asked.take().json("reply_markup").path("inline_keyboard");
        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.path(0).path(0).path("text").asText()).isEqualTo("Осы жерде");
        assertThat(rows.path(0).path(0).path("callback_data").asText()).isEqualTo("where:here");
        assertThat(rows.path(1).path(0).path("callback_data").asText()).hasSize(60);
    }

    @ParameterizedTest
    @CsvSource({"PLACE, request_location, 📍 Орнымды жіберу", "PHONE, request_contact, 📱 Нөмірімді жіберу"})
    void a_place_or_a_number_is_asked_for_with_telegrams_own_button(Wanted wanted, String field, String label)
            throws Exception {
        sender.send(asking(new Asking(List.of(), wanted)));
        var button = telegram.asked
                .take()
                .json("reply_markup")
                .path("keyboard")
                .path(0)
                .path(0);
        assertThat(button.path(field).asBoolean()).isTrue();
        assertThat(button.path("text").asText()).isEqualTo(label);
        assertThat(telegram.asked).isEmpty();
    }

    @Test
    void choices_and_a_place_at_once_are_two_messages_because_one_has_one_keyboard() throws Exception {
        assertThat(sender.send(asking(new Asking(List.of(new Choice("skip", "Кейін")), Wanted.PLACE))))
                .isEqualTo(new Result.Accepted("5123456789:1001"));
        assertThat(telegram.asked
                        .take()
                        .json("reply_markup")
                        .path("inline_keyboard")
                        .size())
                .isEqualTo(1);
        assertThat(telegram.asked.take().json("reply_markup").path("keyboard").size())
                .isEqualTo(1);
    }

    @Test
    void a_long_text_goes_out_in_parts_in_order_and_loses_nothing() throws Exception {
        String line = "Жөндеу жұмыстары жүріп жатыр. ";
        String text = line.repeat(400).strip();
        assertThat(sender.send(reply(text))).isEqualTo(new Result.Accepted("5123456789:1001"));
        var parts = new ArrayList<String>();
        while (!telegram.asked.isEmpty())
            parts.add(telegram.asked.take().parts().get("text"));
        assertThat(parts).hasSize(3).allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(4096));
        assertThat(String.join(" ", parts)).isEqualTo(text);
    }

    @Test
    void no_part_ends_in_the_middle_of_a_character() {
        String text = "x" + "😀".repeat(5_000);
        assertThat(Words.parts(text))
                .allSatisfy(part -> assertThat(Character.isHighSurrogate(part.charAt(part.length() - 1)))
                        .isFalse());
        assertThat(String.join("", Words.parts(text))).isEqualTo(text);
        assertThat(Words.parts("  ")).isEmpty();
    }

    @Test
    void few_words_stand_below_the_one_file_that_they_come_with() throws Exception {
        var photo = keep("фото.jpg", "\u00ff\u00d8\u00ff\u00e0 a picture");
        assertThat(sender.send(reply("Дайын", null, false, null, List.of(photo))))
                .isInstanceOf(Result.Accepted.class);
        var sent = telegram.asked.take();
        assertThat(sent.method()).isEqualTo("sendphoto");
        assertThat(sent.parts()).containsEntry("caption", "Дайын");
        assertThat(telegram.asked).isEmpty();
    }

    @Test
    void pictures_and_documents_are_uploaded_after_the_words() throws Exception {
        var photo = keep("фото.jpg", "\u00ff\u00d8\u00ff\u00e0 a picture");
        var letter = keep("хат.pdf", "%PDF-1.7 a letter");
        var infected = new AttachmentRef("", "вирус.exe", "x/y", 1, null, AttachmentRef.Refusal.INFECTED);
        assertThat(sender.send(reply("Дайын", null, false, null, List.of(photo, letter, infected))))
                .isInstanceOf(Result.Accepted.class);
        assertThat(telegram.asked.take().method()).isEqualTo("sendmessage");
        var sentPhoto = telegram.asked.take();
        assertThat(sentPhoto.method()).isEqualTo("sendphoto");
        assertThat(sentPhoto.parts()).containsEntry("chat_id", "5123456789");
        var sentLetter = telegram.asked.take();
        assertThat(sentLetter.method()).isEqualTo("senddocument");
        assertThat(sentLetter.parts().values())
                .anySatisfy(part -> assertThat(part).contains("%PDF-1.7 a letter"));
        assertThat(telegram.asked).isEmpty();
    }

    @Test
    void told_to_wait_it_waits_and_sends_once() throws Exception {
        telegram.refuse("sendMessage", 429, "Too Many Requests: retry after 1", ",\"parameters\":{\"retry_after\":1}");
        assertThat(sender.send(reply("Сәлем"))).isEqualTo(new Result.Accepted("5123456789:1001"));
        assertThat(telegram.asked).hasSize(2);
    }

    @Test
    void told_to_wait_for_an_hour_it_leaves_it_to_the_core() {
        telegram.refuse("sendMessage", 429, "Too Many Requests", ",\"parameters\":{\"retry_after\":3600}");
        assertThat(sender.send(reply("Сәлем"))).isInstanceOf(Result.NotAccepted.class);
        assertThat(sender.send(reply("Тағы да"))).isInstanceOf(Result.NotAccepted.class);
        assertThat(telegram.asked).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "403, Forbidden: bot was blocked by the user, Unreachable",
        "403, Forbidden: user is deactivated, Unreachable",
        "400, Bad Request: chat not found, Unreachable",
        "400, Bad Request: message text is empty, Refused",
        "401, Unauthorized, NotAccepted", // somebody puts the token right
        "404, Not Found, NotAccepted",
        "500, Internal Server Error, Unknown", // it may have failed after it was done
    })
    void each_refusal_has_its_policy(int code, String description, String policy) {
        telegram.refuse("sendMessage", code, description, "");
        assertThat(sender.send(reply("Сәлем")).getClass().getSimpleName()).isEqualTo(policy);
        assertThat(telegram.asked).as("tried once").hasSize(1);
    }

    @Test
    void a_page_instead_of_an_answer_and_no_answer_at_all_mean_that_nobody_knows() {
        telegram.answer("sendMessage", 502, "<html>Bad Gateway</html>");
        assertThat(sender.send(reply("Сәлем"))).isInstanceOf(Result.Unknown.class);
        telegram.answer("sendMessage", 0, "");
        assertThat(sender.send(reply("Сәлем"))).isInstanceOf(Result.Unknown.class);
        assertThat(telegram.asked).as("neither was tried again").hasSize(2);
    }

    @Test
    void where_nobody_listens_it_was_surely_not_accepted() {
        telegram.close();
        assertThat(sender.send(reply("Сәлем"))).isInstanceOf(Result.NotAccepted.class);
    }

    @Test
    void once_a_part_has_arrived_the_rest_is_not_tried_again() {
        String text = "сөз ".repeat(2_000);
        // The first part is taken, the second is not.
        telegram.answer("sendMessage", 200, """
                {"ok":true,"result":{"message_id":7,"date":1,"chat":{"id":5123456789,"type":"private"},"text":"x"}}""");
        telegram.refuse("sendMessage", 429, "Too Many Requests", ",\"parameters\":{\"retry_after\":3600}");
        assertThat(sender.send(reply(text))).isInstanceOf(Result.Unknown.class);
        assertThat(telegram.asked).hasSize(2);
    }

    @Test
    void whom_the_bot_does_not_know_it_does_not_write_to() {
        assertThat(sender.send(reply("x", "7000000002:5123456789"))).isInstanceOf(Result.Refused.class);
        assertThat(sender.send(reply("x", "5123456789"))).isInstanceOf(Result.Refused.class);
        assertThat(sender.send(reply(" ", TO))).isInstanceOf(Result.Refused.class);
        assertThat(telegram.asked).isEmpty();
    }

    @Test
    void nothing_that_is_logged_or_reported_names_the_token() {
        telegram.close();
        var results = List.of(sender.send(reply("Сәлем")), sender.send(reply("Сәлем")));
        assertThat(results.stream().map(Object::toString).collect(Collectors.joining()))
                .doesNotContain("AAF-of");
        assertThat(Samples.BOT.toString()).isEqualTo("bot city");
    }

    private AttachmentRef keep(String name, String bytes) throws IOException {
        return new Attachments(files)
                .take(name, new ByteArrayInputStream(bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
    }

    private static ReplyRequested reply(String text) {
        return reply(text, TO);
    }

    private static ReplyRequested reply(String text, String to) {
        return new ReplyRequested(
                UUID.randomUUID(),
                Channel.TELEGRAM,
                "city",
                new Handle(Handle.Kind.TELEGRAM, to, null),
                Language.KK,
                "",
                null,
                text,
                true,
                null,
                List.of(),
                List.of());
    }

    private static ReplyRequested asking(Asking asking) {
        return reply("Қай жерде?", asking, true, null, List.of());
    }

    private static ReplyRequested reply(
            String text, Asking asking, boolean automatic, String inReplyTo, List<AttachmentRef> attachments) {
        return new ReplyRequested(
                UUID.randomUUID(),
                Channel.TELEGRAM,
                "city",
                new Handle(Handle.Kind.TELEGRAM, TO, null),
                Language.KK,
                "",
                null,
                text,
                automatic,
                inReplyTo,
                List.of(),
                attachments,
                asking,
                null,
                null);
    }
}
