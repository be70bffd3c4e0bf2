package kz.komek.call.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kz.komek.contract.Call.Result;
import kz.komek.contract.Call.Step;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    private static final UUID SEAT = new UUID(0, 1);

    private final List<Told> steps = new ArrayList<>();

    private void told(int second, Step step, @Nullable Long seconds, @Nullable Result result) {
        UUID seat = step == Step.OFFERED || step == Step.ANSWERED || step == Step.TALKED ? SEAT : null;
        steps.add(new Told(
                UUID.randomUUID(),
                "CA1",
                step,
                NOON.plusSeconds(second),
                steps.size(),
                step == Step.LANGUAGE ? Language.RU : null,
                seconds,
                seat,
                null,
                result));
    }

    private void told(int second, Step step) {
        told(second, step, null, null);
    }

    private void answeredCall() {
        told(0, Step.ARRIVED);
        told(5, Step.LANGUAGE);
        told(10, Step.QUEUED);
        told(40, Step.LEFT, 30L, Result.TAKEN_OUT);
        told(41, Step.OFFERED);
        told(50, Step.ANSWERED);
        told(110, Step.HELD, 12L, null);
        told(145, Step.TALKED, 95L, null);
        told(146, Step.ENDED, 146L, null);
    }

    @Test
    void an_answered_call_has_its_wait_its_talk_and_its_hold() {
        answeredCall();
        var course = Course.of(steps);
        assertThat(course.outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(course.waited()).isEqualTo(40);
        assertThat(course.talked()).isEqualTo(95);
        assertThat(course.held()).isEqualTo(12);
        assertThat(course.language()).isEqualTo(Language.RU);
        assertThat(course.seat()).isEqualTo(SEAT);
        assertThat(course.isMissed()).isFalse();
    }

    @Test
    void steps_in_any_order_make_the_same_call() {
        answeredCall();
        var expected = Course.of(steps);
        var random = new Random(109);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(steps, random);
            assertThat(Course.of(steps)).isEqualTo(expected);
        }
    }

    @Test
    void who_hangs_up_within_five_seconds_has_dialled_wrongly() {
        told(0, Step.ARRIVED);
        told(10, Step.QUEUED);
        told(14, Step.LEFT, 4L, Result.HANGUP);
        assertThat(Course.of(steps).outcome()).isEqualTo(CallOutcome.ABANDONED_SHORT);
        assertThat(Course.of(steps).isMissed()).isFalse();
    }

    @Test
    void who_waited_in_vain_is_missed() {
        told(0, Step.ARRIVED);
        told(10, Step.QUEUED);
        told(15, Step.LEFT, 5L, Result.HANGUP);
        assertThat(Course.of(steps).outcome()).isEqualTo(CallOutcome.ABANDONED);
        assertThat(Course.of(steps).waited()).isEqualTo(5);
        assertThat(Course.of(steps).isMissed()).isTrue();
    }

    @Test
    void an_operator_who_did_not_pick_up_makes_no_answer() {
        told(0, Step.QUEUED);
        told(1, Step.OFFERED);
        told(26, Step.OFFERED, null, Result.NO_ANSWER);
        assertThat(Course.of(steps).outcome()).isEqualTo(CallOutcome.RUNNING);
        told(40, Step.ENDED, 40L, null);
        assertThat(Course.of(steps).outcome()).isEqualTo(CallOutcome.ABANDONED);
    }

    @Test
    void a_message_or_a_promised_call_is_not_missed_twice() {
        told(0, Step.QUEUED);
        told(30, Step.VOICEMAIL, 12L, null);
        told(60, Step.ENDED, 60L, null);
        assertThat(Course.of(steps).outcome()).isEqualTo(CallOutcome.VOICEMAIL);
        steps.clear();
        told(0, Step.QUEUED);
        told(30, Step.CALL_BACK);
        told(31, Step.ENDED, 31L, null);
        assertThat(Course.of(steps).outcome()).isEqualTo(CallOutcome.CALL_BACK);
        assertThat(Course.of(steps).waited()).isEqualTo(30);
    }

    @Test
    void who_only_asked_the_machine_was_served() {
        told(0, Step.ARRIVED);
        told(60, Step.ENDED, 60L, null);
        assertThat(Course.of(steps).outcome()).isEqualTo(CallOutcome.SERVED_ITSELF);
        assertThat(Course.of(steps).waited()).isNull();
    }

    @Test
    void an_answer_of_which_only_the_talk_was_told_is_an_answer() {
        told(0, Step.QUEUED);
        told(100, Step.TALKED, 60L, null);
        assertThat(Course.of(steps).outcome()).isEqualTo(CallOutcome.ANSWERED);
        assertThat(Course.of(steps).waited()).isEqualTo(40);
    }

    @Test
    void three_tries_in_vain_are_enough() {
        var task =
                new CallTask(SEAT, TaskKind.MISSED, "+77011234567", null, null, null, 1, NOON, "aigul", 0, null, null);
        assertThat(task.after(TryResult.NOT_REACHED)).isNull();
        assertThat(task.after(TryResult.REACHED)).isEqualTo(TaskEnding.REACHED);
        assertThat(task.after(TryResult.WRONG_NUMBER)).isEqualTo(TaskEnding.WRONG_NUMBER);
        var last =
                new CallTask(SEAT, TaskKind.MISSED, "+77011234567", null, null, null, 1, NOON, "aigul", 2, null, null);
        assertThat(last.after(TryResult.NOT_REACHED)).isEqualTo(TaskEnding.NOT_REACHED);
        assertThat(task.refusesToBeTaken("bolat")).isEqualTo(CallTask.Refusal.TASK_TAKEN);
        assertThat(task.refusesToBeTaken("aigul")).isNull();
    }
}
