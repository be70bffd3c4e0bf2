package kz.komek.ticket.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.contract.Rating;

/** A rating as the history keeps it. */
final class RatingDetails {
    private RatingDetails() {}

    static Details of(Rating rating) {
        var values = new HashMap<>(Map.of(
                "closing", String.valueOf(rating.closing()),
                "stars", String.valueOf(rating.stars())));
        if (!rating.reasons().isEmpty()) {
            values.put("reasons", rating.reasons().stream().map(Enum::name).collect(Collectors.joining(" ")));
        }
        if (rating.words() != null) values.put("words", rating.words());
        return new Details(values);
    }

    static Rating read(Map<String, String> values) {
        String reasons = values.getOrDefault("reasons", "");
        List<Rating.Reason> read = reasons.isEmpty()
                ? List.of()
                : Stream.of(reasons.split(" ")).map(Rating.Reason::valueOf).toList();
        return new Rating(
                Integer.parseInt(values.getOrDefault("closing", "0")),
                Integer.parseInt(values.getOrDefault("stars", "1")),
                read,
                values.get("words"));
    }
}
