package kz.komek.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Questions to the core by HTTP, idempotent, never thrown: when the core is silent the answer says so and the page still
 * serves. A person waits for tracking (at most 800 ms), nobody for a claim (5 s).
 */
public interface Conversation {

    /** @param withKey the link's key was checked by the caller: show everything the resident may see */
    Tracking track(String number, boolean withKey);

    /**
     * One conditional UPDATE at the core decides who sends a reply. Only {@link Claim#WON} may send.
     *
     * @param claimant a fresh id for every attempt; the same one again, after {@link Claim#SILENT} only, wins again: an
     *     answer that was lost on the way does not leave the reply to nobody
     */
    Claim claim(UUID replyId, UUID claimant);

    /**
     * What residents may read.
     *
     * @param words that are looked for; {@code null}: none
     * @param sphere code; {@code null}: any
     */
    Told<PublicAnswers> answers(Language language, @Nullable String words, @Nullable String sphere);

    Told<PublicArticle> article(String code, Language language);

    /** Somebody found it useful, or not: only counted. {@link Told.Silent}: it was not. */
    Told<Boolean> think(String code, boolean useful);

    /**
     * Who calls. {@link Told.Nothing}: nobody known; a call goes on as if so when the core is silent.
     *
     * @param phone in E.164
     */
    default Told<Caller> caller(String phone) {
        return new Told.Silent<>();
    }

    /** Who is to be rung for a call, or how long it still waits. The same call again, while it rings, is the same seat. */
    default Seat seat(SeatWanted wanted) {
        return new Seat.Silent();
    }

    /**
     * @param language as they spoke last
     * @param blocked they called in vain too often: an operator is not troubled
     * @param open how many requests of theirs are being worked on
     */
    record Caller(@Nullable Language language, boolean blocked, int open, List<Announcement> announcements) {
        public Caller {
            announcements = List.copyOf(announcements);
        }
    }

    /**
     * What is told before it is asked, because of where the caller lives.
     *
     * @param resource of planned works ({@link PublicWork#resource}); {@code null}: many ask about one thing
     * @param until when works end; {@code null}: nobody knows
     * @param place what it is called, for whom nobody knows to live there; {@code null}: the caller does
     */
    record Announcement(
            @Nullable String resource,
            Names text,
            @Nullable Instant until,
            @Nullable Names place) {
        /** Where the caller lives. */
        public Announcement(@Nullable String resource, Names text, @Nullable Instant until) {
            this(resource, text, until, null);
        }
    }

    /**
     * @param call the exchange's id
     * @param phone in E.164; {@code null}: withheld
     * @param unanswered the seat that was rung last, in vain; {@code null}: none yet
     */
    record SeatWanted(
            String call,
            Language language,
            @Nullable String phone,
            @Nullable UUID unanswered) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Seat.Operator.class, name = "operator"),
        @JsonSubTypes.Type(value = Seat.Queue.class, name = "queue"),
        @JsonSubTypes.Type(value = Seat.Full.class, name = "full"),
        @JsonSubTypes.Type(value = Seat.Nobody.class, name = "nobody"),
        @JsonSubTypes.Type(value = Seat.Silent.class, name = "silent")
    })
    sealed interface Seat {
        /**
         * Is kept for this call.
         *
         * @param address a number in E.164 or a SIP address
         * @param open how many requests of the caller's are being worked on
         */
        record Operator(UUID seat, String address, int open) implements Seat {}

        /** @param position 1 is next @param expectedSeconds {@code null}: nobody can say */
        record Queue(int position, @Nullable Long expectedSeconds) implements Seat {}

        /** Too many wait already. */
        record Full() implements Seat {}

        /** Nobody is there who answers telephones. */
        record Nobody() implements Seat {}

        /** No answer in time. */
        record Silent() implements Seat {}
    }

    sealed interface Told<T> {
        record Found<T>(T what) implements Told<T> {}

        /** The core answered and has no such thing. */
        record Nothing<T>() implements Told<T> {}

        /** No answer in time. */
        record Silent<T>() implements Told<T> {}
    }

    /** What is under way at a place, or begins there within a day: asked before a ticket is made of it. */
    Works worksAt(Place place);

    /**
     * All that has not ended, the soonest end first.
     *
     * @param district code; {@code null}: everywhere
     * @param street as people write it; {@code null}: any
     */
    Works works(@Nullable String district, @Nullable String street);

    /** Somebody was content with knowing of works. @param id the asker's: the same again is the same */
    Noted answered(UUID work, UUID id, WorkAnswer answer);

    /** What residents are told before they ask; none also when the core is silent: nothing waits for it. */
    List<PublicOutage> outages();

    sealed interface Works {
        record Found(List<PublicWork> works) implements Works {
            public Found {
                works = List.copyOf(works);
            }
        }

        /** No answer in time: the page goes on as if there were none, and says so where it shows nothing else. */
        record Silent() implements Works {}
    }

    enum Noted {
        YES,
        /** There are no such works. */
        UNKNOWN,
        SILENT
    }

    sealed interface Tracking {
        record Found(PublicTicket ticket) implements Tracking {}

        /** The core answered and has no such ticket (yet). */
        record NotInRegister() implements Tracking {}

        /** No answer in time. */
        record Silent() implements Tracking {}
    }

    enum Claim {
        WON,
        /** Somebody else has it, or it is done: do not send. */
        LOST,
        /** The core did not answer: ask again later, do not send. */
        SILENT
    }
}
