package kz.komek.sla.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.komek.calendar.domain.ClockUnit;
import kz.komek.calendar.domain.PauseReason;
import kz.komek.calendar.domain.Receipt;
import kz.komek.calendar.domain.Target;
import kz.komek.calendar.domain.WorkingCalendar;
import kz.komek.calendar.domain.WorkingCalendar.Hours;
import kz.komek.calendar.domain.WorkingTime;
import kz.komek.contract.Names;
import kz.komek.contract.ResidentsDates;
import kz.komek.notice.domain.Step;
import kz.komek.notice.domain.StepUnit;
import kz.komek.notice.domain.StepWhen;
import kz.komek.notice.domain.Whom;
import kz.komek.sla.domain.Clock.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In October 2026 the 23rd is a Friday. The office works 09:00-17:00 on five days, without a lunch break. */
class ClockTest {
    private static final WorkingTime OFFICE = office(1);
    private static final Calendars CALENDARS = (calendar, version) -> office(version);

    private static final List<Step> LADDER = List.of(
            new Step(Whom.RESPONSIBLE, StepWhen.BEFORE, 75, StepUnit.PERCENT),
            new Step(Whom.RESPONSIBLE, StepWhen.BEFORE, 90, StepUnit.PERCENT),
            new Step(Whom.RESPONSIBLE, StepWhen.BEFORE, 1, StepUnit.HOURS),
            new Step(Whom.RESPONSIBLE, StepWhen.AT_BREACH, 0, StepUnit.HOURS));
    private static final List<Step> HIGHER = Stream.concat(
                    LADDER.stream(),
                    Stream.of(
                            new Step(Whom.DEPARTMENT_HEAD, StepWhen.AFTER, 1, StepUnit.WORKING_HOURS),
                            new Step(Whom.DEPUTY_AKIM, StepWhen.AFTER, 1, StepUnit.WORKING_DAYS)))
            .toList();

    private final Clock clock = working(8, "2026-10-23T09:00");

    @Test
    void it_wakes_at_three_quarters_at_nine_tenths_an_hour_before_and_when_it_is_due() {
        assertThat(wakesOf(clock, "2026-10-24T00:00"))
                .containsExactly(
                        "75 % 2026-10-23T15:00",
                        "an hour 2026-10-23T16:00",
                        "90 % 2026-10-23T16:12",
                        "due 2026-10-23T17:00",
                        "late 2026-10-23T17:00");
        assertThat(clock.wakes()).as("nobody above is told").isNull();
    }

    @Test
    void what_was_late_when_more_time_was_given_was_not_kept() {
        clock.extend(at("2026-10-30T17:00"), at("2026-12-01T00:00"), "spare parts", "bolat", at("2026-10-23T17:01"));
        assertThat(clock.broken()).as("by the promise of then").isEqualTo(at("2026-10-23T17:00"));
        assertThat(clock.isLateAt(at("2026-10-29T09:00")))
                .as("there is time again")
                .isFalse();
        clock.stop(at("2026-10-29T09:00"));
        assertThat(clock.outcome()).isEqualTo(Outcome.BREACHED);
    }

