package kz.komek.contract;

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

    sealed interface Told<T> {
        record Found<T>(T what) implements Told<T> {}

        /** The core answered and has no such thing. */
        record Nothing<T>() implements Told<T> {}

        /** No answer in time. */
        record Silent<T>() implements Told<T> {}
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
