package kz.komek.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import kz.komek.channel.FakeProvider;
import kz.komek.channel.MetaGraph;
import kz.komek.channel.Pace;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.ReplyRequested.Wanted;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.DirectoryFileStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaSenderTest {
    private static final String ACCOUNT = "106540352242922";
    private static final String TAKEN = """
            {"messaging_product":"whatsapp","contacts":[{"input":"77011234567","wa_id":"77011234567"}],\
            "messages":[{"id":"wamid.OUT%d"}]}""";

    private final Replies replies = new Replies(ACCOUNT);
    private FakeProvider meta;
    private DirectoryFileStore files;
    private MetaSender sender;

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        meta = new FakeProvider();
        files = new DirectoryFileStore(data, InstantSource.fixed(MetaContractTest.NOON));
        sender = sender(URI.create(meta.address() + "/v25.0"), Duration.ofSeconds(10));
    }

    private MetaSender sender(URI graph, Duration patience) {
        return new MetaSender(
                new MetaGraph(graph, patience), Map.of(ACCOUNT, "token-1"), files, new Pace(MetaSender.LIMITS));
    }

    @AfterEach
    void stop() {
        meta.close();
    }

    @Test
    void words_go_out_as_the_cloud_api_wants_them() throws IOException {
        assertThat(sent(replies.saying("Өтінішіңіз қабылданды"))).isEqualTo(new Result.Accepted("wamid.OUT1"));
        var asked = meta.asked().getFirst();
        assertThat(asked.method() + " " + asked.path()).isEqualTo("POST /v25.0/106540352242922/messages");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer token-1");
        assertThat(json(0)).isEqualTo(Json.MAPPER.readTree("""
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"77011234567","type":"text",
                 "biz_opaque_callback_data":"0f0e0d0c-0b0a-4908-8706-050403020100",
                 "context":{"message_id":"wamid.KZ0001"},
                 "text":{"preview_url":false,"body":"Өтінішіңіз қабылданды"}}"""));
    }

    @Test
    void who_has_no_number_is_addressed_by_the_id_they_have() throws IOException {
        sent(replies.to(new Handle(Handle.Kind.WHATSAPP, "KZ.9Xq2Lm7", null)));
        assertThat(json(0).path("recipient").asText()).isEqualTo("KZ.9Xq2Lm7");
        assertThat(json(0).has("to")).isFalse();
    }

    @Test
    void up_to_three_short_choices_are_buttons() throws IOException {
        sent(replies.asking("Бұл ма?", null, "Иә", "Жоқ", "Оператор"));
        assertThat(json(0).path("interactive")).isEqualTo(Json.MAPPER.readTree("""
                {"type":"button","body":{"text":"Бұл ма?"},"action":{"buttons":[
                 {"type":"reply","reply":{"id":"c0","title":"Иә"}},
                 {"type":"reply","reply":{"id":"c1","title":"Жоқ"}},
                 {"type":"reply","reply":{"id":"c2","title":"Оператор"}}]}}"""));
        assertThat(json(0).has("context")).as("the script quotes nothing").isFalse();
    }

    @Test
    void up_to_ten_choices_or_long_ones_are_a_list() throws IOException {
        sent(replies.asking("Қай аудан?", null, "Есіл", "Алматы", "Сарыарқа", "Жол бетінің бұзылуы және шұңқырлар"));
        var interactive = json(0).path("interactive");
        assertThat(interactive.path("type").asText()).isEqualTo("list");
        assertThat(interactive.path("action").path("button").asText()).isEqualTo("Таңдау");
        var rows = interactive.path("action").path("sections").path(0).path("rows");
        assertThat(rows.path(0)).isEqualTo(Json.MAPPER.readTree("{\"id\":\"c0\",\"title\":\"Есіл\"}"));
        assertThat(rows.path(3).path("title").asText())
                .hasSize(24)
                .startsWith("Жол бетінің бұзылуы")
                .endsWith("…");
        assertThat(rows.path(3).path("description").asText()).isEqualTo("Жол бетінің бұзылуы және шұңқырлар");
    }

    @Test
    void more_choices_than_can_be_touched_are_written_and_numbered() throws IOException {
        sent(replies.asking("Не?", null, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"));
        assertThat(json(0).path("text").path("body").asText())
                .startsWith("Не?\n\n1. a\n2. b\n")
                .endsWith("\n11. k");
    }

    @Test
    void a_place_is_asked_for_by_whatsapps_own_button_with_the_choices_written_below() throws IOException {
        sent(replies.asking("Қай жерде?", Wanted.PLACE, "Мекенжай жазамын"));
        assertThat(json(0).path("interactive")).isEqualTo(Json.MAPPER.readTree("""
                {"type":"location_request_message","body":{"text":"Қай жерде?\\n\\n1. Мекенжай жазамын"},
                 "action":{"name":"send_location"}}"""));
    }

    @Test
    void a_template_replaces_the_words() throws IOException {
        sent(replies.template("request_closed", "572 409 3816", "Су\nқосылды"));
        assertThat(json(0).path("template")).isEqualTo(Json.MAPPER.readTree("""
                {"name":"request_closed","language":{"code":"kk"},"components":[{"type":"body","parameters":[
                 {"type":"text","text":"572 409 3816"},{"type":"text","text":"Су қосылды"}]}]}"""));
        assertThat(meta.asked().getFirst().body()).doesNotContain("not sent");
    }

    @Test
    void a_photo_goes_up_first_and_then_out_with_its_words_below() throws IOException {
        meta.answering(200, "{\"id\":\"4444\"}");
        sent(replies.with("Жөнделді", file("до мен \"после\".jpg", "image/jpeg", "jpeg-bytes")));
        var upload = meta.asked().getFirst();
        assertThat(upload.path()).isEqualTo("/v25.0/106540352242922/media");
        assertThat(upload.header("Content-type")).startsWith("multipart/form-data; boundary=");
        assertThat(upload.body())
                .contains("name=\"messaging_product\"\r\n\r\nwhatsapp\r\n")
                .contains(
                        "name=\"file\"; filename=\"до мен _после_.jpg\"\r\nContent-Type: image/jpeg\r\n\r\njpeg-bytes");
        assertThat(json(1).path("type").asText()).isEqualTo("image");
        assertThat(json(1).path("image")).isEqualTo(Json.MAPPER.readTree("{\"id\":\"4444\",\"caption\":\"Жөнделді\"}"));
    }

    @Test
    void several_files_follow_the_words_each_of_its_kind() throws IOException {
        meta.answering(200, "{\"id\":\"1\"}").answering(200, "{\"id\":\"2\"}").answering(200, "{\"id\":\"3\"}");
        for (int i = 1; i <= 4; i++) meta.answering(200, TAKEN.formatted(i));
        var result = sender.send(replies.with(
                "Үшеуі",
                file("a.ogg", "audio/ogg", "a"),
                file("b.mp4", "video/mp4", "b"),
                file("c.pdf", "application/pdf", "c")));
        assertThat(result).isEqualTo(new Result.Accepted("wamid.OUT1"));
        assertThat(json(3).path("text").path("body").asText()).isEqualTo("Үшеуі");
        assertThat(json(4).path("audio").path("id").asText()).isEqualTo("1");
        assertThat(json(5).path("video").path("id").asText()).isEqualTo("2");
        assertThat(json(6).path("document").path("filename").asText()).isEqualTo("c.pdf");
    }

    @Test
    void of_a_photograph_that_tells_where_it_was_taken_its_copy_goes_up() throws IOException {
        meta.answering(200, "{\"id\":\"1\"}").answering(200, TAKEN.formatted(1));
        var original = file("a.jpg", "image/jpeg", "at 43.3 68.2");
        var copy = file("a.jpg", "image/jpeg", "nowhere");
        var photograph = new AttachmentRef(
                original.id(),
                "a.jpg",
                "image/jpeg",
                original.size(),
                original.sha256(),
                null,
                copy.id(),
                new AttachmentRef.Taken(43.3, 68.2, null));
        sender.send(replies.with("Жөнделді", photograph));
        assertThat(meta.asked().getFirst().body()).contains("nowhere").doesNotContain("43.3");
    }

    @Test
    void a_file_that_does_not_go_up_lets_nothing_go_out() throws IOException {
        meta.hangingUp();
        assertThat(sender.send(replies.with("Жөнделді", file("a.jpg", "image/jpeg", "a"))))
                .as("nobody was told anything: it may be tried again")
                .isInstanceOf(Result.NotAccepted.class);
        assertThat(meta.asked()).hasSize(1);
    }

    @Test
    void a_text_longer_than_a_message_goes_in_parts() throws IOException {
        meta.answering(200, TAKEN.formatted(1)).answering(200, TAKEN.formatted(2));
        assertThat(sender.send(replies.saying("сөз ".repeat(1500).strip())))
                .isEqualTo(new Result.Accepted("wamid.OUT1"));
        assertThat(json(0).path("text").path("body").asText())
                .hasSizeLessThanOrEqualTo(4096)
                .endsWith("сөз");
        assertThat(json(1).path("text").path("body").asText()).startsWith("сөз");
    }

    @Test
    void what_was_sent_in_part_is_not_sent_again_by_a_machine() {
        meta.answering(200, TAKEN.formatted(1)).answering(400, error(131026, 0));
        assertThat(sender.send(replies.saying("сөз ".repeat(1500).strip()))).isInstanceOf(Result.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, 131047, WindowClosed",
        "400, 131026, Unreachable",
        "400, 131050, Unreachable",
        "500, 131016, NotAccepted", // overloaded
        "400, 80007,  NotAccepted",
        "400, 4,      NotAccepted",
        "401, 190,    NotAccepted", // our token: once it is right it goes
        "403, 200,    NotAccepted",
        "400, 131051, Refused",
        "400, 132001, Refused", // no such template
        "400, 368,    Refused",
        "500, 131000, Refused"
    })
    void an_error_is_one_of_the_closed_kinds(int status, int code, String expected) {
        meta.answering(status, error(code, 0));
        var result = sender.send(replies.saying("Сәлем"));
        assertThat(result.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(result.toString()).doesNotContain("77011234567");
        assertThat(meta.asked()).hasSize(1);
    }

    @Test
    void too_fast_for_the_account_waits_and_goes() {
        meta.answering(400, error(130429, 0)).answering(200, TAKEN.formatted(1));
        assertThat(sender.send(replies.saying("Сәлем"))).isEqualTo(new Result.Accepted("wamid.OUT1"));
    }

    @Test
    void a_call_that_was_written_and_not_answered_is_unknown_and_never_made_again() {
        meta.hangingUp();
        assertThat(sender.send(replies.saying("Сәлем"))).isInstanceOf(Result.Unknown.class);
        meta.answering(502, "text/html", "<html>Bad Gateway</html>".getBytes(StandardCharsets.UTF_8));
        assertThat(sender.send(replies.saying("Сәлем"))).isInstanceOf(Result.Unknown.class);
        meta.answering(200, "text/html", "<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(sender.send(replies.saying("Сәлем"))).isInstanceOf(Result.Unknown.class);
        assertThat(meta.asked()).hasSize(3);
    }

    @Test
    void without_a_connection_it_was_surely_not_sent() {
        URI nobody = meta.address();
        meta.close();
        assertThat(sender(nobody, Duration.ofSeconds(10)).send(replies.saying("Сәлем")))
                .isInstanceOf(Result.NotAccepted.class);
    }

    @Test
    void an_account_that_is_not_configured_and_somebody_elsewhere_are_not_written_to() {
        assertThat(sender.send(new Replies("999").saying("Сәлем"))).isInstanceOf(Result.NotAccepted.class);
        assertThat(sender.send(replies.to(new Handle(Handle.Kind.EMAIL, "a@mail.test", null))))
                .isInstanceOf(Result.Refused.class);
        assertThat(meta.asked()).isEmpty();
    }

    private Result sent(ReplyRequested reply) {
        meta.answering(200, TAKEN.formatted(1));
        return sender.send(reply);
    }

    private JsonNode json(int call) throws IOException {
        return Json.MAPPER.readTree(meta.asked().get(call).body());
    }

    private AttachmentRef file(String name, String mediaType, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        var kept = files.keep(new ByteArrayInputStream(bytes), Attachments.LARGEST);
        return new AttachmentRef(kept.id(), name, mediaType, kept.size(), kept.sha256(), null);
    }

    private static String error(int code, int subcode) {
        return """
                {"error":{"message":"(#%d) to 77011234567","type":"OAuthException","code":%d,"error_subcode":%d,\
                "error_data":{"messaging_product":"whatsapp","details":"x"},"fbtrace_id":"Az8or2yhqkZfEZ-_4Qn_Bam"}}""".formatted(code, code, subcode);
    }
}