    @Test
    void what_was_in_time_when_more_time_was_given_or_stood_still_is_kept() {
        clock.extend(at("2026-10-30T17:00"), at("2026-12-01T00:00"), "spare parts", "bolat", at("2026-10-23T17:00"));
        assertThat(clock.broken()).isNull();
        clock.stop(at("2026-10-30T17:00"));
        assertThat(clock.outcome()).isEqualTo(Outcome.MET);
        Clock still = working(8, "2026-10-23T09:00");
        still.pause(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-23T16:00"));
        still.extend(at("2026-11-30T17:00"), at("2026-12-01T00:00"), "spare parts", "bolat", at("2026-10-26T17:01"));
        assertThat(still.broken()).isNull();
    }

    @Test
    void after_an_outage_everything_comes_at_once_in_its_order_and_once() {
        assertThat(rung(clock, "2026-10-26T12:00")).containsExactly("75 %", "an hour", "90 %", "due", "late");
        assertThat(rung(clock, "2026-10-26T12:00")).isEmpty();
    }

    @Test
    void nobody_is_warned_twice_however_often_it_stands_still() {
        assertThat(rung(clock, "2026-10-23T15:00")).containsExactly("75 %");
        clock.pause(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-23T15:30"));
        clock.arm(LADDER, CALENDARS);
        assertThat(clock.wakes()).isNull();
        clock.resume(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-26T09:00"), CALENDARS);
        assertThat(clock.due()).isEqualTo(at("2026-10-26T10:30"));
        assertThat(wakesOf(clock, "2026-10-27T00:00"))
                .containsExactly(
                        "an hour 2026-10-26T09:30",
                        "90 % 2026-10-26T09:42",
                        "due 2026-10-26T10:30",
                        "late 2026-10-26T10:30");
    }

    @Test
    void two_pauses_of_which_one_lies_in_the_other_count_once_and_a_question_asked_twice_is_one() {
        clock.pause(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-23T10:00"));
        clock.pause(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-23T11:00"));
        clock.pause(PauseReason.WAITING_FOR_FUNDS, at("2026-10-23T11:30"));
        clock.resume(PauseReason.WAITING_FOR_FUNDS, at("2026-10-23T11:40"), CALENDARS);
        assertThat(clock.pausedAt()).isEqualTo(at("2026-10-23T10:00"));
        clock.resume(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-23T12:00"), CALENDARS);
        assertThat(clock.due()).isEqualTo(at("2026-10-26T11:00"));
    }

    @ParameterizedTest
    @CsvSource({
        // on the very instant: kept, however late the sweep
        "2026-10-23T17:00:00, MET",
        "2026-10-23T17:00:01, BREACHED",
        // before the sweep has seen that it was due
        "2026-10-23T18:00:00, BREACHED"
    })
    void kept_or_broken_is_by_the_moment_of_the_act(String when, Outcome how) {
        clock.stop(at(when));
        assertThat(clock.outcome()).isEqualTo(how);
        assertThat(rung(clock, "2026-11-01T00:00")).as("it is over").isEmpty();
    }

    @Test
    void stopped_while_it_stood_still_it_was_in_time_however_long_that_was() {
        clock.pause(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-23T10:00"));
        clock.stop(at("2026-12-01T10:00"));
        assertThat(clock.outcome()).isEqualTo(Outcome.MET);
    }

    @Test
    void what_was_late_before_it_stood_still_is_not_mended_by_a_question() {
        assertThat(rung(clock, "2026-10-23T17:00")).contains("due");
        clock.pause(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-23T18:00"));
        clock.resume(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-27T18:00"), CALENDARS);
        assertThat(clock.due()).isEqualTo(at("2026-10-23T17:00"));
        clock.drop(at("2026-10-28T09:00"));
        assertThat(clock.outcome()).as("what was broken stays broken").isEqualTo(Outcome.BREACHED);
    }

    @Test
    void another_target_counts_from_the_same_start_without_its_pauses() {
        clock.pause(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-23T10:00"));
        clock.resume(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-23T11:00"), CALENDARS);
        assertThat(clock.retarget(given(4), 2, office(1))).isTrue();
        assertThat(clock.due()).isEqualTo(at("2026-10-23T14:00"));
    }

    @Test
    void a_calendar_that_was_edited_moves_nothing_that_was_promised() {
        assertThat(clock.retarget(given(8), 2, office(2))).isFalse();
        assertThat(clock.basis().calendarVersion()).isEqualTo(1);
        clock.pause(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-23T10:00"));
        clock.resume(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-23T11:00"), CALENDARS);
        assertThat(clock.due()).as("by the version of the promise").isEqualTo(at("2026-10-26T10:00"));
    }

    @Test
    void an_extension_is_granted_once_and_what_was_warned_of_is_warned_of_anew() {
        var appeal = started(ClockKind.STATUTORY, new Target(2, ClockUnit.WORKING_DAYS), "2026-10-23T10:00");
        assertThat(appeal.due()).isEqualTo(at("2026-10-27T17:00"));
        assertThat(rung(appeal, "2026-10-27T16:30")).containsExactly("75 %", "90 %", "an hour");
        Instant until = at("2026-11-27T17:00");
        appeal.extend(until, at("2026-12-27T17:00"), "сараптама", "bolat", at("2026-10-27T16:40"));
        assertThat(appeal.due()).isEqualTo(until);
        assertThat(wakesOf(appeal, "2026-11-28T00:00")).hasSize(5).last().isEqualTo("late 2026-11-27T17:00");
        assertThatThrownBy(() -> appeal.extend(until.plusSeconds(9), until.plusSeconds(99), "тағы", "bolat", until))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.refusal()).isInstanceOf(Refusal.ExtendedBefore.class));
    }

    @Test
    void nothing_is_extended_to_an_earlier_moment_or_beyond_the_law() {
        var appeal = started(ClockKind.STATUTORY, new Target(2, ClockUnit.WORKING_DAYS), "2026-10-23T10:00");
        Instant due = appeal.due();
        Instant latest = due.plusSeconds(3600);
        Instant now = at("2026-10-23T12:00");
        assertThatThrownBy(() -> appeal.extend(due, latest, "?", "bolat", now))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.refusal()).isEqualTo(new Refusal.NotLater(due)));
        assertThatThrownBy(() -> appeal.extend(latest.plusSeconds(1), latest, "?", "bolat", now))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.refusal()).isEqualTo(new Refusal.TooLate(latest)));
        assertThat(appeal.extension()).isNull();
    }

    @Test
    void those_above_are_told_one_after_the_other_each_in_working_time_after_it_was_due() {
        assertThat(rung(clock, "2026-10-23T17:00", HIGHER)).endsWith("due", "late");
        assertThat(clock.wakes()).isEqualTo(at("2026-10-26T10:00"));
        assertThat(rung(clock, "2026-10-26T10:00", HIGHER)).containsExactly("step 5");
        assertThat(clock.wakes()).isEqualTo(at("2026-10-26T17:00"));
        assertThat(rung(clock, "2026-10-26T17:00", HIGHER)).containsExactly("step 6");
        assertThat(clock.wakes()).isNull();
    }

    @Test
    void after_a_long_outage_the_ladder_is_climbed_in_its_order() {
        assertThat(rung(clock, "2026-11-20T12:00", HIGHER)).endsWith("due", "late", "step 5", "step 6");
        assertThat(rung(clock, "2026-11-20T12:00", HIGHER)).isEmpty();
    }

    @Test
    void a_question_in_the_middle_of_the_ladder_does_not_end_it() {
        rung(clock, "2026-10-23T17:00", HIGHER);
        clock.pause(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-23T18:00"));
        clock.resume(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-28T18:00"), CALENDARS);
        assertThat(rung(clock, "2026-10-28T18:00", HIGHER)).containsExactly("step 5", "step 6");
    }

    @Test
    void on_another_ladder_only_what_is_still_to_come_is_told() {
        rung(clock, "2026-10-26T10:00", HIGHER);
        var other = List.of(
                new Step(Whom.ORGANISATION_HEAD, StepWhen.AFTER, 1, StepUnit.WORKING_HOURS),
                new Step(Whom.DEPUTY_AKIM, StepWhen.AFTER, 3, StepUnit.WORKING_HOURS));
        assertThat(rung(clock, "2026-10-26T11:00", other)).isEmpty();
        assertThat(clock.wakes()).isEqualTo(at("2026-10-26T12:00"));
    }

    @Test
    void a_deadline_that_was_moved_to_the_past_is_late_once() {
        assertThat(rung(clock, "2026-10-23T16:00", LADDER)).endsWith("an hour");
        clock.move(at("2026-10-23T15:30"), at("2026-10-23T15:00"));
        assertThat(rung(clock, "2026-10-23T16:05", LADDER)).containsExactly("due", "late");
        assertThat(clock.isLate()).isTrue();
        assertThat(rung(clock, "2026-10-24T00:00", LADDER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // the Friday before: due on Monday at 12:00
        "1, WORKING_DAYS, 2026-10-23T12:00",
        // three hours of Monday and one of Friday
        "4, WORKING_HOURS, 2026-10-23T16:00",
        // by the wall, over the weekend
        "68, HOURS, 2026-10-23T16:00",
        // more than there is: nobody is warned
        "40, WORKING_HOURS, ",
        "9, WORKING_DAYS, "
    })
    void a_warning_may_be_counted_back_in_any_time(int amount, StepUnit unit, String when) {
        var long11 = working(11, "2026-10-23T09:00");
        long11.arm(List.of(new Step(Whom.RESPONSIBLE, StepWhen.BEFORE, amount, unit)), CALENDARS);
        assertThat(long11.due()).isEqualTo(at("2026-10-26T12:00"));
        assertThat(long11.wakes()).isEqualTo(when == null ? long11.due() : at(when));
    }

    @Test
    void a_short_promise_has_no_last_hour() {
        var urgent = started(ClockKind.FIRST_RESPONSE, new Target(15, ClockUnit.MINUTES), "2026-10-23T23:50");
        assertThat(wakesOf(urgent, "2026-10-24T01:00"))
                .containsExactly(
                        "75 % 2026-10-24T00:01:15",
                        "90 % 2026-10-24T00:03:30", "due 2026-10-24T00:05", "late 2026-10-24T00:05");
    }

    /** Asked on Friday, made sooner on Monday, answered a quarter of an hour later: a quarter of an hour is added. */
    @Test
    void what_is_named_while_it_stands_grows_only_by_what_comes() {
        clock.pause(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-23T10:00"));
        clock.move(at("2026-10-27T12:00"), at("2026-10-26T11:00"));
        clock.resume(PauseReason.WAITING_FOR_RESIDENT, at("2026-10-26T11:15"), CALENDARS);
        assertThat(clock.due()).isEqualTo(at("2026-10-27T12:15"));
        assertThat(clock.pauses()).hasSize(2);
    }

    @Test
    void more_time_is_not_given_into_the_past() {
        assertThatThrownBy(() -> clock.extend(
                        at("2026-10-27T12:00"), at("2026-12-01T12:00"), "x", "bolat", at("2026-10-28T12:00")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void out_of_a_merge_it_is_due_as_before() {
        Instant merged = at("2026-10-23T10:00");
        clock.drop(merged);
        assertThat(clock.outcome()).isEqualTo(Outcome.DROPPED);
        clock.again();
        assertThat(clock.due()).isEqualTo(at("2026-10-23T17:00"));
        assertThat(rung(clock, "2026-10-23T15:30")).containsExactly("75 %");
    }

    /** "Stage moment", one after the other as a sweep would see them that is never late. */
    private static List<String> wakesOf(Clock clock, String until) {
        var seen = new ArrayList<String>();
        clock.arm(LADDER, CALENDARS);
        for (Instant next = clock.wakes(); next != null && next.isBefore(at(until)); next = clock.wakes()) {
            Instant now = next;
            for (var moment : clock.ring(now, LADDER, CALENDARS)) {
                seen.add(name(moment.stage()) + " " + LocalDateTime.ofInstant(now, ResidentsDates.CITY));
            }
            clock.arm(LADDER, CALENDARS);
        }
        return seen;
    }

    private static List<String> rung(Clock clock, String now) {
        return rung(clock, now, LADDER);
    }

    /** Written, looked at, and written again. */
    private static List<String> rung(Clock clock, String now, List<Step> ladder) {
        clock.arm(ladder, CALENDARS);
        var rung = clock.ring(at(now), ladder, CALENDARS).stream()
                .map(moment -> name(moment.stage()))
                .toList();
        clock.arm(ladder, CALENDARS);
        return rung;
    }

    private static String name(Stage stage) {
        return switch (stage) {
            case Stage.Due due -> "due";
            case Stage.Told told ->
                switch (told.step().when()) {
                    case BEFORE ->
                        told.step().unit() == StepUnit.PERCENT ? told.step().amount() + " %" : "an hour";
                    case AT_BREACH -> "late";
                    case AFTER -> "step " + told.number();
                };
        };
    }

    private static Clock working(int hours, String start) {
        return started(ClockKind.RESOLUTION, new Target(hours, ClockUnit.WORKING_HOURS), start);
    }

    private static Clock started(ClockKind kind, Target target, String start) {
        return Clock.start(
                1, kind, at(start), new Policy.Given("R", target, null, Receipt.WHEN_IT_CAME, false), 1, OFFICE);
    }

    private static Policy.Given given(int hours) {
        return new Policy.Given("R", new Target(hours, ClockUnit.WORKING_HOURS), null, Receipt.WHEN_IT_CAME, false);
    }

    /** From the second version on it opens at 10:00. */
    private static WorkingTime office(int version) {
        Set<DayOfWeek> days = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        var hours = days.stream()
                .map(day -> new Hours(day, LocalTime.of(version == 1 ? 9 : 10, 0), LocalTime.of(17, 0)))
                .toList();
        var names = new Names("Кеңсе", "Контора", "Office");
        return WorkingTime.of(new WorkingCalendar("OFFICE", names, hours, null, List.of(), version), List.of());
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ResidentsDates.CITY).toInstant();
    }
}
