package kz.komek.channel.web;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import kz.komek.contract.Conversation;
import kz.komek.contract.Conversation.Tracking;
import kz.komek.contract.PublicTicket;
import kz.komek.contract.PublicTicket.PublicStatus;

/** What a program is told of a ticket: also of one that is still on its way into the register. */
@Singleton
class Tracks {
    private final Conversation conversation;
    private final Submissions submissions;
    private final InstantSource time;

    Tracks(Conversation conversation, Submissions submissions, InstantSource time) {
        this.conversation = conversation;
        this.submissions = submissions;
        this.time = time;
    }

    /**
     * @param number valid
     * @param withKey whether its key was shown, and fits
     * @throws Refusal when nobody can have been given the number, or the core is silent
     */
    PublicTicket of(String number, boolean withKey) {
        return switch (conversation.track(number, withKey)) {
            case Tracking.Found(var ticket) -> ticket;
            case Tracking.NotInRegister() -> {
                if (!withKey && !submissions.mayBeGiven(number)) throw new Refusal(Refusal.Code.NUMBER_UNKNOWN);
                yield beingRegistered(number);
            }
            case Tracking.Silent() -> throw new Refusal(Refusal.Code.CORE_SILENT);
        };
    }

    private PublicTicket beingRegistered(String number) {
        var now = time.instant();
        return new PublicTicket(
                number,
                PublicStatus.BEING_REGISTERED,
                now,
                now,
                List.of(),
                false,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                null);
    }
}
