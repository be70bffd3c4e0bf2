package kz.komek.channel.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kz.komek.contract.PublicTicket;
import kz.komek.contract.PublicTicket.Rated;
import kz.komek.contract.Rating;
import kz.komek.contract.ResidentsDates;
import org.jspecify.annotations.Nullable;

/**
 * The part of the tracking page where an answer is rated.
 *
 * @param given what the resident said before, in words; {@code ""}
 * @param open whether a mark can be given or corrected now
 * @param id identity of what is said with this form, so that a retry is the same
 */
public record RateView(
        String given,
        String corrected,
        boolean open,
        String id,
        int closing,
        List<Choice> marks,
        List<Choice> reasons,
        String words,
        String error) {

    public record Choice(String value, String label, boolean chosen) {}

    /**
     * What was done with the form.
     *
     * @param sent it was taken and is on its way into the register
     * @param typed {@code null}: nothing yet
     */
    record Draft(boolean sent, UUID id, @Nullable TypedRating typed, String error) {
        static Draft none(boolean sent) {
            return new Draft(sent, UUID.randomUUID(), null, "");
        }
    }

    /** {@code null}: there is nothing to rate. */
    static @Nullable RateView of(PublicTicket ticket, Draft draft, Texts t, Instant now) {
        var ending = ticket.ending();
        if (ending == null) return null;
        Rated before = ending.rated();
        boolean open = switch (ending.verdict(now)) {
            case OPEN -> !draft.sent();
            case MAY_CORRECT -> true;
            case TOO_LATE, USED -> false;
        };
        if (!open && before == null) return null;
        var typed = draft.typed() == null ? of(before) : draft.typed();
        var chosen = typed.known();
        return new RateView(
                before == null ? "" : t.of("rate.given", mark(before.rating().stars(), t)),
                before == null || !open ? "" : correctedUntil(before, t, now),
                open,
                draft.id().toString(),
                ending.closing(),
                IntStream.iterate(5, stars -> stars > 0, stars -> stars - 1)
                        .mapToObj(stars -> new Choice(
                                String.valueOf(stars),
                                mark(stars, t),
                                Integer.valueOf(stars).equals(typed.stars())))
                        .toList(),
                Stream.of(Rating.Reason.values())
                        .map(reason -> new Choice(
                                reason.name(),
                                t.of("rate.reason." + reason.name().toLowerCase(Locale.ROOT)),
                                chosen.contains(reason)))
                        .toList(),
                typed.words() == null ? "" : typed.words(),
                draft.error());
    }

    private static String mark(int stars, Texts t) {
        return stars + " – " + t.of("rate.mark." + stars);
    }

    private static String correctedUntil(Rated before, Texts t, Instant now) {
        Instant end = before.at().plus(Rating.CORRECTED_WITHIN);
        return t.of("rate.may_correct", new ResidentsDates(t.language(), now).by(end));
    }

    private static TypedRating of(@Nullable Rated before) {
        if (before == null) return new TypedRating(null, null, null, null);
        var rating = before.rating();
        return new TypedRating(
                rating.closing(),
                rating.stars(),
                rating.reasons().stream().map(Enum::name).toList(),
                rating.words());
    }
}
