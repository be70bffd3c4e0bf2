package kz.komek.channel.email;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import kz.komek.contract.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Whether a machine wrote it (RFC 3834 and what machines really send): then nothing of ours may answer it.
 *
 * <p>{@code X-Auto-Response-Suppress} is not a sign: Outlook puts it on mail that people write. It asks not to be
 * answered by machines and says nothing about who wrote.
 */
enum Automatic {
    OUR_OWN,
    REPORT,
    AUTO_SUBMITTED,
    AUTO_REPLY_HEADER,
    NULL_SENDER,
    PRECEDENCE,
    LIST,
    ROBOT_SENDER;

    static final String LOOP_HEADER = "X-Komek-Loop";

    private static final Set<String> NOT_A_PERSONS = Set.of("bulk", "list", "junk", "auto_reply", "auto-reply");
    private static final Pattern ROBOT = Pattern.compile(
            "(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|noreply-.*|bounces?|auto-?reply|autoresponder)(?:[+=-].*)?@.*");

    /**
     * @param own our own address
     * @param loopMark what this installation writes into {@link #LOOP_HEADER}
     * @return why it is a machine's; {@code null}: nothing says so
     */
    static @Nullable Automatic sign(MailHeaders headers, @Nullable Handle sender, String own, String loopMark) {
        if (sender != null && sender.value().equals(own)) return OUR_OWN;
        if (headers.all(LOOP_HEADER).contains(loopMark)) return OUR_OWN;
        if (headers.mediaType().equals("multipart/report")) return REPORT;
        if (headers.all("Auto-Submitted").stream()
                .anyMatch(value -> !firstWord(value).equals("no"))) {
            return AUTO_SUBMITTED;
        }
        if (headers.has("X-Autoreply") || headers.has("X-Autorespond") || headers.has("X-Autoresponder")) {
            return AUTO_REPLY_HEADER;
        }
        if (headers.all("Return-Path").stream()
                .anyMatch(value -> value.replace(" ", "").equals("<>"))) {
            return NULL_SENDER;
        }
        // Repeated Precedence headers are common; any of them counts.
        if (headers.all("Precedence").stream().map(Automatic::firstWord).anyMatch(NOT_A_PERSONS::contains)) {
            return PRECEDENCE;
        }
        if (headers.has("List-Id") || headers.has("List-Unsubscribe")) return LIST;
        return sender != null && isRobot(sender.value()) ? ROBOT_SENDER : null;
    }

    static boolean isRobot(String address) {
        return ROBOT.matcher(address).matches();
    }

    private static String firstWord(String value) {
        return value.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s;(].*", "");
    }
}
