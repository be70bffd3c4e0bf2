package kz.komek.correspondence;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import kz.komek.contract.Accounts;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.correspondence.domain.Ways;
import kz.komek.correspondence.store.ReachTable.Reach;
import kz.komek.resident.Residents;
import kz.komek.ticket.AnswerWays;
import kz.komek.ticket.TicketThread;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where the answers of a ticket go: back to where its resident wrote, else by e-mail where we know an address, else by SMS
 * to their telephone.
 */
@Singleton
class WaysOut implements AnswerWays {
    private final Residents residents;
    private final TicketThread thread;
    private final Reachable reachable;
    private final Enclosures enclosures;
    private final InstantSource time;
    private final ShortMessages shortMessages;
    private final String mailbox;

    WaysOut(
            Residents residents,
            TicketThread thread,
            Reachable reachable,
            Enclosures enclosures,
            InstantSource time,
            ShortMessages shortMessages,
            @ConfigProperty(name = "komek.mail.address") String mailbox) {
        this.residents = residents;
        this.thread = thread;
        this.reachable = reachable;
        this.enclosures = enclosures;
        this.time = time;
        this.shortMessages = shortMessages;
        this.mailbox = mailbox;
    }

    /**
     * @param answered the resident's last message that the channel knows; {@code null}: none
     * @param until when the window closes; {@code null}: it does not, or is not open
     * @param closed why nothing can be said there now; {@code null}: it can
     */
    record Out(
            Channel channel,
            String account,
            Handle to,
            Ways ways,
            @Nullable Message answered,
            @Nullable Instant until,
            Message.@Nullable Delivery closed) {
        /** The comment under which it is said; {@code null}: it is said to the resident alone. */
        @Nullable String comment() {
            return answered == null ? null : answered.comment();
        }
    }

    Optional<Out> out(Ticket ticket) {
        return there(ticket).or(() -> mail(ticket)).or(() -> sms(ticket));
    }

    /** Where they wrote, if they can be written to. */
    private Optional<Out> there(Ticket ticket) {
        if (ticket.channel().isChat()) return chat(ticket);
        return ticket.channel() == Channel.SMS ? sms(ticket).filter(out -> out.closed() == null) : Optional.empty();
    }

    private Optional<Out> chat(Ticket ticket) {
        if (ticket.residentId() == null) return Optional.empty();
        return residents.handles(ticket.residentId(), Residents.kindsOn(ticket.channel())).stream()
                .map(to -> new Known(to, reachable.of(ticket.channel(), ticket.account(), to)))
                .reduce(Known::better)
                .map(known -> chat(ticket, known.to(), known.reach()));
    }

    /** What somebody is known by on one channel: there may be a number and an id, or a number they have left. */
    private record Known(Handle to, Reach reach) {
        /** Where they wrote last, of those that reach them; of two that are alike the later. */
        Known better(Known other) {
            boolean here = reach.unreachableAt() == null;
            boolean there = other.reach.unreachableAt() == null;
            if (here != there) return here ? this : other;
            return said().isAfter(other.said()) ? this : other;
        }

        private Instant said() {
            return reach.saidAt() == null ? Instant.MIN : reach.saidAt();
        }
    }

    private Out chat(Ticket ticket, Handle to, Reach reach) {
        Ways ways = reachable.ways(ticket.channel());
        Message answered = answered(ticket);
        boolean open = answered != null && answered.comment() != null || ways.isOpen(reach.saidAt(), time.instant());
        Message.Delivery closed = reach.unreachableAt() != null
                ? Message.Delivery.UNREACHABLE
                : open ? null : Message.Delivery.WINDOW_CLOSED;
        return new Out(
                ticket.channel(),
                ticket.account(),
                to,
                ways,
                answered,
                closed == null ? ways.until(reach.saidAt()) : null,
                closed);
    }

    /** Whether something may be said in a conversation now. */
    boolean isOpen(Chats.Speaker to) {
        var reach = reachable.of(to.channel(), to.account(), to.handle());
        return reach.unreachableAt() == null && reachable.ways(to.channel()).isOpen(reach.saidAt(), time.instant());
    }

    private Optional<Out> mail(Ticket ticket) {
        return residents
                .reachable(thread.people(ticket), Handle.Kind.EMAIL)
                .map(to -> new Out(
                        Channel.EMAIL, mailbox, to, reachable.ways(Channel.EMAIL), answered(ticket), null, null));
    }

    /** Whoever takes no short messages is called. */
    private Optional<Out> sms(Ticket ticket) {
        return phone(ticket)
                .map(to -> new Out(
                        Channel.SMS,
                        Accounts.SMS,
                        to,
                        reachable.ways(Channel.SMS),
                        null,
                        null,
                        takesSms(to) ? null : Message.Delivery.UNREACHABLE));
    }

    /** Not a telephone on a wall, and not one whose owner has asked us to stop. */
    boolean takesSms(Handle phone) {
        return shortMessages.reach(phone)
                && reachable.of(Channel.SMS, Accounts.SMS, phone).unreachableAt() == null;
    }

    private @Nullable Message answered(Ticket ticket) {
        var known = thread.known(ticket.id());
        return known.isEmpty() ? null : known.getLast();
    }

    Optional<Handle> phone(Ticket ticket) {
        return residents.reachable(thread.people(ticket), Handle.Kind.PHONE);
    }

    @Override
    public @Nullable AnswerBy of(Ticket ticket) {
        return out(ticket).map(out -> answerBy(ticket, out)).orElse(null);
    }

    private AnswerBy answerBy(Ticket ticket, Out out) {
        Ways.Way instead = out.closed() == null ? null : firstOpen(ticket, out).orElse(null);
        return new AnswerBy(
                out.channel(),
                out.until(),
                instead == null ? null : instead.name(),
                out.closed() == null ? null : out.closed().name(),
                out.comment() != null,
                enclosures.taken(out.channel(), out.comment() != null));
    }

    private Optional<Ways.Way> firstOpen(Ticket ticket, Out out) {
        return out.ways().fallback().stream()
                .filter(way -> serves(way, ticket, out))
                .findFirst();
    }

    /** Nobody who has blocked us reads our template, and nobody without a telephone is sent an SMS or called. */
    boolean serves(Ways.Way way, Ticket ticket, Out out) {
        return switch (way) {
            case FIRST -> out.closed() == null;
            case TEMPLATE -> out.ways().template() != null && out.closed() != Message.Delivery.UNREACHABLE;
            case SMS -> phone(ticket).filter(this::takesSms).isPresent();
            case CALL -> phone(ticket).isPresent();
        };
    }
}
