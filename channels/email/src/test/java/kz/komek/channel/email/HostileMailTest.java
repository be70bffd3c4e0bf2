package kz.komek.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.DirectoryFileStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What nobody would write by hand. */
class HostileMailTest {
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    private static final String HEAD = "From: a@mail.test\r\nMessage-ID: <h@mail.test>\r\n";

    @TempDir
    Path files;

    private MailNormaliser normaliser;

    @BeforeEach
    void open() {
        normaliser = normaliser(files);
    }

    @Test
    void one_mail_through_two_servers_to_two_mailboxes_is_one_contact() {
        String body = "Су жоқ.\r\n";
        var first = read("Received: by a\r\nDelivered-To: 109@komek.test\r\n" + HEAD + "\r\n" + body);
        var other = new MailNormaliser("info@komek.test", "of-this-city", attachments(files));
        var second = ((Incoming.Contact) other.read(
                        ("Received: by b\n" + HEAD.replace("\r", "") + "\n" + body.replace("\r", "") + "\n\n")
                                .getBytes(StandardCharsets.UTF_8),
                        NOON))
                .contact();
        assertThat(second.contactId()).isEqualTo(first.contactId());
        assertThat(second.account()).isNotEqualTo(first.account());
        assertThat(read(HEAD + "\r\nСу бар.\r\n").contactId())
                .as("a Message-ID that is used again is not the same mail")
                .isNotEqualTo(first.contactId());
    }

    @Test
    void mail_cut_and_damaged_anywhere_is_always_a_contact_with_its_original() throws IOException {
        var random = new Random(109);
        try (var payloads = Files.list(Path.of("src/test/resources/payloads"))) {
            for (Path payload : payloads.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                byte[] whole = Files.readAllBytes(payload);
                for (int i = 0; i < 5; i++) {
                    byte[] damaged = java.util.Arrays.copyOf(whole, random.nextInt(whole.length + 1));
                    for (int j = 0; j < damaged.length / 30; j++) {
                        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                    }
                    var contact = ((Incoming.Contact) normaliser.read(damaged, NOON)).contact();
                    assertThat(contact.original()).as("%s %d", payload, i).isNotNull();
                    assertThat(contact.text()).doesNotContain("\0");
                }
            }
        }
    }

    @Test
    void a_body_of_a_million_parts_is_unreadable_instead_of_filling_the_memory() {
        var contact = read(HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\n\n".repeat(1_000_000));
        assertThat(contact.nature()).isEqualTo(Nature.UNREADABLE);
        assertThat(contact.original()).isNotNull();
        assertThat(contact.handle()).isNotNull();
    }

    @Test
    @Timeout(120) // a second on an idle machine; what backtracks takes for ever
    void html_nested_and_linked_without_end_is_read_in_bounded_time() {
        var nested = read(HEAD + "Content-Type: text/html\r\n\r\n" + "<div>".repeat(100_000) + "Дно");
        var links = read(HEAD + "Content-Type: text/html\r\n\r\n" + "<a href=https://e.test/x>y</a> ".repeat(5_000));
        var quotes = read(HEAD + "\r\n" + "> ".repeat(50_000) + "\r\n" + "On 1 ".repeat(20_000) + "\r\n");
        var subject = read(HEAD + "Subject: " + "=?utf-8?B?".repeat(20_000) + "\r\n\r\nx");
        assertThat(nested.original()).isNotNull();
        assertThat(links.text()).startsWith("y <https://e.test/x>");
        assertThat(quotes.nature()).isEqualTo(Nature.MESSAGE);
        assertThat(subject.subject()).hasSizeLessThanOrEqualTo(300);
    }

    @Test
    void a_very_long_text_is_cut_for_the_register_and_whole_in_the_original() {
        var contact = read(HEAD + "\r\n" + "Су жоқ. ".repeat(100_000));
        assertThat(contact.text()).hasSize(100_000);
        assertThat(contact.original()).isNotNull();
        assertThat(contact.original().size()).isGreaterThan(1_000_000);
    }

    @Test
    void a_file_store_that_fails_is_not_blamed_on_the_mail() throws IOException {
        Path notAFolder = Files.writeString(files.resolve("full"), "");
        var broken = normaliser(notAFolder);
        assertThatThrownBy(() -> broken.read((HEAD + "\r\nx").getBytes(StandardCharsets.UTF_8), NOON))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_mail_too_large_to_take_is_a_visible_contact() {
        var contact = normaliser.tooLarge((HEAD + "\r\n").getBytes(StandardCharsets.UTF_8), 40_000_000, NOON);
        assertThat(contact.nature()).isEqualTo(Nature.UNREADABLE);
        assertThat(contact.attachments()).singleElement().satisfies(file -> {
            assertThat(file.refused()).isEqualTo(kz.komek.contract.AttachmentRef.Refusal.TOO_LARGE);
            assertThat(file.size()).isEqualTo(40_000_000);
        });
    }

    @Test
    void random_bytes_are_a_contact() {
        var bytes = new ByteArrayOutputStream();
        var random = new Random(1);
        for (int i = 0; i < 40; i++) {
            byte[] some = new byte[random.nextInt(200)];
            random.nextBytes(some);
            bytes.writeBytes(some);
            var contact = ((Incoming.Contact) normaliser.read(bytes.toByteArray(), NOON)).contact();
            assertThat(contact.original()).isNotNull();
        }
    }

    private ContactReceived read(String mail) {
        return ((Incoming.Contact) normaliser.read(mail.getBytes(StandardCharsets.UTF_8), NOON)).contact();
    }

    private static MailNormaliser normaliser(Path files) {
        return new MailNormaliser("109@komek.test", "of-this-city", attachments(files));
    }

    private static Attachments attachments(Path files) {
        return new Attachments(new DirectoryFileStore(files, InstantSource.fixed(NOON)));
    }
}
