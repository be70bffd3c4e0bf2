package kz.komek.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider's token endpoint in its wire format, and real mail servers that want its tokens. */
class OAuthTest {
    private static final String CENTRE = "109@komek.test";

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final GreenMail mail =
            new GreenMail(new ServerSetup[] {ServerSetup.IMAP.dynamicPort(), ServerSetup.SMTP.dynamicPort()});
    private Instant now = Instant.parse("2026-11-20T07:00:00Z");
    private HttpServer provider;

    @BeforeEach
    void open() throws Exception {
        mail.start();
        provider = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        provider.createContext("/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String answer = answers.size() > 1 ? answers.remove() : answers.element();
            int status = answer.startsWith("{\"error") ? 400 : answer.isEmpty() ? 503 : 200;
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void close() {
        provider.stop(0);
        mail.stop();
    }

    @Test
    void mailbox_and_sender_log_in_with_one_token_until_shortly_before_it_ends() throws Exception {
        answers.add(token("first"));
        answers.add(token("second"));
        mail.setUser(CENTRE, CENTRE, "first");
        var login = login("fresh-for-ever");
        connect(imap(login));
        connect(smtp(login));
        assertThat(asked)
                .as("asked once for both")
                .containsExactly("grant_type=refresh_token&client_id=komek&client_secret=s%26cret"
                        + "&refresh_token=fresh-for-ever&scope=https%3A%2F%2Fmail.test%2F");

        now = now.plus(Duration.ofMinutes(59).plusSeconds(1));
        mail.setUser(CENTRE, CENTRE, "second");
        connect(imap(login));
        assertThat(asked).hasSize(2);
    }

    @Test
    void a_token_that_the_mail_server_refuses_is_asked_for_anew() throws Exception {
        answers.add(token("revoked"));
        answers.add(token("good"));
        mail.setUser(CENTRE, CENTRE, "good");
        var login = login(null);
        assertThatThrownBy(() -> connect(imap(login))).isInstanceOf(AuthenticationFailedException.class);
        connect(imap(login));
        assertThat(asked.getFirst()).startsWith("grant_type=client_credentials&client_id=komek");
    }

    @Test
    void a_provider_that_refuses_us_differs_from_one_that_cannot_be_reached_and_is_not_quoted() {
        answers.add("{\"error\":\"invalid_grant\",\"error_description\":\"of somebody@mail.test\"}");
        assertThatThrownBy(() -> connect(imap(login("used up"))))
                .isInstanceOf(AuthenticationFailedException.class)
                .hasMessageNotContaining("somebody");
        for (String other : List.of("", "<html>", "{}", "{\"access_token\":7")) {
            answers.clear();
            answers.add(other);
            assertThatThrownBy(() -> connect(imap(login("x"))))
                    .as(other)
                    .isInstanceOf(MessagingException.class)
                    .isNotInstanceOf(AuthenticationFailedException.class);
        }
    }

    private Login login(@Nullable String refreshToken) {
        var url = URI.create("http://localhost:" + provider.getAddress().getPort() + "/token");
        var client = new OAuthTokens.Client(url, "komek", "s&cret", refreshToken, "https://mail.test/");
        return new Login.Token(new OAuthTokens(client, () -> now));
    }

    private Connection imap(Login login) {
        var server = new MailServer("localhost", mail.getImap().getPort(), CENTRE, login, MailServer.Encryption.NONE);
        return () -> {
            try (var store = server.imap().getStore("imap")) {
                return connected(server, store);
            }
        };
    }

    private Connection smtp(Login login) {
        var server = new MailServer("localhost", mail.getSmtp().getPort(), CENTRE, login, MailServer.Encryption.NONE);
        return () -> {
            try (var transport = server.smtp().getTransport("smtp")) {
                return connected(server, transport);
            }
        };
    }

    @FunctionalInterface
    private interface Connection {
        boolean make() throws MessagingException;
    }

    private static void connect(Connection connection) throws MessagingException {
        assertThat(connection.make()).isTrue();
    }

    private static boolean connected(MailServer server, Service service) throws MessagingException {
        server.connect(service);
        return service.isConnected();
    }

    private static String token(String token) {
        return "{\"token_type\":\"Bearer\",\"access_token\":\"" + token + "\",\"expires_in\":3600,\"scope\":\"x\"}";
    }
}
