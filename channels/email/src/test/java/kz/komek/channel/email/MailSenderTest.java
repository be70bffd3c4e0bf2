package kz.komek.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailSenderTest {
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    private static final UUID REPLY = UUID.fromString("0f0e0d0c-0b0a-4908-8706-050403020100");
    private static final String TEXT = "Құрметті Айгерім!\nСу қосылды.";

    @Test
    void a_reply_arrives_readable_in_its_thread_and_twice_sent_it_is_the_same_mail() throws Exception {
        var mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        try (var sender = sender(mail.getSmtp().getPort())) {
            var result = sender.send(reply("Re: RE: Су жоқ [572 409 3817]", false));
            assertThat(result).isEqualTo(new Result.Accepted("<" + REPLY + "@komek.test>"));
            sender.send(reply("Су жоқ", false));
            MimeMessage sent = mail.getReceivedMessages()[0];
            assertThat(sent.getMessageID()).isEqualTo("<" + REPLY + "@komek.test>");
            assertThat(mail.getReceivedMessages()[1].getMessageID()).isEqualTo(sent.getMessageID());
            assertThat(sent.getSubject()).isEqualTo("Re: Су жоқ [572 409 3817]");
            assertThat(mail.getReceivedMessages()[1].getSubject()).isEqualTo(sent.getSubject());
            assertThat(sent.getContent().toString().strip()).isEqualTo(TEXT.replace("\n", "\r\n"));
            assertThat(sent.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
            assertThat(header(sent, "From")).contains("<109@komek.test>");
            assertThat(jakarta.mail.internet.MimeUtility.decodeText(header(sent, "From")))
                    .startsWith("109 байланыс орталығы");
            assertThat(header(sent, "In-Reply-To")).isEqualTo("<a@mail.test>");
            assertThat(header(sent, "References").replaceAll("\\s+", " ")).isEqualTo("<root@mail.test> <a@mail.test>");
            assertThat(header(sent, "Content-Language")).isEqualTo("kk");
            assertThat(header(sent, "X-Komek-Loop")).isEqualTo("of-this-city");
            assertThat(sent.getHeader("Auto-Submitted")).isNull();
            assertThat(header(sent, "Return-Path")).isEqualTo("<109@komek.test>");
            assertThat(sent.getSentDate().toInstant()).isEqualTo(NOON);
        } finally {
            mail.stop();
        }
    }

    @Test
    void an_automatic_reply_is_marked_so_that_no_machine_answers_it() throws Exception {
        var mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        try (var sender = sender(mail.getSmtp().getPort())) {
            assertThat(sender.send(reply("Су жоқ", true))).isInstanceOf(Result.Accepted.class);
            MimeMessage sent = mail.getReceivedMessages()[0];
            assertThat(header(sent, "Auto-Submitted")).isEqualTo("auto-replied");
            assertThat(header(sent, "X-Auto-Response-Suppress")).isEqualTo("All");
            assertThat(header(sent, "Return-Path")).isEqualTo("<109@komek.test>");
            var headers = new MailHeaders(sent);
            assertThat(Automatic.sign(headers, headers.sender(), "109@other-city.test", "of-another-city"))
                    .as("what another installation makes of it")
                    .isNotNull();
        } finally {
            mail.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 User unknown,            Refused",
        "RCPT, 451 4.7.1 Greylisted,              NotAccepted",
        "MAIL, 530 5.7.0 Authentication required, NotAccepted", // our settings are wrong, not the mail
        "MAIL, 552 5.3.4 Too big,                 Refused",
        "DATA, 421 4.3.2 Shutting down,           NotAccepted",
        "'.',  554 5.7.1 Looks like spam,         Refused",
        "'.',  452 4.3.1 Disk full,               NotAccepted",
    })
    void a_servers_refusal_is_told_as_it_was_meant(String step, String answer, String result) throws IOException {
        try (var server = new MoodySmtp(step, answer);
                var sender = sender(server.port())) {
            assertThat(sender.send(reply("x", false)).getClass().getSimpleName())
                    .isEqualTo(result);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EHLO, NotAccepted",
        "RCPT, NotAccepted",
        "DATA, NotAccepted",
        "'.',  Unknown", // it may have taken the mail before it fell silent
    })
    void a_lost_connection_is_ambiguous_only_after_the_whole_mail_was_handed_over(String step, String result)
            throws IOException {
        try (var server = new MoodySmtp(step, null);
                var sender = sender(server.port())) {
            assertThat(sender.send(reply("x", false)).getClass().getSimpleName())
                    .isEqualTo(result);
        }
    }

    @Test
    void no_server_at_all_is_surely_not_accepted() throws IOException {
        int port;
        try (var gone = new MoodySmtp("EHLO", null)) {
            port = gone.port();
        }
        try (var sender = sender(port)) {
            assertThat(sender.send(reply("x", false))).isInstanceOf(Result.NotAccepted.class);
        }
    }

    @Test
    void what_is_no_address_is_refused_without_asking_a_server() {
        var to = new Handle(Handle.Kind.EMAIL, "not an address", null);
        try (var sender = sender(1)) {
            assertThat(sender.send(reply("x", false, to, List.of()))).isInstanceOf(Result.Refused.class);
        }
    }

    @Test
    void nothing_a_stranger_wrote_becomes_a_header_of_its_own() throws Exception {
        var mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        try (var sender = sender(mail.getSmtp().getPort())) {
            var to = new Handle(Handle.Kind.EMAIL, "aigerim@mail.test", null);
            var evil = List.of("<x@y>\r\nBcc: all@mail.test", "<ok@mail.test>");
            sender.send(reply("Hello\r\nBcc: all@mail.test\r\n\r\nbody", false, to, evil));
            MimeMessage sent = mail.getReceivedMessages()[0];
            assertThat(sent.getHeader("Bcc")).isNull();
            assertThat(sent.getSubject()).isEqualTo("Re: Hello Bcc: all@mail.test body [572 409 3817]");
            assertThat(header(sent, "References").replaceAll("\\s+", " ")).isEqualTo("<ok@mail.test> <a@mail.test>");
        } finally {
            mail.stop();
        }
    }

    @Test
    void a_long_thread_keeps_its_root_and_its_end() throws Exception {
        var references =
                IntStream.range(0, 100).mapToObj(i -> "<" + i + "@mail.test>").toList();
        var to = new Handle(Handle.Kind.EMAIL, "aigerim@mail.test", null);
        var mail = ReplyMail.compose(
                server(25).smtp(), reply("x", false, to, references), "109@komek.test", "of-this-city", NOON);
        assertThat(new MailHeaders(mail).ids("References"))
                .hasSize(20)
                .startsWith("<0@mail.test>", "<82@mail.test>")
                .endsWith("<99@mail.test>", "<a@mail.test>");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_reply_to_a_mail_without_subject_has_one_in_its_language(Language language) {
        var reply = new ReplyRequested(
                REPLY,
                Channel.EMAIL,
                "109@komek.test",
                handle(),
                language,
                "5724093817",
                null,
                "x",
                true,
                null,
                List.of(),
                List.of());
        assertThat(ReplyMail.subject(reply)).matches("Re: \\p{L}[\\p{L} ]+ \\[572 409 3817]");
    }

    private static Handle handle() {
        return new Handle(Handle.Kind.EMAIL, "aigerim@mail.test", null);
    }

    private static ReplyRequested reply(@Nullable String subject, boolean automatic) {
        return reply(subject, automatic, handle(), List.of("<root@mail.test>", "<a@mail.test>"));
    }

    private static ReplyRequested reply(
            @Nullable String subject, boolean automatic, Handle to, List<String> references) {
        return new ReplyRequested(
                REPLY,
                Channel.EMAIL,
                "109@komek.test",
                to,
                Language.KK,
                "5724093817",
                subject,
                TEXT,
                automatic,
                "<a@mail.test>",
                references,
                List.of());
    }

    private static MailServer server(int port) {
        return new MailServer("localhost", port, null, new Login.Password(null), MailServer.Encryption.NONE);
    }

    private static MailSender sender(int port) {
        return new MailSender(
                server(port),
                "109@komek.test",
                "of-this-city",
                new MailCounters(new SimpleMeterRegistry()),
                InstantSource.fixed(NOON));
    }

    private static String header(MimeMessage mail, String name) throws jakarta.mail.MessagingException {
        return mail.getHeader(name)[0];
    }
}
