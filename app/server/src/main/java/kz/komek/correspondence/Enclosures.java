package kz.komek.correspondence;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.ticket.AnswerWays.Takes;
import kz.komek.ticket.TicketThread;

/**
 * Files of what people of ours wrote go along where it is said, as far as the providers of that channel take them. What they
 * take is data, {@code enclosures.json}: the least of all providers of a channel. Whatever they do not is read by the link.
 */
@Singleton
class Enclosures {
    private final TicketThread thread;
    private final Letters letters;
    private final Map<Channel, List<Takes>> taken;

    Enclosures(TicketThread thread, Letters letters) {
        this.thread = thread;
        this.letters = letters;
        this.taken = read();
    }

    static final class Rows extends LinkedHashMap<Channel, List<Takes>> {
        private static final long serialVersionUID = 1;
    }

    private static Map<Channel, List<Takes>> read() {
        try (InputStream file = Enclosures.class.getResourceAsStream("enclosures.json")) {
            return Map.copyOf(Json.read(Objects.requireNonNull(file).readAllBytes(), Rows.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** None: nothing goes along there. @param inPublic everybody would see them */
    List<Takes> taken(Channel channel, boolean inPublic) {
        return inPublic ? List.of() : taken.getOrDefault(channel, List.of());
    }

    /** With the files of the message that it carries. What Komek says by itself has none. */
    ReplyRequested with(ReplyRequested requested, long ticket) {
        if (requested.automatic() || !requested.channel().isChat()) return requested;
        var takes = taken(requested.channel(), requested.comment() != null);
        var files = thread.files(requested.replyId()).stream()
                .collect(Collectors.partitioningBy(
                        file -> takes.stream().anyMatch(each -> each.isOf(file.mediaType(), file.size()))));
        List<AttachmentRef> along = files.getOrDefault(true, List.of());
        boolean more = !files.getOrDefault(false, List.of()).isEmpty();
        if (along.isEmpty() && !more) return requested;
        String text = more && requested.comment() == null
                ? requested.text() + "\n" + byLink(ticket, requested.language())
                : requested.text();
        return new ReplyRequested(
                requested.replyId(),
                requested.channel(),
                requested.account(),
                requested.to(),
                requested.language(),
                requested.number(),
                requested.subject(),
                text,
                false,
                requested.inReplyTo(),
                requested.references(),
                along,
                requested.asking(),
                requested.template(),
                requested.comment());
    }

    private String byLink(long ticket, Language language) {
        return letters.files(thread.ticket(ticket), language);
    }
}
