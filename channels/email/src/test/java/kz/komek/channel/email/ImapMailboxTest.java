package kz.komek.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kz.komek.channel.Contacts;
import kz.komek.channel.SystemTime;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.DirectoryFileStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real IMAP server. */
class ImapMailboxTest {
    private static final String CENTRE = "109@komek.test";
    private static final ImapMailbox.Pace BRISK =
            new ImapMailbox.Pace(Duration.ofMillis(200), Duration.ofSeconds(20), Duration.ofMillis(20));
    /** Longer than any test: who hears of new mail hears it by IDLE. */
    private static final ImapMailbox.Pace IDLE_ONLY =
            new ImapMailbox.Pace(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMillis(20));

    @TempDir
    Path files;

    private final BlockingQueue<ContactReceived> contacts = new LinkedBlockingQueue<>();
    private final BlockingQueue<DeliveryReported> reports = new LinkedBlockingQueue<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private GreenMail mail;
    private GreenMailUser centre;

    @BeforeEach
    void open() {
        open(ServerSetup.IMAP.dynamicPort());
    }

    private void open(ServerSetup imap) {
        mail = new GreenMail(imap);
        mail.start();
        centre = mail.setUser(CENTRE, CENTRE, "demo");
    }

    @AfterEach
    void close() {
        mail.stop();
    }

    @Test
    void new_mail_is_published_and_then_marked_without_being_seen() throws Exception {
        arrives("1", "Су жоқ.");
        arrives("2", "Свет моргает.");
        mailbox(contact -> {
                    assertThat(marked())
                            .as("nothing is marked before it is published")
                            .isEqualTo(contacts.size());
                    contacts.add(contact);
                })
                .visit();
        assertThat(texts()).containsExactly("Су жоқ.", "Свет моргает.");
        for (Message message : inbox()) {
            assertThat(message.getFlags().contains(ImapMailbox.TAKEN)).isTrue();
            assertThat(message.isSet(Flags.Flag.SEEN)).isFalse();
        }
    }

    @Test
    void a_second_visit_and_a_changed_uidvalidity_double_nothing() throws Exception {
        arrives("1", "Су жоқ.");
        mailbox(contacts::add).visit();
        mailbox(contacts::add).visit();
        assertThat(contacts).hasSize(1);

        // Another UIDVALIDITY and no keyword left: the worst a provider can do when it moves a mailbox.
        var before = contacts.take();
        mail.stop();
        open();
        arrives("1", "Су жоқ.");
        mailbox(contacts::add).visit();
        assertThat(contacts.take().contactId()).isEqualTo(before.contactId());
    }

    @Test
    void what_a_crash_left_unmarked_is_the_same_contact_when_it_is_read_again() throws Exception {
        arrives("1", "Су жоқ.");
        mailbox(contact -> {
                    contacts.add(contact);
                    throw new IllegalStateException("the process dies here");
                })
                .visit();
        assertThat(marked()).isZero();
        mailbox(contacts::add).visit();
        assertThat(contacts.stream().map(ContactReceived::contactId).distinct()).hasSize(1);
        assertThat(marked()).isEqualTo(1);
    }

    @Test
    void a_mail_nobody_can_parse_is_visible_and_the_next_one_is_taken() throws Exception {
        arrivesRaw("From: a@mail.test\r\nMessage-ID: <sealed@mail.test>\r\n"
                + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nMIAGCSqGSIb3\r\n");
        arrives("2", "Свет моргает.");
        mailbox(contacts::add).visit();
        assertThat(contacts.take().nature()).isEqualTo(Nature.UNREADABLE);
        assertThat(contacts.take().text()).isEqualTo("Свет моргает.");
        assertThat(marked()).isEqualTo(2);
    }

    @Test
    void while_kafka_is_silent_nothing_is_marked_and_then_everything_is_taken_in_order() throws Exception {
        arrives("1", "Бірінші");
        arrives("2", "Екінші");
        var refusals = new LinkedBlockingQueue<Integer>();
        var running = mailbox(contact -> {
                    if (refusals.size() < 3) {
                        refusals.add(marked());
                        throw notAcknowledged();
                    }
                    contacts.add(contact);
                })
                .start();
        assertThat(taken().text()).isEqualTo("Бірінші");
        assertThat(taken().text()).isEqualTo("Екінші");
        running.end();
        assertThat(refusals).containsExactly(0, 0, 0);
    }

    @Test
    void idle_wakes_it() throws Exception {
        var idling = mailbox(contacts::add, IDLE_ONLY).start();
        arrives("1", "Бірінші");
        assertThat(taken().text()).isEqualTo("Бірінші");
        arrives("2", "Екінші");
        assertThat(taken().text()).isEqualTo("Екінші");
        idling.end();
    }

    @Test
    void a_server_that_was_away_is_connected_to_again() throws Exception {
        var running = mailbox(contacts::add).start();
        arrives("1", "Бірінші");
        assertThat(taken().text()).isEqualTo("Бірінші");
        int port = mail.getImap().getPort();
        mail.stop();
        open(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_IMAP));
        arrives("2", "Екінші");
        assertThat(taken().text()).isEqualTo("Екінші");
        running.end();
    }

