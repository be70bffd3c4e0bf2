package kz.komek.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import kz.komek.channel.ChannelContract;
import kz.komek.channel.web.Submission.Reading;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import org.junit.jupiter.api.Test;

class PartnerContractTest extends ChannelContract {
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");

    /** What arrived: by whom, under which key and number, what was typed, and the files as they were taken. */
    private record Payload(String partner, String key, String number, Typed typed, List<AttachmentRef> files) {}

    PartnerContractTest() {
        super(Channel.PARTNER, Path.of("src/test/resources/partners"));
    }

    @Override
    protected ContactReceived normalise(Path payload) throws Exception {
        var arrived = Json.read(Files.readAllBytes(payload), Payload.class);
        var reading = (Reading.Accepted) Submission.read(arrived.typed(), Language.KK, "KZ");
        return PartnerNormaliser.contact(
                arrived.partner(), arrived.key(), reading.submission(), arrived.number(), arrived.files(), NOON);
    }

    @Test
    void a_message_is_itself_by_partner_number_and_key_whatever_its_words() {
        var message = message("smart-astana", "k-1", "Рақмет");
        assertThat(message("smart-astana", "k-1", "Басқа сөз").contactId()).isEqualTo(message.contactId());
        assertThat(message("smart-astana", "k-2", "Рақмет").contactId()).isNotEqualTo(message.contactId());
        assertThat(message("aitu", "k-1", "Рақмет").contactId()).isNotEqualTo(message.contactId());
        assertThat(message.handle()).as("known from the ticket").isNull();
    }

    @Test
    void what_is_signed_are_four_lines_and_the_body_as_it_is() {
        byte[] body = "{\"text\":\"Су\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(PartnerGate.signed("PUT", "/partner/v1/contacts/5724093816", "1795170000", "7f0c-1", body))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("PUT\n/partner/v1/contacts/5724093816\n1795170000\n7f0c-1\n{\"text\":\"Су\"}");
        assertThat(PartnerGate.signed("GET", "/a?b=c", "1795170000", null, new byte[0]))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("GET\n/a?b=c\n1795170000\n\n");
    }

    private static ContactReceived message(String partner, String key, String text) {
        return PartnerNormaliser.furtherMessage(partner, key, "5724093816", text, Language.KK, List.of(), NOON);
    }
}
