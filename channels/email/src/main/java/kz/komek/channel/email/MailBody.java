package kz.komek.channel.email;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.files.Attachments;
import org.jspecify.annotations.Nullable;

/** Walks a mail's parts: what is to be read, and what is attached. Bounded in depth and number. */
final class MailBody {
    private static final int DEEPEST = 10;
    private static final int MOST_PARTS = 200;
    /** Smaller pictures inside the text are logos of signatures. */
    private static final int LOGO = 5 * 1024;

    private static final Pattern META_CHARSET =
            Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?([\\w-]{2,40})");

    /** The mail is encrypted for somebody else. */
    static final class Sealed extends MessagingException {
        private static final long serialVersionUID = 1;

        Sealed() {
            super("encrypted");
        }
    }

    private record Piece(boolean html, String text) {}

    private final Attachments attachments;
    private final List<AttachmentRef> files = new ArrayList<>();
    private int kept;
    private int parts;

    MailBody(Attachments attachments) {
        this.attachments = attachments;
    }

    List<AttachmentRef> files() {
        return files;
    }

    /**
     * @return the text, plain where there is plain text, with line feeds only
     * @throws UncheckedIOException the file store failed: not the mail's fault
     */
    String read(MimeMessage mail) throws MessagingException {
        return pieces(mail, 0).stream()
                .map(piece -> piece.html ? HtmlText.of(piece.text) : tidy(piece.text))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private List<Piece> pieces(MimePart part, int depth) throws MessagingException {
        if (++parts > MOST_PARTS || depth > DEEPEST) {
            files.add(Attachments.oneTooMany(""));
            return List.of();
        }
        var headers = new MailHeaders(part);
        String type = headers.mediaType();
        if (type.equals("multipart/encrypted") || isEnveloped(type, headers)) throw new Sealed();
        if (type.startsWith("multipart/")) return multipart(part, type, depth);
        if (isText(type, headers)) {
            boolean html = type.equals("text/html");
            return List.of(new Piece(html, text(part, headers, html)));
        }
        if (!type.equals("application/pgp-signature") && !type.matches("application/(x-)?pkcs7-signature")) {
            attach(part, headers, type);
        }
        return List.of();
    }

    private static boolean isEnveloped(String type, MailHeaders headers) {
        if (!type.matches("application/(x-)?pkcs7-mime")) return false;
        String kind = MailHeaders.parameter(headers.firstOrEmpty("Content-Type"), "smime-type");
        return kind == null || !kind.equalsIgnoreCase("certs-only");
    }

    private static boolean isText(String type, MailHeaders headers) {
        if (!type.equals("text/plain") && !type.equals("text/html")) return false;
        String disposition = headers.firstOrEmpty("Content-Disposition").strip().toLowerCase(Locale.ROOT);
        return !disposition.startsWith("attachment")
                && MailHeaders.parameter(";" + disposition, "filename") == null
                && !disposition.contains("filename*")
                && MailHeaders.parameter(headers.firstOrEmpty("Content-Type"), "name") == null;
    }

    private List<Piece> multipart(MimePart part, String type, int depth) throws MessagingException {
        List<MimePart> children = children(part);
        // Broken beyond parsing: its bytes are still words to a person.
        if (children.isEmpty()) return List.of(new Piece(false, text(part, new MailHeaders(part), false)));
        var pieces = new ArrayList<Piece>();
        for (MimePart child : children) pieces.addAll(pieces(child, depth + 1));
        if (!type.equals("multipart/alternative")) return pieces;
        var plain = pieces.stream()
                .filter(piece -> !piece.html && !piece.text.isBlank())
                .toList();
        return plain.isEmpty() ? pieces : plain;
    }

    private static List<MimePart> children(MimePart part) {
        try {
            var children = children(new MimePartDataSource(part));
            // No part begins with the boundary that was declared; the first line that looks like one is it.
            return children.isEmpty() ? children(new ByteArrayDataSource(raw(part), "multipart/mixed")) : children;
        } catch (MessagingException | IOException noBoundaryAnywhere) {
            return List.of();
        }
    }

    private static List<MimePart> children(DataSource source) throws MessagingException {
        var multipart = new MimeMultipart(source);
        var children = new ArrayList<MimePart>();
        for (int i = 0; i < multipart.getCount(); i++) {
            if (multipart.getBodyPart(i) instanceof MimePart child) children.add(child);
        }
        return children;
    }

    private static String text(MimePart part, MailHeaders headers, boolean html) throws MessagingException {
        byte[] bytes = bytes(part, headers);
        String charset = headers.charset();
        if (charset == null && html) {
            Matcher meta = META_CHARSET.matcher(
                    new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1));
            if (meta.find()) charset = meta.group(1);
        }
        return LetterCodes.decode(bytes, charset);
    }

    private void attach(MimePart part, MailHeaders headers, String type) throws MessagingException {
        String name = fileName(part, headers, type);
        if (kept == Attachments.MOST) {
            files.add(Attachments.oneTooMany(name));
            return;
        }
        byte[] bytes = bytes(part, headers);
        if (type.startsWith("image/") && bytes.length < LOGO && headers.has("Content-ID")) return;
        try {
            AttachmentRef file = attachments.take(name, new ByteArrayInputStream(bytes));
            if (file.refused() == null) kept++;
            files.add(file);
        } catch (IOException storeFailed) {
            throw new UncheckedIOException(storeFailed);
        }
    }

    private static String fileName(MimePart part, MailHeaders headers, String type) {
        String name = null;
        try {
            name = part.getFileName();
        } catch (MessagingException malformed) {
            // the parameters are read by hand below
        }
        if (name == null) name = MailHeaders.parameter(headers.firstOrEmpty("Content-Disposition"), "filename");
        if (name == null) name = MailHeaders.parameter(headers.firstOrEmpty("Content-Type"), "name");
        if (name != null) return MailHeaders.decode(name);
        return switch (type) {
            case "message/rfc822" -> "mail.eml";
            case "text/calendar" -> "invitation.ics";
            case "application/ms-tnef" -> "winmail.dat";
            default -> "";
        };
    }

    /** The part's bytes, decoded as well as they can be. */
    private static byte[] bytes(MimePart part, MailHeaders headers) throws MessagingException {
        String encoding =
                headers.firstOrEmpty("Content-Transfer-Encoding").strip().toLowerCase(Locale.ROOT);
        try (InputStream raw = raw(part)) {
            byte[] bytes = raw.readAllBytes();
            if (encoding.startsWith("base64")) return MailHeaders.base64(bytes);
            if (!encoding.startsWith("quoted-printable") && !encoding.contains("uu")) return bytes;
            try (InputStream decoded =
                    MimeUtility.decode(new ByteArrayInputStream(bytes), encoding.replaceAll("[\\s;].*", ""))) {
                return decoded.readAllBytes();
            } catch (IOException | MessagingException brokenEncoding) {
                return bytes;
            }
        } catch (IOException e) {
            throw new MessagingException("unreadable part", e);
        }
    }

    private static InputStream raw(MimePart part) throws MessagingException {
        return switch (part) {
            case MimeMessage mail -> mail.getRawInputStream();
            case MimeBodyPart body -> body.getRawInputStream();
            default -> throw new MessagingException("unknown kind of part " + part.getClass());
        };
    }

    static String tidy(@Nullable String text) {
        if (text == null) return "";
        return text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                .replaceAll("[ \\t\\u00a0]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
