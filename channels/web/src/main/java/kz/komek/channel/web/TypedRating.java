package kz.komek.channel.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kz.komek.channel.web.Violation.Rule;
import kz.komek.contract.Rating;
import org.jspecify.annotations.Nullable;

/**
 * A rating as it was typed, unread.
 *
 * @param closing which end of the ticket the page showed
 */
record TypedRating(
        @Nullable Integer closing,
        @Nullable Integer stars,
        @Nullable List<String> reasons,
        @Nullable String words) {

    sealed interface Reading {
        record Accepted(Rating rating) implements Reading {}

        record Refused(List<Violation> violations) implements Reading {}
    }

    Reading read() {
        String said = Submission.lines(words);
        var violations = new ArrayList<Violation>();
        if (stars == null || stars < 1 || stars > 5) violations.add(new Violation("stars", Rule.STARS_MISSING));
        if (Submission.tooLong(said, Rating.LONGEST_WORDS)) {
            violations.add(new Violation("words", Rule.RATING_TOO_LONG));
        }
        if (stars == null || !violations.isEmpty()) return new Reading.Refused(violations);
        return new Reading.Accepted(
                new Rating(closing == null ? 0 : closing, stars, known(), said.isEmpty() ? null : said));
    }

    /** A reason that we do not know is none. */
    List<Rating.Reason> known() {
        if (reasons == null) return List.of();
        return Stream.of(Rating.Reason.values())
                .filter(reason -> reasons.contains(reason.name()))
                .toList();
    }
}
