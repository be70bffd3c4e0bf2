package kz.komek.notice.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.komek.contract.Language;
import kz.komek.contract.ResidentsDates;
import kz.komek.notice.domain.Refusal.Why;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be told, besides the console.
 *
 * @param address theirs, kept also while they want no mail
 * @param quietFrom by the city's clock; {@code null}: no quiet hours
 * @param quietTo may be past midnight
 * @param awayUntil the last day on which somebody else is told in their place
 * @param version rises with every change; the ETag; 0: nobody has set it
 */
public record Choices(
        String login,
        boolean mail,
        @Nullable String address,
        Often often,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo,
        @Nullable LocalDate awayUntil,
        Language language,
        int version) {
    /** What happens at once is gathered for this long: three hundred deadlines end at 18:00 sharp. */
    public static final Duration GATHERING = Duration.ofMinutes(1);

    private static final List<LocalTime> MORNING_AND_EVENING = List.of(LocalTime.of(8, 30), LocalTime.of(17, 30));
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}\\.[^@\\s.]{2,60}");

    public static Choices usual(String login, Language language) {
        return new Choices(login, false, null, Often.QUARTER_HOUR, null, null, null, language, 0);
    }

    public Choices versioned(int other) {
        return new Choices(login, mail, address, often, quietFrom, quietTo, awayUntil, language, other);
    }

    public List<Refusal> refusals() {
        var found = new ArrayList<Refusal>();
        if (mail && address == null) {
            found.add(new Refusal(Why.ADDRESS_MISSING, "address", "Where shall it be mailed to? Give your address."));
        }
        if (address != null && !ADDRESS.matcher(address).matches()) {
            found.add(new Refusal(Why.ADDRESS_WRONG, "address", "This is no e-mail address."));
        }
        if (quietFrom == null ? quietTo != null : quietTo == null || quietFrom.equals(quietTo)) {
            found.add(new Refusal(
                    Why.QUIET_WRONG, "quietTo", "Quiet hours have a beginning and another end, or there are none."));
        }
        return found;
    }

    /**
     * Whether a mail goes now.
     *
     * @param since when the oldest of what waits was told
     * @param urgent something of it cannot wait
     * @param mailedAt when the last one went; {@code null}: never
     */
    public boolean isTime(Instant since, boolean urgent, @Nullable Instant mailedAt, Instant now) {
        if (urgent) return true;
        if (isQuiet(now) || now.isBefore(since.plus(GATHERING))) return false;
        if (often == Often.MORNING_AND_EVENING) return !lastRound(now).isBefore(since);
        return mailedAt == null || !now.isBefore(mailedAt.plus(often.pause()));
    }

    private boolean isQuiet(Instant now) {
        if (quietFrom == null || quietTo == null) return false;
        LocalTime time = now.atZone(ResidentsDates.CITY).toLocalTime();
        boolean begun = !time.isBefore(quietFrom);
        boolean over = !time.isBefore(quietTo);
        return quietFrom.isBefore(quietTo) ? begun && !over : begun || !over;
    }

    private static Instant lastRound(Instant now) {
        LocalDate today = now.atZone(ResidentsDates.CITY).toLocalDate();
        return Stream.of(today, today.minusDays(1))
                .flatMap(day -> MORNING_AND_EVENING.reversed().stream().map(time -> day.atTime(time)))
                .map(round -> round.atZone(ResidentsDates.CITY).toInstant())
                .filter(round -> !round.isAfter(now))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return "Choices[" + login + "]";
    }
}
