package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.channel.ReplyDesk.Result.NotNow.Whom;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import org.junit.jupiter.api.Test;

/** Waiting moves the clock, and nothing else does. */
class PaceTest {
    private static final Pace.Limits LIMITS = new Pace.Limits(2, 1, Duration.ofSeconds(1));

    private final FakeTime time = new FakeTime();
    private final Pace pace = new Pace(LIMITS, time, time);
    private final List<String> sent = new ArrayList<>();

    private static final class FakeTime implements TimeMeter, BlockingStrategy {
        private long nanos = 1_000_000_000;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }

        @Override
        public void park(long time) {
            nanos += time;
        }

        long seconds() {
            return Math.round((nanos - 1_000_000_000) / 1e9);
        }
    }

    @Test
    void one_receiver_is_written_to_once_a_second_and_an_account_twice() {
        var sender = pace.of(this::accept);
        sender.send(to("a"));
        sender.send(to("b"));
        assertThat(time.seconds()).isZero();
        sender.send(to("a"));
        assertThat(time.seconds()).isEqualTo(1);
        for (String receiver : List.of("c", "d", "e", "f")) sender.send(to(receiver));
        assertThat(time.seconds()).isEqualTo(3);
        assertThat(sent).containsExactly("a@0", "b@0", "a@1", "c@1", "d@2", "e@2", "f@3");
    }

    @Test
    void told_to_come_again_it_comes_again_when_told_and_nothing_of_the_account_goes_before() {
        var answers = new ArrayDeque<Result>();
        answers.add(new Result.NotNow(Duration.ofSeconds(7), Whom.ACCOUNT));
        var result = pace.of(reply -> answers.isEmpty() ? accept(reply) : answers.poll())
                .send(to("a"));
        assertThat(result).isEqualTo(new Result.Accepted("1"));
        assertThat(sent).containsExactly("a@7");
        pace.of(this::accept).send(to("b"));
        assertThat(sent).containsExactly("a@7", "b@7");
    }

    @Test
    void told_to_wait_for_too_long_it_is_not_accepted_and_neither_is_what_comes_behind() {
        var hour = new Result.NotNow(Duration.ofHours(1), Whom.ACCOUNT);
        assertThat(pace.of(reply -> hour).send(to("a"))).isInstanceOf(Result.NotAccepted.class);
        assertThat(pace.of(this::accept).send(to("a"))).isInstanceOf(Result.NotAccepted.class);
        assertThat(pace.of(this::accept).send(to("b"))).isInstanceOf(Result.NotAccepted.class);
        assertThat(time.seconds()).isZero();
        time.park(Duration.ofHours(1).toNanos());
        assertThat(pace.of(this::accept).send(to("a"))).isEqualTo(new Result.Accepted("1"));
    }

    @Test
    void a_limit_of_one_receiver_holds_nobody_else() {
        var hour = new Result.NotNow(Duration.ofHours(1), Whom.RECEIVER);
        assertThat(pace.of(reply -> hour).send(to("a"))).isInstanceOf(Result.NotAccepted.class);
        assertThat(pace.of(this::accept).send(to("b"))).isEqualTo(new Result.Accepted("1"));
        assertThat(pace.of(this::accept).send(to("a"))).isInstanceOf(Result.NotAccepted.class);
    }

    @Test
    void a_provider_that_never_has_time_is_asked_for_a_minute() {
        var calls = new ArrayList<Long>();
        var result = pace.of(reply -> {
                    calls.add(time.seconds());
                    return new Result.NotNow(Duration.ofSeconds(25), Whom.ACCOUNT);
                })
                .send(to("a"));
        assertThat(result).isInstanceOf(Result.NotAccepted.class);
        assertThat(calls).containsExactly(0L, 25L, 50L);
    }

    private Result accept(ReplyRequested reply) {
        sent.add(reply.to().value() + "@" + time.seconds());
        return new Result.Accepted("1");
    }

    private static ReplyRequested to(String receiver) {
        return new ReplyRequested(
                UUID.randomUUID(),
                Channel.TELEGRAM,
                "bot",
                new Handle(Handle.Kind.TELEGRAM, receiver, null),
                Language.KK,
                "",
                null,
                "x",
                true,
                null,
                List.of(),
                List.of());
    }
}
