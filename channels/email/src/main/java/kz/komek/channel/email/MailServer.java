package kz.komek.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import jakarta.mail.Session;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a mail server is and how to talk to it.
 *
 * @param user {@code null}: without login
 */
record MailServer(String host, int port, @Nullable String user, Login login, Encryption encryption) {
    enum Encryption {
        /** From the first byte (ports 993 and 465). */
        TLS,
        /** STARTTLS or nothing is sent. */
        STARTTLS,
        /** STARTTLS where the server offers it. */
        WHERE_OFFERED,
        NONE
    }

    /** Milliseconds: a server that says nothing for so long is not there. Angus would wait for ever. */
    private static final int PATIENCE = 20_000;

    Session imap(int readPatience) {
        var properties = properties("imap", readPatience);
        // Reading must not set \Seen: that flag belongs to the people who open the mailbox.
        properties.put("mail.imap.peek", "true");
        properties.put("mail.imap.fetchsize", String.valueOf(1024 * 1024));
        properties.put("mail.imap.connectionpoolsize", "1");
        return Session.getInstance(properties);
    }

    Session imap() {
        return imap(PATIENCE);
    }

    Session smtp() {
        var properties = properties("smtp", PATIENCE);
        properties.put("mail.smtp.auth", String.valueOf(user != null));
        properties.put("mail.smtp.sendpartial", "false");
        properties.put("mail.smtp.quitwait", "false");
        return Session.getInstance(properties);
    }

    void connect(Service service) throws MessagingException {
        String secret = login.secret();
        try {
            service.connect(host, port, user, secret);
        } catch (AuthenticationFailedException refused) {
            login.refused();
            throw refused;
        }
    }

    private Properties properties(String protocol, int readPatience) {
        String prefix = "mail." + protocol + ".";
        var properties = new Properties();
        properties.put(prefix + "connectiontimeout", String.valueOf(PATIENCE));
        properties.put(prefix + "timeout", String.valueOf(readPatience));
        properties.put(prefix + "writetimeout", String.valueOf(PATIENCE));
        properties.put(prefix + "ssl.enable", String.valueOf(encryption == Encryption.TLS));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(
                prefix + "starttls.enable",
                String.valueOf(encryption == Encryption.STARTTLS || encryption == Encryption.WHERE_OFFERED));
        properties.put(prefix + "starttls.required", String.valueOf(encryption == Encryption.STARTTLS));
        if (login instanceof Login.Token) properties.put(prefix + "auth.mechanisms", "XOAUTH2");
        return properties;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
