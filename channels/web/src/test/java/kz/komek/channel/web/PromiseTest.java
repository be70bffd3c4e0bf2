package kz.komek.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import kz.komek.contract.Language;
import kz.komek.contract.PublicTicket;
import kz.komek.contract.PublicTicket.PublicStatus;
import kz.komek.contract.ResidentsDates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page of a ticket says of the answer that was promised by 24 November, 18:00. */
class PromiseTest {
    private static final Instant PROMISED = Instant.parse("2026-11-24T13:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # while it is worked
            KK | WITH_SERVICE    | 2026-11-20T05:00:00Z | 24 қараша, сейсенбі, 18:00-ге дейін жауап беруге уәде еттік
            RU | REGISTERED      | 2026-11-20T05:00:00Z | Мы обещали ответить до вторника, 24 ноября, 18:00
            EN | PLANNED         | 2026-11-20T05:00:00Z | We promised an answer by Tuesday 24 November, 18:00
            # on the very moment it is not broken yet
            EN | RECEIVED        | 2026-11-24T13:00:00Z | We promised an answer by Tuesday 24 November, 18:00
            # broken, and said so
            EN | WITH_SERVICE    | 2026-11-24T13:00:01Z | We promised an answer by Tuesday 24 November, 18:00 and did not keep it. Your request is not closed, work on it goes on.
            # the clock stands
            RU | WAITING_FOR_YOU | 2026-11-30T05:00:00Z | Срок ответа стоит, пока вы не ответите.
            # answered: it matters no more
            EN | ANSWERED        | 2026-11-20T05:00:00Z |
            EN | CLOSED          | 2026-11-30T05:00:00Z |
            """)
    void a_promise_is_told_and_owned_up_to(Language language, PublicStatus status, Instant now, @Nullable String said) {
        var ticket = new PublicTicket(
                "0109109109",
                status,
                now,
                now,
                List.of(),
                true,
                PROMISED,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(),
                null);
        assertThat(TrackView.promised(ticket, Texts.in(language), new ResidentsDates(language, now), now))
                .isEqualTo(said == null ? "" : said);
    }
}
