package kz.komek.simulator;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;

/** The residents' demo mailboxes: what the centre wrote to them. */
final class Mailboxes {
    private static final Pattern NUMBER = Pattern.compile("\\[(\\d{3}) (\\d{3}) (\\d{4})]");
    private static final Pattern LINK = Pattern.compile("/t/(\\d{10})/([A-Za-z0-9_-]{10,64})");

    private final Session session;
    private final WebSite.Demo demo;

    Mailboxes(WebSite.Demo demo) {
        var properties = new Properties();
        properties.put("mail.imap.connectiontimeout", "5000");
        properties.put("mail.imap.timeout", "20000");
        this.session = Session.getInstance(properties);
        this.demo = demo;
    }

    /**
     * Mails of the centre in one mailbox.
     *
     * @param ids Message-IDs, one per mail, in order of arrival
     * @param keys of the tracking links by ticket number; empty text where a mail names a number without its link
     */
    record Answers(List<String> ids, Map<String, String> keys) {}

    Outcome<Answers> of(String address) {
        try (var store = session.getStore("imap")) {
            store.connect(demo.imapHost(), demo.imapPort(), address, demo.password());
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                return new Outcome.Done<>(read(inbox.getMessages()));
            }
        } catch (MessagingException | IOException e) {
            return new Outcome.NotNow<>(
                    "the mailbox does not answer (" + e.getClass().getSimpleName() + ")", null);
        }
    }

    private static Answers read(Message[] mails) throws MessagingException, IOException {
        var ids = new ArrayList<String>();
        var keys = new LinkedHashMap<String, String>();
        for (Message mail : mails) {
            var number = NUMBER.matcher(Objects.requireNonNullElse(mail.getSubject(), ""));
            boolean ours = false;
            while (number.find()) {
                keys.putIfAbsent(number.group(1) + number.group(2) + number.group(3), "");
                ours = true;
            }
            var link = LINK.matcher(text(mail));
            while (link.find()) {
                keys.put(link.group(1), link.group(2));
                ours = true;
            }
            String[] id = mail.getHeader("Message-ID");
            if (ours) ids.add(id == null ? "none" : id[0]);
        }
        return new Answers(ids, keys);
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/*")) return String.valueOf(part.getContent());
        if (!part.isMimeType("multipart/*")) return "";
        var parts = (Multipart) part.getContent();
        var text = new StringBuilder();
        for (int i = 0; i < parts.getCount(); i++)
            text.append(text(parts.getBodyPart(i))).append('\n');
        return text.toString();
    }
}
