package kz.komek.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.Handle;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.number.TicketNumbers;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A mail's bytes as a contact. Whatever a sender wrote, this gives an answer: what cannot be read becomes a contact that
 * says so and names its original. Only a file store that fails is passed on, since that is not the mail's fault.
 */
final class MailNormaliser {
    static final long LARGEST = 35L * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(MailNormaliser.class);
    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_SUBJECT = 300;
    /** A body of so many delimiter lines is an attack on whoever parses it. */
    private static final int MOST_DELIMITERS = 20_000;

    static {
        // Angus reads these once from the system: how lenient it is, for everyone in this process.
        System.setProperty("mail.mime.multipart.allowempty", "true");
        System.setProperty("mail.mime.ignoreunknownencoding", "true");
        System.setProperty("mail.mime.parameters.strict", "false");
    }

    private final String account;
    private final String loopMark;
    private final Attachments attachments;
    private final Bounce bounce;
    private final Session session = Session.getInstance(new Properties());

    /**
     * @param account our own address
     * @param loopMark what this installation writes into its own mail
     */
    MailNormaliser(String account, String loopMark, Attachments attachments) {
        this.account = account;
        this.loopMark = loopMark;
        this.attachments = attachments;
        this.bounce = new Bounce(account.substring(account.indexOf('@') + 1));
    }

    /** @throws UncheckedIOException when the file store fails; the mail is to be read again later */
    Incoming read(byte[] source, Instant receivedAt) {
        MimeMessage mail = parseOrNull(source);
        Incoming report = mail == null ? null : report(mail, source, receivedAt);
        if (report != null) return report;
        AttachmentRef original = keep(source);
        if (mail != null) {
            try {
                return new Incoming.Contact(contact(mail, source, receivedAt, original));
            } catch (UncheckedIOException storeFailed) {
                throw storeFailed;
            } catch (MessagingException | RuntimeException | StackOverflowError e) {
                // Never the message of e: it may quote the mail.
                LOG.warnf(
                        "mail kept as %s is not readable (%s); a person will look at it",
                        original.id(), e.getClass().getSimpleName());
            }
        }
        return new Incoming.Contact(unreadable(identity(source), receivedAt, List.of(), original));
    }

    /** A mail too large to take: its headers become a visible contact, the mail itself stays in the mailbox. */
    ContactReceived tooLarge(byte[] headers, long size, Instant receivedAt) {
        var refused = new AttachmentRef("", "mail.eml", "message/rfc822", size, null, AttachmentRef.Refusal.TOO_LARGE);
        return unreadable(identity(headers), receivedAt, List.of(refused), null);
    }

    /** A mail that the server lists and does not give. It has no bytes, so its place is its name. */
    ContactReceived unfetchable(String place, Instant receivedAt) {
        var id = ContactIds.of(Channel.EMAIL, "unfetchable", account, place);
        return unreadable(new Identity(id, null, null, List.of(), ""), receivedAt, List.of(), null);
    }

    private record Identity(
            UUID contactId,
            @Nullable String messageId,
            @Nullable Handle sender,
            List<String> references,
            String subject) {}

    private MimeMessage parse(byte[] source) throws MessagingException {
        return new MimeMessage(session, new ByteArrayInputStream(source));
    }

    private @Nullable MimeMessage parseOrNull(byte[] source) {
        try {
            return parse(source);
        } catch (MessagingException | RuntimeException e) {
            return null;
        }
    }

