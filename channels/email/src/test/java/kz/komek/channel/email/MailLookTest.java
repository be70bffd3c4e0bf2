package kz.komek.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import kz.komek.contract.Health;
import kz.komek.contract.Health.Cause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailLookTest {
    private static final String CENTRE = "109@komek.test";

    private GreenMail mail;

    @BeforeEach
    void open() {
        mail = new GreenMail(new ServerSetup[] {ServerSetup.IMAP.dynamicPort(), ServerSetup.SMTP.dynamicPort()});
        mail.start();
        mail.setUser(CENTRE, CENTRE, "demo");
    }

    @AfterEach
    void close() {
        mail.stop();
    }

    @Test
    void a_mailbox_is_well_and_says_what_is_not_taken_yet() {
        assertThat(look("demo")).isEqualTo(Health.well().waiting(0L));
        GreenMailUtil.sendTextEmail(
                CENTRE, "aigerim@mail.test", "Су жоқ", "Су жоқ", mail.getSmtp().getServerSetup());
        assertThat(mail.waitForIncomingEmail(60_000, 1)).isTrue();
        assertThat(look("demo")).isEqualTo(Health.well().waiting(1L));
    }

    @Test
    void a_password_that_is_refused_is_said() {
        assertThat(look("of yesterday")).isEqualTo(Health.wrong(Cause.TOKEN_REFUSED));
    }

    @Test
    void a_server_that_is_not_there_is_said_of_either_direction() {
        var there = server(mail.getImap().getPort(), "demo");
        var gone = server(1, "demo");
        assertThat(new MailLook(gone, null).get()).isEqualTo(Health.wrong(Cause.UNREACHABLE));
        assertThat(new MailLook(there, gone).get()).isEqualTo(Health.wrong(Cause.UNREACHABLE));
    }

    private Health look(String password) {
        var smtp = new MailServer(
                "localhost", mail.getSmtp().getPort(), null, new Login.Password(null), MailServer.Encryption.NONE);
        return new MailLook(server(mail.getImap().getPort(), password), smtp).get();
    }

    private static MailServer server(int port, String password) {
        return new MailServer("localhost", port, CENTRE, new Login.Password(password), MailServer.Encryption.NONE);
    }
}
