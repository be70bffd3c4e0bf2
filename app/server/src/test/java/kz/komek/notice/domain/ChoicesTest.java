package kz.komek.notice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import kz.komek.contract.Language;
import kz.komek.contract.ResidentsDates;
import kz.komek.notice.domain.Refusal.Why;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoicesTest {
    /** Times are of the city, on 2 March; +1 is the next day. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // What has just come is gathered for a minute.
                "AT_ONCE,      -, -, 09:00, -, 09:00, false",
                "AT_ONCE,      -, -, 09:00, -, 09:01, true",
                // The last mail was less than a quarter of an hour ago.
                "QUARTER_HOUR, -, -, 09:10, 09:00, 09:14, false",
                "QUARTER_HOUR, -, -, 09:10, 09:00, 09:15, true",
                "QUARTER_HOUR, -, -, 09:10, -, 09:11, true",
                "HOUR,         -, -, 09:10, 09:00, 09:59, false",
                "HOUR,         -, -, 09:10, 09:00, 10:00, true",
                // Rounds at half past eight and at half past five.
                "MORNING_AND_EVENING, -, -, 08:31, -, 17:29, false",
                "MORNING_AND_EVENING, -, -, 08:31, -, 17:30, true",
                "MORNING_AND_EVENING, -, -, 17:31, -, 23:59, false",
                "MORNING_AND_EVENING, -, -, 17:31, -, 08:29+1, false",
                "MORNING_AND_EVENING, -, -, 17:31, -, 08:30+1, true",
                // A round that nobody was there for is made up.
                "MORNING_AND_EVENING, -, -, 08:00, -, 11:00, true",
                // Quiet within a day: from its first minute to before its last.
                "AT_ONCE, 12:00, 14:00, 11:00, -, 11:59, true",
                "AT_ONCE, 12:00, 14:00, 11:00, -, 12:00, false",
                "AT_ONCE, 12:00, 14:00, 11:00, -, 13:59, false",
                "AT_ONCE, 12:00, 14:00, 11:00, -, 14:00, true",
                // Over midnight.
                "AT_ONCE, 21:00, 08:00, 20:00, -, 20:59, true",
                "AT_ONCE, 21:00, 08:00, 20:00, -, 21:00, false",
                "AT_ONCE, 21:00, 08:00, 20:00, -, 00:00+1, false",
                "AT_ONCE, 21:00, 08:00, 20:00, -, 07:59+1, false",
                "AT_ONCE, 21:00, 08:00, 20:00, -, 08:00+1, true",
                // The round falls into quiet hours: the mail goes after them.
                "MORNING_AND_EVENING, 21:00, 09:00, 20:00, -, 08:45+1, false",
                "MORNING_AND_EVENING, 21:00, 09:00, 20:00, -, 09:00+1, true",
            })
    void a_mail_goes_when_they_chose(
            Often often, LocalTime from, LocalTime to, String since, String mailed, String now, boolean goes) {
        var choices = choices(often, from, to);
        Instant mailedAt = mailed == null ? null : at(mailed);
        assertThat(choices.isTime(at(since), false, mailedAt, at(now))).isEqualTo(goes);
        assertThat(choices.isTime(at(since), true, mailedAt, at(now)))
                .as("what is urgent waits for nothing")
                .isTrue();
    }

    @Test
    void what_cannot_be_meant_is_refused() {
        assertThat(wrong(true, null, null, null)).isEqualTo(Why.ADDRESS_MISSING);
        assertThat(wrong(false, null, null, null)).isNull();
        assertThat(wrong(true, "arman at komek.test", null, null)).isEqualTo(Why.ADDRESS_WRONG);
        assertThat(wrong(true, "arman@komek.test", null, null)).isNull();
        assertThat(wrong(false, null, LocalTime.of(21, 0), null)).isEqualTo(Why.QUIET_WRONG);
        assertThat(wrong(false, null, null, LocalTime.of(21, 0))).isEqualTo(Why.QUIET_WRONG);
        assertThat(wrong(false, null, LocalTime.of(21, 0), LocalTime.of(21, 0)))
                .as("a whole day, or none of it?")
                .isEqualTo(Why.QUIET_WRONG);
    }

    private static @Nullable Why wrong(
            boolean mail, @Nullable String address, @Nullable LocalTime from, @Nullable LocalTime to) {
        return new Choices("arman", mail, address, Often.AT_ONCE, from, to, null, Language.KK, 0)
                .refusals().stream().map(Refusal::why).findFirst().orElse(null);
    }

    private static Choices choices(Often often, @Nullable LocalTime from, @Nullable LocalTime to) {
        return new Choices("arman", true, "arman@komek.test", often, from, to, null, Language.KK, 1);
    }

    private static Instant at(String time) {
        String[] parts = time.split("\\+");
        var day = LocalDate.of(2026, 3, 2).plusDays(parts.length - 1L);
        return LocalDateTime.of(day, LocalTime.parse(parts[0]))
                .atZone(ResidentsDates.CITY)
                .toInstant();
    }
}
