package kz.komek.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kz.komek.call.domain.TaskKind;
import kz.komek.contract.Call;
import kz.komek.contract.Call.Result;
import kz.komek.contract.Call.Step;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactIds;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.platform.database.Statements;
import kz.komek.testing.KomekTestResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is owed to callers does not depend on the order in which the exchange tells of their calls, nor on how often. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class OrdersTest {
    private static final Instant BEGAN = Instant.parse("2026-11-20T07:00:00Z");
    private static final AtomicInteger PHONES = new AtomicInteger();

    @Inject
    Calls calls;

    @Inject
    PhoneNumbers phones;

    @Inject
    Statements statements;

    /** One step of a call, so many seconds after it began. @param call which of somebody's calls */
    private record Told(
            int call, Step step, int second, @Nullable Result result) {
        static Told of(Step step, int second) {
            return new Told(0, step, second, null);
        }

        Told in(int other) {
            return new Told(other, step, second, result);
        }

        Told with(Result other) {
            return new Told(call, step, second, other);
        }
    }

    /** What is to be done for a number. @param times 0: nothing */
    private record Owed(@Nullable TaskKind kind, int times) {
        static final Owed NOTHING = new Owed(null, 0);
    }

    @Test
    void an_answered_call_leaves_nothing_to_do() {
        inEveryOrder(
                Owed.NOTHING,
                Told.of(Step.QUEUED, 10),
                Told.of(Step.LEFT, 40).with(Result.TAKEN_OUT),
                Told.of(Step.ANSWERED, 50),
                Told.of(Step.TALKED, 145),
                Told.of(Step.ENDED, 146));
    }

    @Test
    void a_missed_call_is_one_call_to_make() {
        inEveryOrder(
                new Owed(TaskKind.MISSED, 1),
                Told.of(Step.QUEUED, 10),
                Told.of(Step.OFFERED, 20),
                Told.of(Step.LEFT, 60).with(Result.HANGUP),
                Told.of(Step.ENDED, 61));
    }

    @Test
    void who_hung_up_at_once_is_owed_nothing() {
        inEveryOrder(
                Owed.NOTHING,
                Told.of(Step.QUEUED, 10),
                Told.of(Step.LEFT, 13).with(Result.HANGUP),
                Told.of(Step.ENDED, 60));
    }

    @Test
    void a_message_on_the_machine_is_no_missed_call() {
        inEveryOrder(Owed.NOTHING, Told.of(Step.QUEUED, 10), Told.of(Step.VOICEMAIL, 60), Told.of(Step.ENDED, 61));
    }

    @Test
    void who_went_to_112_is_not_rung_back() {
        inEveryOrder(Owed.NOTHING, Told.of(Step.QUEUED, 10), Told.of(Step.EMERGENCY, 20), Told.of(Step.ENDED, 90));
    }

    @Test
    void a_promised_call_is_called_one() {
        inEveryOrder(
                new Owed(TaskKind.CALL_BACK, 1),
                Told.of(Step.QUEUED, 10),
                Told.of(Step.CALL_BACK, 30),
                Told.of(Step.LEFT, 31).with(Result.TAKEN_OUT),
                Told.of(Step.ENDED, 32));
    }

    @Test
    void who_was_answered_when_they_called_again_is_owed_nothing() {
        inEveryOrder(
                Owed.NOTHING,
                Told.of(Step.QUEUED, 10),
                Told.of(Step.ENDED, 60),
                Told.of(Step.QUEUED, 300).in(1),
                Told.of(Step.ANSWERED, 310).in(1),
                Told.of(Step.ENDED, 400).in(1));
    }

    @Test
    void who_called_in_vain_after_having_been_answered_is_owed_one_call() {
        inEveryOrder(
                new Owed(TaskKind.MISSED, 1),
                Told.of(Step.QUEUED, 10),
                Told.of(Step.ENDED, 60),
                Told.of(Step.QUEUED, 300).in(1),
                Told.of(Step.ANSWERED, 310).in(1),
                Told.of(Step.QUEUED, 900).in(2),
                Told.of(Step.ENDED, 960).in(2));
    }

    private void inEveryOrder(Owed expected, Told... told) {
        List<List<Told>> orders = new ArrayList<>();
        permute(List.of(told), new ArrayList<>(), orders);
        var random = new Random(109);
        // Seven steps have 5,040 orders: of so many a part, always the same.
        if (orders.size() > 400) {
            Collections.shuffle(orders, random);
            orders = orders.subList(0, 400);
        }
        for (List<Told> order : orders) {
            assertThat(owedAfter(order)).as("%s", order).isEqualTo(expected);
        }
        for (int i = 0; i < 40; i++) {
            var doubled = new ArrayList<>(orders.get(random.nextInt(orders.size())));
            for (Told each : told) if (random.nextBoolean()) doubled.add(random.nextInt(doubled.size()), each);
            assertThat(owedAfter(doubled)).as("doubled %s", doubled).isEqualTo(expected);
        }
    }

    private Owed owedAfter(List<Told> order) {
        String phone = String.format(Locale.ROOT, "+7747%07d", PHONES.incrementAndGet());
        String run = UUID.randomUUID().toString().replace("-", "").substring(0, 30);
        for (Told told : order) calls.take(List.of(event("CA" + run + told.call() + "0", told, phone)));
        String caller = phones.fingerprint(phone);
        List<Owed> open = statements.all(
                "select kind, times from call_task where caller = ? and ended_at is null",
                select -> select.setString(1, caller),
                row -> new Owed(TaskKind.valueOf(row.getString("kind")), row.getInt("times")));
        // They would stand before those of other tests.
        statements.change(
                "update call_task set ended_at = at, ending = 'NOT_NEEDED' where caller = ? and ended_at is null",
                update -> update.setString(1, caller));
        assertThat(open).hasSizeLessThanOrEqualTo(1);
        return open.isEmpty() ? Owed.NOTHING : open.getFirst();
    }

    private static ChannelEvent event(String call, Told told, String phone) {
        return new ChannelEvent(
                ContactIds.of(Channel.PHONE, call, told.step().name(), String.valueOf(told.result())),
                Channel.PHONE,
                "+77172000109",
                BEGAN.plusSeconds(told.second()),
                ChannelEvent.Kind.CALL,
                null,
                null,
                new Handle(Handle.Kind.PHONE, phone, null),
                Call.of(call, told.step()).language(Language.KK).result(told.result()));
    }

    private static void permute(List<Told> left, List<Told> done, List<List<Told>> all) {
        if (left.isEmpty()) all.add(List.copyOf(done));
        for (int i = 0; i < left.size(); i++) {
            var rest = new ArrayList<>(left);
            done.add(rest.remove(i));
            permute(rest, done, all);
            done.removeLast();
        }
    }
}
