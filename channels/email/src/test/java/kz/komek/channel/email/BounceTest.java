package kz.komek.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.DirectoryFileStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BounceTest {
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    private static final UUID REPLY = UUID.fromString("0f0e0d0c-0b0a-4908-8706-050403020100");

    @TempDir
    Path files;

    @ParameterizedTest
    @CsvSource({
        "failed,              returned with status 5.1.1",
        "failed-folded-id,    returned with status 4.4.7", // gave up after days of trying
        "exim,                returned", // free text and X-Failed-Recipients
        "qmail-by-reference,  returned", // names our mail only in In-Reply-To
    })
    void a_reply_that_came_back_is_reported_and_opens_no_contact(String file, String reason) throws IOException {
        var incoming = read("109@komek.test", file);
        assertThat(incoming).isInstanceOfSatisfying(Incoming.Returned.class, returned -> {
            assertThat(returned.report().replyId()).isEqualTo(REPLY);
            assertThat(returned.report().outcome()).isEqualTo(DeliveryReported.Outcome.RETURNED);
            assertThat(returned.report().reason()).isEqualTo(reason);
            assertThat(returned.report().providerId()).isEqualToIgnoringCase("<" + REPLY + "@komek.test>");
        });
        assertThat(files).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "delivered"})
    void a_reply_still_on_its_way_or_arrived_is_not_reported_as_returned(String file) throws IOException {
        assertThat(read("109@komek.test", file)).isEqualTo(new Incoming.Progress(file));
    }

    @Test
    void a_report_that_names_another_centres_mail_is_kept_as_a_machines_contact() throws IOException {
        assertThat(read("109@other.test", "failed"))
                .isInstanceOfSatisfying(
                        Incoming.Contact.class,
                        contact -> assertThat(contact.contact().nature())
                                .isEqualTo(kz.komek.contract.ContactReceived.Nature.AUTOMATIC_REPLY));
    }

    private Incoming read(String account, String file) throws IOException {
        var attachments = new Attachments(new DirectoryFileStore(files, InstantSource.fixed(NOON)));
        return new MailNormaliser(account, "of-this-city", attachments)
                .read(Files.readAllBytes(Path.of("src/test/resources/reports", file + ".eml")), NOON);
    }
}
