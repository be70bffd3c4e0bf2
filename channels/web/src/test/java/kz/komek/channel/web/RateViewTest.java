package kz.komek.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.komek.channel.web.TypedRating.Reading;
import kz.komek.contract.Language;
import kz.komek.contract.PublicTicket;
import kz.komek.contract.PublicTicket.PublicStatus;
import kz.komek.contract.Rating;
import kz.komek.contract.Rating.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateViewTest {
    private static final Instant CLOSED = Instant.parse("2026-11-20T07:00:00Z");
    private static final Texts T = Texts.in(Language.RU);
    private static final Rating BAD = new Rating(7, 2, List.of(Reason.LATE), "Поздно");

    @Test
    void what_ended_can_be_rated_and_what_is_open_or_ended_long_ago_cannot() {
        assertThat(shown(closed(null), CLOSED).open()).isTrue();
        assertThat(RateView.of(closed(null), RateView.Draft.none(true), T, CLOSED))
                .as("just sent")
                .isNull();
        assertThat(RateView.of(closed(null), RateView.Draft.none(false), T, CLOSED.plus(Duration.ofDays(31))))
                .isNull();
        var open = new PublicTicket(
                "0109109109",
                PublicStatus.REGISTERED,
                CLOSED,
                CLOSED,
                List.of(),
                true,
                CLOSED,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                null);
        assertThat(RateView.of(open, RateView.Draft.none(false), T, CLOSED)).isNull();
    }

    @Test
    void a_mark_is_shown_with_until_when_it_may_be_changed_and_later_only_shown() {
        var rated = closed(new PublicTicket.Rated(BAD, CLOSED.plusSeconds(60)));
        var soon = shown(rated, CLOSED.plusSeconds(120));
        assertThat(soon.open()).isTrue();
        assertThat(soon.given()).isEqualTo("Ваша оценка: 2 – Плохо.");
        assertThat(soon.corrected()).contains("Изменить её можно");
        assertThat(soon.words()).isEqualTo("Поздно");
        assertThat(soon.marks().stream().filter(RateView.Choice::chosen))
                .singleElement()
                .satisfies(mark -> assertThat(mark.value()).isEqualTo("2"));
        assertThat(soon.reasons().stream().filter(RateView.Choice::chosen).map(RateView.Choice::value))
                .containsExactly("LATE");
        var later = shown(rated, CLOSED.plus(Duration.ofDays(3)));
        assertThat(later.open()).isFalse();
        assertThat(later.given()).isNotEmpty();
    }

    @Test
    void what_was_typed_is_read_or_refused_with_the_field() {
        assertThat(new TypedRating(7, 2, List.of("LATE", "UNHEARD_OF"), " Поздно ").read())
                .isEqualTo(new Reading.Accepted(BAD));
        assertThat(new TypedRating(7, 5, List.of("LATE"), "").read())
                .as("a good mark has no reasons")
                .isEqualTo(new Reading.Accepted(new Rating(7, 5, List.of(), null)));
        for (Integer none : new Integer[] {null, 0, 6}) {
            assertThat(new TypedRating(7, none, null, null).read())
                    .isEqualTo(new Reading.Refused(List.of(new Violation("stars", Violation.Rule.STARS_MISSING))));
        }
        assertThat(new TypedRating(7, 1, null, "а".repeat(2_001)).read())
                .isEqualTo(new Reading.Refused(List.of(new Violation("words", Violation.Rule.RATING_TOO_LONG))));
    }

    private static RateView shown(PublicTicket ticket, Instant now) {
        var view = RateView.of(ticket, RateView.Draft.none(false), T, now);
        assertThat(view).isNotNull();
        return view;
    }

    private static PublicTicket closed(PublicTicket.@Nullable Rated rated) {
        var ending = new PublicTicket.Ending(7, CLOSED, CLOSED.plus(Duration.ofDays(30)), rated);
        return new PublicTicket(
                "0109109109",
                PublicStatus.CLOSED,
                CLOSED,
                CLOSED,
                List.of(),
                true,
                CLOSED,
                "EXPLAINED",
                List.of(),
                null,
                null,
                ending,
                null,
                List.of(),
                null);
    }
}
