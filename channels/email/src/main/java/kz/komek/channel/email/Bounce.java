package kz.komek.channel.email;

import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.komek.contract.DeliveryReported;
import org.jspecify.annotations.Nullable;

/**
 * A server's word about a reply of ours: RFC 3464, or the free text that Exim and qmail write. It counts only when it
 * names a Message-ID of ours, which nobody but the receiver of that reply can know.
 */
final class Bounce {
    private static final Pattern ACTION = Pattern.compile("(?im)^Action:[ \\t]*([a-z-]+)");
    private static final Pattern STATUS = Pattern.compile("(?im)^Status:[ \\t]*([245]\\.\\d{1,3}\\.\\d{1,3})");
    private static final Pattern DELAYED = Pattern.compile("(?iu)delay|warning|отложен|задерж|кешік");
    private static final int NO_REPORT_IS_LARGER = 4 * 1024 * 1024;

    private final Pattern ourId;
    private final Pattern ourIdReturned;

    /** @param domain the part of our Message-IDs behind the @ */
    Bounce(String domain) {
        String id = "<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@" + Pattern.quote(domain) + ">";
        this.ourId = Pattern.compile("(?i)" + id);
        this.ourIdReturned = Pattern.compile("(?im)^[ \\t]*Message-ID:\\s*" + id);
    }

    /** @return {@code null}: not a server's word about a reply of ours */
    @Nullable Incoming read(MimeMessage mail, byte[] source, Instant at) {
        var headers = new MailHeaders(mail);
        boolean report = headers.mediaType().equals("multipart/report");
        if (!report && !isOldFashioned(headers) || source.length > NO_REPORT_IS_LARGER) return null;
        String type = MailHeaders.parameter(headers.firstOrEmpty("Content-Type"), "report-type");
        if (type != null && !type.equalsIgnoreCase("delivery-status")) return null;
        // Reports are seven-bit text by their standard, so the source can be read as it lies.
        String text = new String(source, StandardCharsets.ISO_8859_1);
        Matcher id = replyNamed(text, headers);
        if (id == null) return null;
        List<String> actions = ACTION.matcher(text)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .toList();
        boolean failed =
                actions.isEmpty() ? !DELAYED.matcher(headers.text("Subject")).find() : actions.contains("failed");
        if (!failed) return new Incoming.Progress(actions.isEmpty() ? "delayed" : actions.getFirst());
        Matcher status = STATUS.matcher(text);
        String reason = status.find() ? "returned with status " + status.group(1) : "returned";
        String ours = id.group().substring(id.group().indexOf('<'));
        return new Incoming.Returned(new DeliveryReported(
                UUID.fromString(id.group(1)), DeliveryReported.Outcome.RETURNED, at, ours, reason));
    }

    private static boolean isOldFashioned(MailHeaders headers) {
        var sender = headers.sender();
        return headers.has("X-Failed-Recipients")
                || sender != null && sender.value().matches("(?:mailer-daemon|postmaster)@.*");
    }

    private @Nullable Matcher replyNamed(String text, MailHeaders headers) {
        // The returned message's own Message-ID comes first; what the bounce refers to serves where it is cut off.
        Matcher returned = ourIdReturned.matcher(text);
        if (returned.find()) return returned;
        for (String reference : headers.newestLast().reversed()) {
            Matcher ours = ourId.matcher(reference);
            if (ours.matches()) return ours;
        }
        return null;
    }
}
