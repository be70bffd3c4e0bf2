package kz.komek.channel.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.number.TicketNumbers;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/** A reply as a mail. Its Message-ID derives from the reply, so a resent one is the same mail. */
final class ReplyMail extends SMTPMessage {
    private static final Pattern REPLY_MARKS = Pattern.compile(
            "(?iu)^(?:\\s*(?:re|aw|sv|ответ|отв|жауап)\\s*(?:\\[\\d{1,3}\\]|\\(\\d{1,3}\\))?\\s*:)+\\s*");
    private static final Pattern NUMBER = Pattern.compile("\\s*\\[\\d{3} ?\\d{3} ?\\d{4}\\]");
    private static final Pattern ID = Pattern.compile("<[\\x21-\\x3b\\x3d\\x3f-\\x7e]{3,400}>");
    private static final int LONGEST_SUBJECT = 200;
    private static final int MOST_REFERENCES = 20;

    private final String messageId;
    private boolean written;

    private ReplyMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static ReplyMail compose(Session session, ReplyRequested reply, String centre, String loopMark, Instant now)
            throws MessagingException {
        String domain = centre.substring(centre.indexOf('@') + 1);
        var mail = new ReplyMail(session, "<" + reply.replyId() + "@" + domain + ">");
        mail.setFrom(from(centre, reply.language()));
        mail.setRecipient(
                Message.RecipientType.TO, new InternetAddress(reply.to().value(), true));
        mail.setSubject(subject(reply), "UTF-8");
        mail.setSentDate(Date.from(now));
        mail.setText(reply.text().replace("\0", "").replaceAll("\\r\\n|\\r|\\n", "\r\n"), "UTF-8");
        mail.setHeader("Content-Language", reply.language().code());
        mail.setHeader(Automatic.LOOP_HEADER, loopMark);
        mail.thread(reply);
        if (reply.automatic()) {
            mail.setHeader("Auto-Submitted", "auto-replied");
            mail.setHeader("X-Auto-Response-Suppress", "All");
        }
        // Our own address for automatic ones too: providers refuse the null sender from those who log in, and a bounce
        // tells that the address is wrong. It cannot loop, because no bounce and no marked mail is ever answered.
        mail.setEnvelopeFrom(centre);
        mail.saveChanges();
        return mail;
    }

    private static InternetAddress from(String centre, Language language) {
        String name = switch (language) {
            case KK -> "109 байланыс орталығы";
            case RU -> "Контакт-центр 109";
            case EN -> "109 contact centre";
        };
        try {
            return new InternetAddress(centre, name, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        }
    }

    /** One "Re:", one number, no line breaks, however often it went to and fro. */
    static String subject(ReplyRequested reply) {
        // Of no ticket: nothing is answered by it.
        if (reply.number().isEmpty() && reply.subject() != null) return MailHeaders.printable(reply.subject());
        String clean = reply.subject() == null ? "" : MailHeaders.printable(reply.subject());
        clean = NUMBER.matcher(clean).replaceAll("");
        clean = REPLY_MARKS.matcher(clean).replaceFirst("").strip();
        if (clean.isEmpty()) {
            clean = switch (reply.language()) {
                case KK -> "Сіздің өтінішіңіз";
                case RU -> "Ваше обращение";
                case EN -> "Your request";
            };
        }
        return "Re: " + MailHeaders.shorten(clean, LONGEST_SUBJECT) + " [" + TicketNumbers.spoken(reply.number()) + "]";
    }

    private void thread(ReplyRequested reply) throws MessagingException {
        String answered = valid(reply.inReplyTo());
        if (answered != null) setHeader("In-Reply-To", answered);
        var ids = new LinkedHashSet<String>();
        for (String reference : reply.references()) if (valid(reference) != null) ids.add(reference);
        if (answered != null) {
            ids.remove(answered);
            ids.add(answered);
        }
        if (ids.isEmpty()) return;
        List<String> thread = new ArrayList<>(ids);
        // A long thread keeps its root and its end, as RFC 5322 readers expect.
        if (thread.size() > MOST_REFERENCES) {
            thread.subList(1, thread.size() - MOST_REFERENCES + 1).clear();
        }
        setHeader("References", MimeUtility.fold(12, String.join(" ", thread)));
    }

    private static @Nullable String valid(@Nullable String id) {
        return id != null && ID.matcher(id).matches() ? id : null;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    @Override
    public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
        super.writeTo(out, without);
        written = true;
    }

    /** Whether all of it went to the server: from then on silence means nothing. */
    boolean wasWritten() {
        return written;
    }
}
