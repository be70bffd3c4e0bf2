package kz.komek.simulator;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;

/** Residents' mail programs: one mail, one connection, and the same Message-ID however often it must be sent. */
final class PostOffice {
    private final Session session;
    private final String centre;
    private final Date writtenAt;

    /** @param writtenAt stands in every mail: a second attempt must not differ from the first */
    PostOffice(WebSite.Demo demo, Date writtenAt) {
        var properties = new Properties();
        properties.put("mail.smtp.host", demo.smtpHost());
        properties.put("mail.smtp.port", String.valueOf(demo.smtpPort()));
        properties.put("mail.smtp.connectiontimeout", "5000");
        properties.put("mail.smtp.timeout", "20000");
        properties.put("mail.smtp.writetimeout", "20000");
        this.session = Session.getInstance(properties);
        this.centre = demo.centre();
        this.writtenAt = writtenAt;
    }

    static String messageId(Contact contact) {
        return "<" + contact.mark() + "@city.test>";
    }

    Outcome<String> send(Contact contact) {
        try {
            var mail = mail(contact);
            try (var transport = session.getTransport("smtp")) {
                transport.connect();
                transport.sendMessage(mail, mail.getAllRecipients());
            }
            return new Outcome.Done<>(messageId(contact));
        } catch (SendFailedException e) {
            return new Outcome.Refused<>(
                    "the mail server refused a mail (" + e.getClass().getSimpleName() + ")");
        } catch (MessagingException e) {
            // Lost connection: perhaps it was taken. The next attempt is the same mail.
            return new Outcome.NotNow<>(
                    "the mail server does not answer (" + e.getClass().getSimpleName() + ")", null);
        }
    }

    private MimeMessage mail(Contact contact) throws MessagingException {
        var mail = new OwnId(session, messageId(contact));
        mail.setFrom(from(contact));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(centre));
        mail.setSubject(contact.subject(), "UTF-8");
        mail.setSentDate(writtenAt);
        mail.setHeader("Content-Language", contact.language().code());
        var photo = contact.photo();
        if (photo.isPresent()) {
            mail.setContent(withPhoto(contact, photo.get()));
        } else {
            mail.setText(contact.text(), charset(contact));
        }
        mail.saveChanges();
        return mail;
    }

    /** Old mail programs of offices still write Russian so. */
    private static String charset(Contact contact) {
        return contact.language() == Language.RU && contact.index() % 5 == 0 ? "windows-1251" : "UTF-8";
    }

    private static MimeMultipart withPhoto(Contact contact, byte[] photo) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(contact.text(), "UTF-8");
        var file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(photo, "image/png")));
        file.setFileName(contact.photoName());
        return new MimeMultipart(text, file);
    }

    private static InternetAddress from(Contact contact) {
        try {
            return new InternetAddress(
                    Objects.requireNonNull(contact.email(), "who writes by mail has an address"),
                    contact.name(),
                    "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class OwnId extends MimeMessage {
        private final String id;

        OwnId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
