package kz.komek.correspondence;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.ReplyRequested.Asking;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/** What is said in a conversation with nobody behind it. In the caller's transaction, once per id. */
@Singleton
public class Chats {
    private final Replies replies;
    private final WaysOut ways;

    Chats(Replies replies, WaysOut ways) {
        this.replies = replies;
        this.ways = ways;
    }

    /** Who may be spoken to about a ticket, where nobody else reads it; empty where there is no such conversation now. */
    public Optional<Speaker> about(Ticket ticket) {
        if (!ticket.channel().isChat()) return Optional.empty();
        return ways.out(ticket)
                .filter(out -> out.channel().isChat() && out.closed() == null && out.comment() == null)
                .map(out -> new Speaker(out.channel(), out.account(), out.to()));
    }

    /** Whom one speaks to, and where. */
    public record Speaker(Channel channel, String account, Handle handle) {}

    /** @param asking what can be answered with one touch; {@code null}: nothing */
    public void say(UUID id, Speaker to, Language language, String text, @Nullable Asking asking, Instant at) {
        replies.request(
                new ReplyRequested(
                        id,
                        to.channel(),
                        to.account(),
                        to.handle(),
                        language,
                        "",
                        null,
                        text,
                        true,
                        null,
                        List.of(),
                        List.of(),
                        asking,
                        null,
                        null),
                null,
                at);
    }
}
