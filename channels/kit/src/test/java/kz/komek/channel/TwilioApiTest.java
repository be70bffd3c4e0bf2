package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwilioApiTest {
    private static final String BELOW = "/2010-04-01/Accounts/AC1";

    private FakeProvider twilio;

    @BeforeEach
    void open() throws IOException {
        twilio = new FakeProvider();
    }

    @AfterEach
    void close() {
        twilio.close();
    }

    private TwilioApi api() {
        return new TwilioApi(twilio.address(), "AC1", "secret");
    }

    private static String page(String next, String... sentAndSid) {
        var all = new StringBuilder();
        for (int i = 0; i < sentAndSid.length; i += 2) {
            all.append(i == 0 ? "" : ",").append("""
                    {"sid":"%s","date_sent":"Fri, 20 Nov 2026 %s +0000"}""".formatted(sentAndSid[i + 1], sentAndSid[i]));
        }
        return "{\"messages\":[" + all + "],\"next_page_uri\":" + (next == null ? "null" : "\"" + next + "\"") + "}";
    }

    private List<String> list() throws IOException {
        return api().list("/Messages", "messages", "date_sent", Map.of()).stream()
                .map(each -> each.path("sid").asText())
                .toList();
    }

    @Test
    void a_list_is_read_by_as_many_pages_as_it_says_and_told_from_its_oldest() throws IOException {
        for (int page = 0; page < 60; page++) {
            String next = page == 59 ? null : BELOW + "/Messages.json?PageSize=500&Page=" + (page + 1);
            twilio.answering(200, page(next, "10:%02d:30".formatted(59 - page), "SM" + page));
        }
        assertThat(list()).hasSize(60).startsWith("SM59").endsWith("SM0");
        assertThat(twilio.asked().getFirst().path()).isEqualTo(BELOW + "/Messages.json?PageSize=500");
        assertThat(twilio.asked().getLast().path()).isEqualTo(BELOW + "/Messages.json?PageSize=500&Page=59");
        assertThat(twilio.asked())
                .allSatisfy(asked -> assertThat(asked.header("Authorization")).startsWith("Basic "));
    }

    @Test
    void half_a_list_is_none() {
        twilio.answering(200, page(BELOW + "/Messages.json?Page=1", "10:00:00", "SM1"))
                .answering(503, "");
        assertThatThrownBy(this::list).isInstanceOf(IOException.class).hasMessageContaining("503");
    }

    @Test
    void pages_that_lead_round_in_a_circle_or_elsewhere_are_no_list() {
        twilio.usually(200, page(BELOW + "/Messages.json?Page=1", "10:00:00", "SM1"));
        assertThatThrownBy(this::list).isInstanceOf(IOException.class).hasMessageContaining("circle");
        twilio.usually(200, page("/2010-04-01/Accounts/AC2/Messages.json", "10:00:00", "SM1"));
        assertThatThrownBy(this::list).isInstanceOf(IOException.class).hasMessageContaining("our account");
    }

    @Test
    void a_message_of_the_list_is_written_as_it_would_have_been_posted() throws IOException {
        twilio.answering(200, """
                {"media_list":[{"sid":"ME1","content_type":"image/jpeg","uri":"%s/Messages/MM1/Media/ME1.json"}],
                 "next_page_uri":null}""".formatted(BELOW));
        JsonNode message = kz.komek.contract.Json.MAPPER.readTree("""
                {"sid":"MM1","from":"+77011234567","to":"+77172000109","body":"Шұңқыр","num_media":"1","error_code":null}""");
        assertThat(api().asPosted(message))
                .containsEntry("MessageSid", "MM1")
                .containsEntry("From", "+77011234567")
                .containsEntry("To", "+77172000109")
                .containsEntry("Body", "Шұңқыр")
                .containsEntry("NumMedia", "1")
                .containsEntry("MediaUrl0", twilio.address() + BELOW + "/Messages/MM1/Media/ME1")
                .containsEntry("MediaContentType0", "image/jpeg")
                .hasSize(7);
    }
}
