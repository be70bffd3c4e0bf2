package kz.komek.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.channel.ChannelContract;
import kz.komek.channel.web.Submission.Reading;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import org.junit.jupiter.api.Test;

class WebChannelContractTest extends ChannelContract {
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");

    /** What arrived: the number of the form, what was typed, and the files as they were taken. */
    private record Payload(String number, Typed typed, List<AttachmentRef> files) {}

    WebChannelContractTest() {
        super(Channel.WEB, Path.of("src/test/resources/payloads"));
    }

    @Override
    protected ContactReceived normalise(Path payload) throws Exception {
        var arrived = Json.read(Files.readAllBytes(payload), Payload.class);
        var reading = Submission.read(arrived.typed(), Language.KK, "KZ");
        return SubmissionNormaliser.contact(
                ((Reading.Accepted) reading).submission(), arrived.number(), arrived.files(), NOON);
    }

    @Test
    void the_form_sent_again_is_the_same_contact_however_late_and_wherever_its_files_lie() {
        var first = contact("Су жоқ", photo("2026-11-20/8e9c1c52-5cf0-4d11-9d4e-0a2a5f2a6b1c", "ab"), NOON);
        var again = contact(
                "Су жоқ", photo("2026-11-21/11111111-5cf0-4d11-9d4e-0a2a5f2a6b1c", "ab"), NOON.plusSeconds(90_000));
        assertThat(again.contactId()).isEqualTo(first.contactId());
    }

    @Test
    void a_changed_word_or_photo_is_a_further_message() {
        var first = contact("Су жоқ", photo("", "ab"), NOON);
        assertThat(contact("Су әлі жоқ", photo("", "ab"), NOON).contactId()).isNotEqualTo(first.contactId());
        assertThat(contact("Су жоқ", photo("", "cd"), NOON).contactId()).isNotEqualTo(first.contactId());
    }

    @Test
    void a_message_by_the_link_is_itself_by_its_id_and_words() {
        var id = UUID.fromString("11111111-5cf0-4d11-9d4e-0a2a5f2a6b1c");
        var message = SubmissionNormaliser.furtherMessage("5724093816", id, "Рақмет", Language.KK, List.of(), NOON);
        var again = SubmissionNormaliser.furtherMessage(
                "5724093816", id, "Рақмет", Language.RU, List.of(), NOON.plusSeconds(9));
        var other = SubmissionNormaliser.furtherMessage("5724093816", id, "Рақмет!", Language.KK, List.of(), NOON);
        assertThat(again.contactId()).isEqualTo(message.contactId());
        assertThat(other.contactId()).isNotEqualTo(message.contactId());
    }

    @Test
    void a_complaint_is_itself_by_its_number_and_words_and_names_what_it_is_about() {
        var complaint =
                SubmissionNormaliser.complaint("5724093816", "0109109109", "Жауап жоқ", Language.KK, List.of(), NOON);
        var again = SubmissionNormaliser.complaint(
                "5724093816", "0109109109", "Жауап жоқ", Language.RU, List.of(), NOON.plusSeconds(9));
        var other = SubmissionNormaliser.complaint("5724093816", "0109109109", "Жауап!", Language.KK, List.of(), NOON);
        assertThat(again.contactId()).isEqualTo(complaint.contactId());
        assertThat(other.contactId()).isNotEqualTo(complaint.contactId());
        assertThat(complaint.complaint()).isEqualTo(new ContactReceived.Complaint("0109109109"));
        assertThat(complaint.handle()).as("known from the first ticket").isNull();
    }

    private static ContactReceived contact(String text, AttachmentRef photo, Instant at) {
        var submission = new Submission(text, Language.KK, null, List.of(), false, true);
        return SubmissionNormaliser.contact(submission, "5724093816", List.of(photo), at);
    }

    private static AttachmentRef photo(String id, String sha256) {
        return new AttachmentRef(id, "шұңқыр.jpg", "image/jpeg", 48_213, sha256, null);
    }
}
