package kz.komek.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is on the wire stays readable: every version of every message has a golden file that is read and written. */
class GoldenMessagesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final UUID ID = UUID.fromString("0f0e0d0c-0b0a-8908-8706-050403020100");
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");

    static Stream<Map.Entry<String, Object>> messages() {
        var photo = new AttachmentRef(
                "2026-11-20/8e9c1c52-5cf0-4d11-9d4e-0a2a5f2a6b1c",
                "шұңқыр.jpg",
                "image/jpeg",
                48_213,
                "ab".repeat(32),
                null);
        var exe = new AttachmentRef(
                "", "game.exe", "application/x-msdownload", 1024, null, AttachmentRef.Refusal.TYPE_NOT_ALLOWED);
        return Stream.of(
                Map.entry(
                        "contact.received.v1",
                        new ContactReceived(
                                ID,
                                Channel.EMAIL,
                                "109@komek.test",
                                NOON,
                                new Handle(Handle.Kind.EMAIL, "aigerim@mail.test", "Айгерім"),
                                Language.KK,
                                "5724093816",
                                "Су жоқ",
                                "Кентауда екі күннен бері су жоқ.",
                                new Place("Кентау, Яссауи 12", "kentau", 43.5169, 68.5046),
                                List.of(photo, exe),
                                new ContactReceived.Thread(
                                        "<a@mail.test>", List.of("<b@komek.test>"), List.of("5724093816")),
                                new ContactReceived.Consent("web-1", NOON),
                                false,
                                photo,
                                ContactReceived.Nature.MESSAGE,
                                List.of(new Handle(Handle.Kind.PHONE, "+77015550109", null)))),
                Map.entry(
                        "contact.received.v1.least",
                        new ContactReceived(
                                ID,
                                Channel.WEB,
                                "site",
                                NOON,
                                null,
                                null,
                                null,
                                null,
                                "",
                                null,
                                List.of(),
                                null,
                                null,
                                true,
                                null,
                                ContactReceived.Nature.UNREADABLE)),
                Map.entry(
                        "contact.received.v1.complaint",
                        new ContactReceived(
                                ID,
                                Channel.WEB,
                                "site",
                                NOON,
                                null,
                                Language.KK,
                                "5724093816",
                                null,
                                "Жауапта нақты ештеңе жоқ",
                                null,
                                List.of(),
                                null,
                                null,
                                false,
                                null,
                                ContactReceived.Nature.MESSAGE,
                                List.of(),
                                new ContactReceived.Complaint("0109109109"))),
                Map.entry(
                        "contact.received.v1.chat",
                        new ContactReceived(
                                ID,
                                Channel.TELEGRAM,
                                "komek_bot",
                                NOON,
                                new Handle(Handle.Kind.TELEGRAM, "7000000001:5123456789", "Айгүл"),
                                Language.KK,
                                null,
                                null,
                                "Шұңқыр",
                                null,
                                List.of(),
                                new ContactReceived.Thread("5123456789:41", List.of(), List.of()),
                                null,
                                false,
                                null,
                                ContactReceived.Nature.MESSAGE,
                                List.of(),
                                null,
                                new ContactReceived.Chat(
                                        NOON,
                                        "where:here",
                                        "13970000000000001",
                                        "5123456789:40",
                                        null,
                                        List.of(new Media(ID, "A2", null, "image/jpeg", 180_211L))))),
                Map.entry("attachment.stored.v1", new AttachmentStored(ID, ID, NOON, photo)),
                Map.entry(
                        "attachment.stored.v1.photograph",
                        new AttachmentStored(
                                ID,
                                ID,
                                NOON,
                                new AttachmentRef(
                                        photo.id(),
                                        photo.name(),
                                        photo.mediaType(),
                                        photo.size(),
                                        photo.sha256(),
                                        null,
                                        "2026-11-20/0b1f1c52-5cf0-4d11-9d4e-0a2a5f2a6b1d",
                                        new AttachmentRef.Taken(43.3015, 68.252, NOON)))),
                Map.entry(
                        "channel.event.v1.blocked",
                        new ChannelEvent(
                                ID,
                                Channel.TELEGRAM,
                                "komek_bot",
                                NOON,
                                ChannelEvent.Kind.BLOCKED,
                                null,
                                null,
                                new Handle(Handle.Kind.TELEGRAM, "7000000001:5123456789", null))),
                Map.entry(
                        "channel.event.v1.call",
                        new ChannelEvent(
                                ID,
                                Channel.PHONE,
                                "+77172000109",
                                NOON,
                                ChannelEvent.Kind.CALL,
                                null,
                                null,
                                new Handle(Handle.Kind.PHONE, "+77011234567", null),
                                new Call(
                                        "CA0123456789abcdef0123456789abcdef",
                                        Call.Step.RECORDED,
                                        3,
                                        Language.KK,
                                        37L,
                                        ID,
                                        "204",
                                        Call.Result.BRIDGED,
                                        new Media(ID, "RE0123456789abcdef0123456789abcdef", null, "audio/mpeg", null),
                                        photo))),
                Map.entry(
                        "channel.event.v1.health",
                        ChannelEvent.of(
                                ID,
                                Channel.TELEGRAM,
                                "komek",
                                NOON,
                                Health.wrong(Health.Cause.NOT_DELIVERED).waiting(12L))),
                Map.entry(
                        "channel.event.v1.counted",
                        ChannelEvent.of(
                                ID,
                                Channel.SMS,
                                "+77172000109",
                                NOON,
                                new Taken(List.of(new Taken.One(ID, NOON)), ID, true))),
                Map.entry("channel.asked.v1", new ReadAgain(ID, Channel.PHONE, "AC0123", NOON)),
                Map.entry(
                        "reply.requested.v1.choices",
                        new ReplyRequested(
                                ID,
                                Channel.WHATSAPP,
                                "106540352242922",
                                new Handle(Handle.Kind.PHONE, "+77011234567", null),
                                Language.KK,
                                "",
                                null,
                                "Қай жерде?",
                                true,
                                "wamid.KZ0001",
                                List.of(),
                                List.of(),
                                new ReplyRequested.Asking(
                                        List.of(new ReplyRequested.Choice("where:here", "Осы жерде")),
                                        ReplyRequested.Wanted.PLACE),
                                new ReplyRequested.Template("request_closed", List.of("572 409 3816")),
                                "17867301270523379")),
                Map.entry(
                        "channel.event.v1",
                        new ChannelEvent(
                                ID,
                                Channel.WEB,
                                "site",
                                NOON,
                                ChannelEvent.Kind.RATED,
                                "5724093816",
                                new Rating(
                                        7,
                                        2,
                                        List.of(Rating.Reason.NO_SPECIFICS, Rating.Reason.LATE),
                                        "Қашан қосылатыны айтылмады"))),
                Map.entry(
                        "reply.requested.v1",
                        new ReplyRequested(
                                ID,
                                Channel.EMAIL,
                                "109@komek.test",
                                new Handle(Handle.Kind.EMAIL, "aigerim@mail.test", null),
                                Language.KK,
                                "5724093816",
                                "Су жоқ",
                                "Су қосылды.",
                                false,
                                "<a@mail.test>",
                                List.of("<a@mail.test>"),
                                List.of(photo))),
                Map.entry(
                        "delivery.reported.v1",
                        new DeliveryReported(
                                ID, DeliveryReported.Outcome.REFUSED, NOON, "<r@komek.test>", "550 5.1.1")),
                Map.entry(
                        "delivery.reported.v1.claimed",
                        new DeliveryReported(ID, DeliveryReported.Outcome.NOT_ACCEPTED, NOON, null, "SMTP 451", ID)),
                Map.entry(
                        "ticket.event.v1",
                        new TicketEvent(
                                "5724093816",
                                3,
                                "CLOSED",
                                "CLOSED",
                                NOON,
                                Channel.EMAIL,
                                "kentau",
                                "kentau-1-mkr",
                                NOON,
                                "aigul",
                                "aigul",
                                "bolat",
                                List.of("SU_KENTAU"),
                                List.of("INSPECTORS"))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void a_message_is_written_as_its_golden_file_and_read_back(Map.Entry<String, Object> message) throws IOException {
        Path file = GOLDEN.resolve(message.getKey() + ".json");
        String written = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(message.getValue()) + "\n";
        if (Boolean.getBoolean("golden.write")) Files.writeString(file, written);
        assertThat(written).isEqualTo(Files.readString(file));
        assertThat(Json.read(Files.readAllBytes(file), message.getValue().getClass()))
                .isEqualTo(message.getValue());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void an_unknown_field_of_a_newer_sender_is_ignored(Map.Entry<String, Object> message) throws IOException {
        String json =
                Files.readString(GOLDEN.resolve(message.getKey() + ".json")).replaceFirst("\\{", "{\"newer\":1,");
        assertThat(Json.read(
                        json.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        message.getValue().getClass()))
                .isEqualTo(message.getValue());
    }
}