    private @Nullable Incoming report(MimeMessage mail, byte[] source, Instant receivedAt) {
        try {
            return bounce.read(mail, source, receivedAt);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private AttachmentRef keep(byte[] source) {
        try {
            return attachments.original("mail.eml", "message/rfc822", new ByteArrayInputStream(source), LARGEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ContactReceived contact(MimeMessage mail, byte[] source, Instant receivedAt, AttachmentRef original)
            throws MessagingException {
        if (delimiters(source) > MOST_DELIMITERS) throw new MessagingException("too many parts");
        var headers = new MailHeaders(mail);
        var identity = identity(headers, source);
        var body = new MailBody(attachments);
        String whole = body.read(mail);
        String text = MailHeaders.shorten(QuotedText.fold(whole, identity.subject), LONGEST_TEXT);
        boolean machine = Automatic.sign(headers, identity.sender, account, loopMark) != null;
        return new ContactReceived(
                identity.contactId,
                Channel.EMAIL,
                account,
                receivedAt,
                identity.sender,
                LanguageGuess.of(identity.subject + "\n" + text),
                null,
                identity.subject.isEmpty() ? null : identity.subject,
                text,
                null,
                body.files(),
                thread(identity),
                null,
                false,
                original,
                machine ? Nature.AUTOMATIC_REPLY : Nature.MESSAGE);
    }

    private ContactReceived unreadable(
            Identity identity, Instant receivedAt, List<AttachmentRef> files, @Nullable AttachmentRef original) {
        return new ContactReceived(
                identity.contactId,
                Channel.EMAIL,
                account,
                receivedAt,
                identity.sender,
                LanguageGuess.of(identity.subject),
                null,
                identity.subject.isEmpty() ? null : identity.subject,
                "",
                null,
                files,
                thread(identity),
                null,
                false,
                original,
                Nature.UNREADABLE);
    }

    private static ContactReceived.Thread thread(Identity identity) {
        return new ContactReceived.Thread(
                identity.messageId,
                identity.references,
                TicketNumbers.in(identity.subject).toList());
    }

    /** As much as can be said of bytes that may be anything. */
    private Identity identity(byte[] source) {
        try {
            return identity(new MailHeaders(parse(source)), source);
        } catch (MessagingException | RuntimeException | StackOverflowError e) {
            var id = ContactIds.of(Channel.EMAIL, "", "", "", digest(source));
            return new Identity(id, null, null, List.of(), "");
        }
    }

    /**
     * Without the account, so that one mail to two of our mailboxes is one contact, and without what servers on the way
     * add or change: trace headers, line ends, the blank end of the body.
     */
    private static Identity identity(MailHeaders headers, byte[] source) {
        String from = headers.firstOrEmpty("From");
        String date = headers.firstOrEmpty("Date");
        String body = digest(source);
        List<String> ids = headers.ids("Message-ID");
        String subject = MailHeaders.shorten(headers.text("Subject"), LONGEST_SUBJECT);
        String messageId = ids.isEmpty() ? madeId(from, date, headers.firstOrEmpty("Subject"), body) : ids.getFirst();
        return new Identity(
                ContactIds.of(Channel.EMAIL, messageId, from, date, body),
                messageId,
                headers.sender(),
                headers.newestLast(),
                subject);
    }

    private static String madeId(String from, String date, String subject, String body) {
        return "<" + ContactIds.of(Channel.EMAIL, "no-id", from, date, subject, body) + "@made-by-komek.invalid>";
    }

    /** Of the body: what follows the first empty line. */
    private static String digest(byte[] source) {
        int start = 0;
        while (start < source.length && !(isLineFeed(source, start) && isEmptyLine(source, start + 1))) start++;
        int end = source.length;
        while (end > start && source[end - 1] <= ' ' && source[end - 1] >= 0) end--;
        MessageDigest sha = sha256();
        for (int from = Math.min(start, end), i = from; i <= end; i++) {
            if (i == end || source[i] == '\r') {
                sha.update(source, from, i - from);
                from = i + 1;
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static boolean isLineFeed(byte[] source, int i) {
        return source[i] == '\n';
    }

    private static boolean isEmptyLine(byte[] source, int i) {
        if (i < source.length && source[i] == '\r') return i + 1 < source.length && source[i + 1] == '\n';
        return i < source.length && source[i] == '\n';
    }

    private static int delimiters(byte[] source) {
        int count = 0;
        for (int i = 2; i < source.length; i++) {
            if (source[i] == '-' && source[i - 1] == '-' && source[i - 2] == '\n') count++;
        }
        return count;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