    @Test
    void a_connection_that_the_server_closes_after_silence_is_nothing_to_report() throws Exception {
        // Whoever paused after such a loss would not be back within the test.
        var quiet = new ImapMailbox.Pace(Duration.ofMillis(200), Duration.ofSeconds(20), Duration.ofMinutes(5));
        try (var door = new Door(mail.getImap().getPort())) {
            var running = mailbox(contacts::add, quiet, door.port()).start();
            for (int i = 0; i < 3; i++) {
                arrives("" + i, "Су жоқ.");
                taken();
                door.looks.drainPermits();
                // One may be of the connection before; the third begins after the second was answered.
                assertThat(door.looks.tryAcquire(3, 20, TimeUnit.SECONDS)).isTrue();
                door.slam();
            }
            arrives("last", "Су келді.");
            assertThat(taken().text()).isEqualTo("Су келді.");
            running.end();
        }
        assertThat(meters.find("komek.mail.connection.lost").counters()).isEmpty();
    }

    @Test
    void a_mail_that_fails_each_time_goes_last_and_becomes_visible() throws Exception {
        arrivesRaw("From: a@mail.test\r\nMessage-ID: <breaks@mail.test>\r\n\r\nx\r\n");
        arrives("2", "Свет моргает.");
        var running = mailbox(contact -> {
                    if (contact.text().equals("x")) throw new IllegalStateException("planted");
                    contacts.add(contact);
                })
                .start();
        assertThat(taken().text()).isEqualTo("Свет моргает.");
        var visible = taken();
        running.end();
        assertThat(visible.nature()).isEqualTo(Nature.UNREADABLE);
        assertThat(visible.text()).isEmpty();
    }

    @Test
    void where_keywords_are_not_allowed_taken_mail_is_moved_away() throws Exception {
        arrives("1", "Бірінші");
        arrives("2", "Екінші");
        try (var without = new WithoutKeywords(mail.getImap().getPort())) {
            mailbox(contacts::add, BRISK, without.port()).visit();
            mailbox(contacts::add, BRISK, without.port()).visit();
        }
        assertThat(texts()).containsExactly("Бірінші", "Екінші");
        assertThat(inbox()).isEmpty();
        try (Store store = store()) {
            assertThat(store.getFolder(ImapMailbox.TAKEN_FOLDER).getMessageCount())
                    .isEqualTo(2);
        }
    }

    @Test
    void a_mail_that_people_have_marked_as_deleted_is_taken_and_not_expunged() throws Exception {
        arrives("1", "Су жоқ.");
        try (Store store = store()) {
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            inbox.getMessage(1).setFlag(Flags.Flag.DELETED, true);
            inbox.close(false);
        }
        mailbox(contacts::add).visit();
        assertThat(texts()).containsExactly("Су жоқ.");
        assertThat(inbox()).hasSize(1);
    }

    @Test
    void a_bounce_of_our_reply_is_reported_and_marked() throws Exception {
        arrivesRaw("From: MAILER-DAEMON@mx.test\r\nContent-Type: multipart/report; report-type=delivery-status;"
                + " boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n"
                + "Status: 5.1.1\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
                + "Message-ID: <0f0e0d0c-0b0a-4908-8706-050403020100@komek.test>\r\n--b--\r\n");
        mailbox(contacts::add).visit();
        assertThat(contacts).isEmpty();
        assertThat(reports.take().outcome()).isEqualTo(DeliveryReported.Outcome.RETURNED);
        assertThat(marked()).isEqualTo(1);
    }

    private ImapMailbox mailbox(Consumer<ContactReceived> contacts) {
        return mailbox(contacts, BRISK);
    }

    private ImapMailbox mailbox(Consumer<ContactReceived> contacts, ImapMailbox.Pace pace) {
        return mailbox(contacts, pace, mail.getImap().getPort());
    }

    private ImapMailbox mailbox(Consumer<ContactReceived> contacts, ImapMailbox.Pace pace, int port) {
        var attachments = new Attachments(new DirectoryFileStore(files, InstantSource.system()));
        return new ImapMailbox(
                new MailServer("localhost", port, CENTRE, new Login.Password("demo"), MailServer.Encryption.NONE),
                new MailNormaliser(CENTRE, "of-this-city", attachments),
                new ImapMailbox.Destination(contacts, reports::add),
                new MailCounters(meters),
                new SystemTime(),
                pace);
    }

    private ContactReceived taken() throws InterruptedException {
        var contact = contacts.poll(20, TimeUnit.SECONDS);
        assertThat(contact).as("nothing was taken in 20 seconds").isNotNull();
        return contact;
    }

    private List<String> texts() {
        return contacts.stream().map(ContactReceived::text).toList();
    }

    private static Contacts.NotAcknowledged notAcknowledged() {
        return new Contacts.NotAcknowledged(new ExecutionException(new IllegalStateException("no broker")));
    }

    private void arrives(String id, String text) throws MessagingException {
        arrivesRaw(
                "From: Aigerim <aigerim@mail.test>\r\nTo: 109@komek.test\r\nSubject: " + id + "\r\nMessage-ID: <" + id
                        + "@mail.test>\r\nDate: Fri, 20 Nov 2026 09:00:00 +0500\r\nContent-Type: text/plain; charset=utf-8\r\n"
                        + "Content-Transfer-Encoding: 8bit\r\n\r\n" + text + "\r\n");
    }

    private void arrivesRaw(String source) throws MessagingException {
        centre.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8))));
    }

    private Store store() throws MessagingException {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("localhost", mail.getImap().getPort(), CENTRE, "demo");
        return store;
    }

    private List<Message> inbox() throws MessagingException {
        Store store = store();
        Folder inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        return List.of(inbox.getMessages());
    }

    private int marked() {
        var marked = new ArrayList<Message>();
        try {
            for (Message message : inbox()) if (message.getFlags().contains(ImapMailbox.TAKEN)) marked.add(message);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        return marked.size();
    }
}
