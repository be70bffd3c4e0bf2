package kz.komek.call;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.komek.call.domain.HourOfCalls;
import kz.komek.call.store.CallTable;
import kz.komek.call.store.CallTable.Talk;
import kz.komek.contract.Language;
import kz.komek.contract.ResidentsDates;
import kz.komek.workqueue.Telephones;
import kz.komek.workqueue.domain.Spell;
import org.jspecify.annotations.Nullable;

/** How the telephone went, hour by hour. */
@Singleton
public class CallReport {
    /** After-call work begins when the exchange has told that the call is over. */
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(1);

    private static final Duration LONGEST_CALL = Duration.ofHours(4);

    private final CallTable calls;
    private final Telephones telephones;

    CallReport(CallTable calls, Telephones telephones) {
        this.calls = calls;
        this.telephones = telephones;
    }

    private record Cell(LocalDateTime hour, @Nullable Language language) {}

    /** Of calls that wanted an operator from the first instant until before the second. */
    public List<HourOfCalls> of(Instant from, Instant until) {
        Map<Cell, Long> wrapUps = wrapUps(from, until);
        return calls.hours(from, until, ResidentsDates.CITY).stream()
                .map(hour -> hour.wrappedUp(wrapUps.getOrDefault(new Cell(hour.hour(), hour.language()), 0L)))
                .toList();
    }

    /** After-call work belongs to the call after which it was done. */
    private Map<Cell, Long> wrapUps(Instant from, Instant until) {
        Map<String, List<Talk>> talks =
                calls.talks(from, until).stream().collect(Collectors.groupingBy(Talk::operator));
        var sums = new HashMap<Cell, Long>();
        for (Spell spell : telephones.wrapUps(from, until.plus(LONGEST_CALL))) {
            before(spell, talks.getOrDefault(spell.login(), List.of()))
                    .map(CallReport::cell)
                    .ifPresent(cell -> sums.merge(
                            cell, Duration.between(spell.began(), spell.ended()).toSeconds(), Long::sum));
        }
        return sums;
    }

    private static Optional<Talk> before(Spell spell, List<Talk> talks) {
        return talks.stream()
                .filter(talk -> !talk.until().isAfter(spell.began().plusSeconds(1)))
                .filter(talk -> talk.until().isAfter(spell.began().minus(TOLD_WITHIN)))
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(), near -> near.isEmpty() ? Optional.empty() : Optional.of(near.getLast())));
    }

    private static Cell cell(Talk talk) {
        return new Cell(
                LocalDateTime.ofInstant(talk.wantedAt(), ResidentsDates.CITY).truncatedTo(ChronoUnit.HOURS),
                talk.language());
    }

    /** As a table that any program opens. */
    public static String csv(List<HourOfCalls> hours) {
        Map<String, Function<HourOfCalls, Object>> columns = new java.util.LinkedHashMap<>();
        columns.put("hour", HourOfCalls::hour);
        columns.put(
                "language",
                hour -> hour.language() == null ? "" : hour.language().code());
        columns.put("offered", HourOfCalls::offered);
        columns.put("answered", HourOfCalls::answered);
        columns.put("abandoned", HourOfCalls::abandoned);
        columns.put("abandoned_short", HourOfCalls::abandonedShort);
        columns.put("call_backs", HourOfCalls::callBacks);
        columns.put("messages", HourOfCalls::messages);
        columns.put("wait_seconds", HourOfCalls::waitSeconds);
        columns.put("longest_wait_seconds", HourOfCalls::longestWaitSeconds);
        columns.put("talk_seconds", HourOfCalls::talkSeconds);
        columns.put("hold_seconds", HourOfCalls::holdSeconds);
        columns.put("wrap_up_seconds", HourOfCalls::wrapUpSeconds);
        var csv = new StringBuilder(String.join(",", columns.keySet())).append("\r\n");
        for (HourOfCalls hour : hours) {
            csv.append(columns.values().stream()
                            .map(column -> String.valueOf(column.apply(hour)))
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return csv.toString();
    }
}
