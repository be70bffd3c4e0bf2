package kz.komek.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import kz.komek.testing.KomekTestResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class CommonClockTest {
    @Inject
    DataSource database;

    @Test
    void two_replicas_whose_machines_are_thirty_seconds_apart_agree_within_one() {
        var slow = new SystemTime(InstantSource.offset(InstantSource.system(), Duration.ofSeconds(-30)));
        var right = new SystemTime(InstantSource.system());
        assertThat(apart(slow, right)).isGreaterThan(Duration.ofSeconds(29));
        new CommonClock(database, slow).read();
        new CommonClock(database, right).read();
        assertThat(apart(slow, right)).isLessThan(Duration.ofSeconds(1));
        assertThat(right.behind())
                .as("a machine that is right keeps its own time")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {-3_600, 30, 86_400})
    void a_machine_that_is_set_right_later_goes_by_itself_again(long seconds) {
        var wrong = new Offset();
        var time = new SystemTime(wrong);
        var clock = new CommonClock(database, time);
        wrong.seconds = seconds;
        clock.read();
        assertThat(time.behind()).isCloseTo(Duration.ofSeconds(-seconds), Duration.ofSeconds(1));
        wrong.seconds = 0;
        clock.read();
        assertThat(time.behind()).isZero();
    }

    private static final class Offset implements InstantSource {
        long seconds;

        @Override
        public java.time.Instant instant() {
            return InstantSource.system().instant().plusSeconds(seconds);
        }
    }

    private static Duration apart(SystemTime one, SystemTime other) {
        return Duration.between(one.unmoved(), other.unmoved()).abs();
    }
}
