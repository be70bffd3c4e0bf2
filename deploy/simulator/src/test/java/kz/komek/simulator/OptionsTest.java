package kz.komek.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @ParameterizedTest
    @CsvSource({"600/min, 10", "10/s, 10", "36000/h, 10", "90/MIN, 1.5", "0.5/s, 0.5"})
    void a_rate_is_a_number_and_a_span(String text, double perSecond) {
        assertThat(Rate.parse(text).perSecond()).isEqualTo(perSecond);
    }

    @ParameterizedTest
    @ValueSource(strings = {"600", "0/min", "-1/s", "ten/min", "1/fortnight", ""})
    void anything_else_is_refused_with_an_example(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Rate.parse(text)).withMessageContaining("600/min");
    }

    @Test
    void starts_are_spread_evenly() {
        assertThat(Rate.parse("600/min").start(25)).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void lengths_of_time_are_read_as_people_type_them() {
        assertThat(Spans.parse("10m")).isEqualTo(Duration.ofMinutes(10));
        assertThat(Spans.parse("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Spans.parse("soon"))
                .withMessageContaining("10m");
    }

    @Test
    void unknown_channels_are_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Channel.parse("web,pigeon"))
                .withMessageContaining("pigeon");
    }

    @Test
    void the_bar_fills() {
        assertThat(Progress.line("Sending", 50, 100, "x"))
                .isEqualTo("Sending [###############...............] 50 %  x");
        assertThat(Progress.line("Looking", 0, 0, "x")).contains("100 %");
    }
}
