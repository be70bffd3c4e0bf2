package kz.komek.channel.web;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;
import kz.komek.channel.ChannelEvents;
import kz.komek.channel.Contacts;
import kz.komek.channel.web.Refusal.Code;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactIds;
import kz.komek.contract.Conversation;
import kz.komek.contract.Conversation.Tracking;
import kz.komek.contract.Json;
import kz.komek.contract.PublicTicket;
import kz.komek.contract.Rating;
import org.jboss.logging.Logger;

/** Takes a resident's mark: into the log first, then they are thanked. The core writes it down. */
@Singleton
class Ratings {
    private static final Logger LOG = Logger.getLogger(Ratings.class);

    private final ChannelEvents events;
    private final Conversation conversation;
    private final InstantSource time;

    Ratings(ChannelEvents events, Conversation conversation, InstantSource time) {
        this.events = events;
        this.conversation = conversation;
        this.time = time;
    }

    /**
     * @param id of the form it was given with: sent again it is the same mark
     * @throws Refusal when there is nothing to rate, it is too late, or it cannot be changed any more; NOT_SAVED when
     *     Kafka is silent
     */
    void give(String number, UUID id, Rating rating) {
        // While the core is silent nobody can say whether it comes in time: it is taken, and the core judges later.
        if (conversation.track(number, true) instanceof Tracking.Found(var ticket)) judge(ticket, rating);
        var event = new ChannelEvent(
                ContactIds.of(Channel.WEB, "rating", number, id.toString(), said(rating)),
                Channel.WEB,
                SubmissionNormaliser.ACCOUNT,
                time.instant(),
                ChannelEvent.Kind.RATED,
                number,
                rating);
        try {
            events.publish(event);
        } catch (Contacts.NotAcknowledged e) {
            LOG.warnf("Kafka did not acknowledge %s; its sender is asked to send it again", event.eventId());
            throw new Refusal(Code.NOT_SAVED);
        }
    }

    private void judge(PublicTicket ticket, Rating rating) {
        var ending = ticket.ending();
        if (ending == null || ending.closing() != rating.closing()) throw new Refusal(Code.RATING_UNKNOWN);
        switch (ending.verdict(time.instant())) {
            case OPEN, MAY_CORRECT -> {}
            case TOO_LATE -> throw new Refusal(Code.RATING_LATE);
            case USED -> throw new Refusal(Code.RATING_USED);
        }
    }

    private static String said(Rating rating) {
        return new String(Json.write(rating), java.nio.charset.StandardCharsets.UTF_8);
    }
}
