package kz.komek.channel.email;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import kz.komek.channel.SystemTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox from configuration ({@code KOMEK_MAIL_ADDRESS}, {@code KOMEK_IMAP_*}, {@code KOMEK_SMTP_*}). Half of it
 * may be missing: without a host that direction is off. With {@code KOMEK_MAIL_OAUTH_*} both log in by tokens instead of
 * passwords.
 */
@Singleton
class EmailConfig {
    private final String address;
    private final @Nullable MailServer imap;
    private final @Nullable MailServer smtp;

    EmailConfig(
            @ConfigProperty(name = "komek.mail.address") Optional<String> address,
            @ConfigProperty(name = "komek.imap.host") Optional<String> imapHost,
            @ConfigProperty(name = "komek.imap.port", defaultValue = "993") int imapPort,
            @ConfigProperty(name = "komek.imap.user") Optional<String> imapUser,
            @ConfigProperty(name = "komek.imap.password") Optional<String> imapPassword,
            @ConfigProperty(name = "komek.imap.tls") Optional<Boolean> imapTls,
            @ConfigProperty(name = "komek.smtp.host") Optional<String> smtpHost,
            @ConfigProperty(name = "komek.smtp.port", defaultValue = "587") int smtpPort,
            @ConfigProperty(name = "komek.smtp.user") Optional<String> smtpUser,
            @ConfigProperty(name = "komek.smtp.password") Optional<String> smtpPassword,
            @ConfigProperty(name = "komek.smtp.starttls") Optional<Boolean> smtpStarttls,
            @ConfigProperty(name = "komek.mail.oauth.token-url") Optional<URI> tokenUrl,
            @ConfigProperty(name = "komek.mail.oauth.client-id") Optional<String> clientId,
            @ConfigProperty(name = "komek.mail.oauth.client-secret") Optional<String> clientSecret,
            @ConfigProperty(name = "komek.mail.oauth.refresh-token") Optional<String> refreshToken,
            @ConfigProperty(name = "komek.mail.oauth.scope") Optional<String> scope,
            SystemTime time) {
        this.address = address.map(String::strip).orElse("").toLowerCase(Locale.ROOT);
        // One mailbox, one set of tokens: both directions use the same.
        Optional<Login> token = tokenUrl.map(url -> new Login.Token(new OAuthTokens(
                new OAuthTokens.Client(
                        url,
                        clientId.orElseThrow(() -> new IllegalArgumentException(
                                "KOMEK_MAIL_OAUTH_CLIENT_ID must be set where KOMEK_MAIL_OAUTH_TOKEN_URL is")),
                        clientSecret.orElse(null),
                        refreshToken.orElse(null),
                        scope.orElse(null)),
                time::unmoved)));
        this.imap = imapHost.filter(host -> !host.isBlank())
                .map(host -> new MailServer(
                        host,
                        imapPort,
                        imapUser.orElse(this.address),
                        token.orElseGet(() -> new Login.Password(imapPassword.orElse(""))),
                        imapTls.orElse(imapPort == 993)
                                ? MailServer.Encryption.TLS
                                : MailServer.Encryption.WHERE_OFFERED))
                .orElse(null);
        this.smtp = smtpHost.filter(host -> !host.isBlank())
                .map(host -> new MailServer(
                        host,
                        smtpPort,
                        smtpUser.filter(user -> !user.isBlank()).orElse(token.isPresent() ? this.address : null),
                        token.orElseGet(() -> new Login.Password(smtpPassword.orElse(null))),
                        smtpEncryption(smtpPort, smtpStarttls)))
                .orElse(null);
        if ((imap != null || smtp != null) && !this.address.matches("[^@\\s]+@[^@\\s]+")) {
            throw new IllegalArgumentException(
                    "KOMEK_MAIL_ADDRESS must be the centre's own e-mail address when a mail server is configured");
        }
    }

    private static MailServer.Encryption smtpEncryption(int port, Optional<Boolean> starttls) {
        if (port == 465) return MailServer.Encryption.TLS;
        return starttls.map(on -> on ? MailServer.Encryption.STARTTLS : MailServer.Encryption.NONE)
                .orElse(MailServer.Encryption.WHERE_OFFERED);
    }

    /** Our own address, lower case; the account's name. */
    String address() {
        return address;
    }

    @Nullable MailServer imap() {
        return imap;
    }

    @Nullable MailServer smtp() {
        return smtp;
    }
}
