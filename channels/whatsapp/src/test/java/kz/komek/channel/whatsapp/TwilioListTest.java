package kz.komek.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import kz.komek.channel.Arrival;
import kz.komek.channel.Arrivals;
import kz.komek.channel.Contacts;
import kz.komek.channel.FakeProvider;
import kz.komek.channel.TwilioApi;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Nature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Twilio could not deliver while nobody took it. */
class TwilioListTest {
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);
    private static final String BELOW = "/2010-04-01/Accounts/AC1";

    private final List<ContactReceived> contacts = new ArrayList<>();
    private boolean kafkaIsDown;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TwilioNormaliser normaliser = new TwilioNormaliser(CLOCK);
    private final Arrivals arrivals = new Arrivals(this::publish, report -> {}, metrics);
    private FakeProvider twilio;

    private void publish(ContactReceived contact) {
        if (kafkaIsDown) throw new Contacts.NotAcknowledged(new TimeoutException());
        contacts.add(contact);
    }

    @BeforeEach
    void open() throws IOException {
        twilio = new FakeProvider();
    }

    @AfterEach
    void close() {
        twilio.close();
    }

    private void tell(String... accounts) throws IOException {
        var api = new TwilioApi(twilio.address(), "AC1", "secret");
        new TwilioList(api, List.of(accounts), normaliser, arrivals, CLOCK)
                .tell(NOON.minus(Duration.ofMinutes(10)), NOON);
    }

    private static String messages(String... all) {
        return "{\"messages\":[" + String.join(",", all) + "],\"next_page_uri\":null}";
    }

    private static String message(String sid, String body, int media) {
        return """
                {"sid":"%s","from":"whatsapp:+77011234567","to":"whatsapp:+77172000109","body":"%s","num_media":"%d",
                 "direction":"inbound","status":"received","date_sent":"Fri, 20 Nov 2026 06:50:00 +0000",
                 "date_created":"Fri, 20 Nov 2026 06:50:00 +0000","messaging_service_sid":null,"error_code":null}""".formatted(sid, body, media);
    }

    private ContactReceived posted(String sid, String body, String... more) {
        var fields = new java.util.HashMap<>(Map.of(
                "MessageSid", sid,
                "From", "whatsapp:+77011234567",
                "To", "whatsapp:+77172000109",
                "ProfileName", "Айгүл",
                "Body", body));
        for (int i = 0; i < more.length; i += 2) fields.put(more[i], more[i + 1]);
        var arrival = normaliser.message(new TwilioForm(fields)).orElseThrow().getFirst();
        return ((Arrival.Said) arrival).contact();
    }

    @Test
    void a_message_is_the_same_contact_as_if_it_had_been_posted_with_the_time_at_which_it_was_sent()
            throws IOException {
        twilio.answering(200, messages(message("SM1", "Су жоқ", 0)));
        tell("+77172000109");
        var posted = posted("SM1", "Су жоқ");
        assertThat(contacts).singleElement().satisfies(contact -> {
            assertThat(contact.contactId()).isEqualTo(posted.contactId());
            assertThat(contact.account()).isEqualTo(posted.account());
            assertThat(contact.handle().value()).isEqualTo(posted.handle().value());
            assertThat(contact.text()).isEqualTo(posted.text());
            assertThat(contact.chat().saidAt()).isEqualTo(Instant.parse("2026-11-20T06:50:00Z"));
        });
    }

    @Test
    void only_what_was_written_to_our_senders_is_asked_for() throws IOException {
        twilio.usually(200, messages());
        tell("+77172000109", "+77172000110");
        assertThat(twilio.asked())
                .extracting(asked -> URLDecoder.decode(asked.path(), StandardCharsets.UTF_8))
                .containsExactly(
                        BELOW + "/Messages.json?DateSent>=2026-11-20T06:20:00Z&DateSent<=2026-11-20T07:00:01Z"
                                + "&To=whatsapp:+77172000109&PageSize=500",
                        BELOW + "/Messages.json?DateSent>=2026-11-20T06:20:00Z&DateSent<=2026-11-20T07:00:01Z"
                                + "&To=whatsapp:+77172000110&PageSize=500");
    }

    @Test
    void what_we_said_and_what_is_a_short_message_is_not_told() throws IOException {
        twilio.answering(
                200,
                messages(
                        message("SM1", "біздің жауап", 0).replace("inbound", "outbound-api"),
                        message("SM2", "SMS", 0).replace("whatsapp:", "")));
        tell("+77172000109");
        assertThat(contacts).isEmpty();
    }

    @Test
    void a_picture_comes_with_its_message_under_the_same_id() throws IOException {
        twilio.answering(200, messages(message("MM1", "", 1))).answering(200, """
                {"media_list":[{"sid":"ME1","content_type":"image/jpeg","uri":"%s/Messages/MM1/Media/ME1.json"}]}""".formatted(BELOW));
        tell("+77172000109");
        String address = twilio.address() + BELOW + "/Messages/MM1/Media/ME1";
        assertThat(contacts.getFirst().chat().media())
                .isEqualTo(posted("MM1", "", "MediaUrl0", address, "MediaContentType0", "image/jpeg")
                        .chat()
                        .media())
                .hasSize(1);
    }

    @Test
    void what_the_list_does_not_know_is_a_placeholder_under_the_id_of_the_position_it_was() throws IOException {
        twilio.answering(200, messages(message("SM1", "", 0)));
        tell("+77172000109");
        var posted = posted("SM1", "", "Latitude", "51.1283", "Longitude", "71.4304", "MessageType", "location");
        assertThat(contacts.getFirst().contactId()).isEqualTo(posted.contactId());
        assertThat(contacts.getFirst().nature()).isEqualTo(Nature.UNREADABLE);
        assertThat(metrics.getMeters()).as("it was counted when it came").isEmpty();
    }

    @Test
    void what_kafka_does_not_take_leaves_the_list_unread() {
        kafkaIsDown = true;
        twilio.answering(200, messages(message("SM1", "Су жоқ", 0)));
        assertThatThrownBy(() -> tell("+77172000109")).isInstanceOf(Contacts.NotAcknowledged.class);
    }
}
