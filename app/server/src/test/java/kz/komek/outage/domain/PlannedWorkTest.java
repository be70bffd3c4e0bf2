package kz.komek.outage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannedWorkTest {
    private static final UUID ID = UUID.randomUUID();

    static PlannedWork work(String from, String to, boolean cancelled) {
        return new PlannedWork(
                ID,
                1,
                Resource.WATER,
                new Names("Су болмайды", "Не будет воды", ""),
                List.of("WATER_NONE"),
                "SU_TURKISTAN",
                null,
                Instant.parse(from),
                Instant.parse(to),
                List.of(new WorkPlace("turkistan-abai", "1-9")),
                null,
                cancelled);
    }

    @ParameterizedTest
    @CsvSource({
        // the first instant belongs to them, the last does not
        "2026-03-02T08:59:59Z,false,ANNOUNCED",
        "2026-03-02T09:00:00Z,false,RUNNING",
        "2026-03-02T11:59:59Z,false,RUNNING",
        "2026-03-02T12:00:00Z,false,ENDED",
        // called off is called off, whenever one looks
        "2026-03-02T08:00:00Z,true,CANCELLED",
        "2026-03-02T13:00:00Z,true,CANCELLED",
    })
    void the_state_follows_from_the_clock(String now, boolean cancelled, WorkState state) {
        var work = work("2026-03-02T09:00:00Z", "2026-03-02T12:00:00Z", cancelled);
        assertThat(work.state(Instant.parse(now))).isEqualTo(state);
    }

    @Test
    void works_explain_their_issues_and_without_any_whatever_is_asked() {
        var water = work("2026-03-02T09:00:00Z", "2026-03-02T12:00:00Z", false);
        assertThat(water.explains("WATER_NONE")).isTrue();
        assertThat(water.explains("LIGHT_NONE")).isFalse();
        assertThat(water.explains(null)).as("nobody knows yet").isTrue();
    }

    @Test
    void who_reads_English_gets_Russian_where_a_service_wrote_none() {
        var water = work("2026-03-02T09:00:00Z", "2026-03-02T12:00:00Z", false);
        assertThat(water.text(Language.EN)).isEqualTo("Не будет воды");
        assertThat(water.text(Language.KK)).isEqualTo("Су болмайды");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // nothing new
                "09:00,12:00,false,10:00,-",
                // longer, and shorter
                "09:00,15:00,false,10:00,PROLONGED",
                "09:00,11:00,false,10:00,CHANGED",
                // at another time altogether
                "10:00,15:00,false,08:00,CHANGED",
                "09:00,12:00,true,08:00,CANCELLED",
                // called off after they were over is still called off; over is over
                "09:00,12:00,false,12:00,ENDED",
                "09:00,15:00,false,15:30,ENDED",
            })
    void those_who_asked_are_told_what_a_resident_would_notice(
            String from, String to, boolean cancelled, String at, String news) {
        var told = work("2026-03-02T09:00:00Z", "2026-03-02T12:00:00Z", false);
        var now = work("2026-03-02T" + from + ":00Z", "2026-03-02T" + to + ":00Z", cancelled);
        assertThat(News.between(told, now, Instant.parse("2026-03-02T" + at + ":00Z"))
                        .map(Enum::name)
                        .orElse(null))
                .isEqualTo(news);
    }

    @Test
    void what_was_called_off_and_is_announced_again_is_a_change_and_called_off_twice_is_not() {
        var cancelled = work("2026-03-02T09:00:00Z", "2026-03-02T12:00:00Z", true);
        var again = work("2026-03-02T09:00:00Z", "2026-03-02T12:00:00Z", false);
        var at = Instant.parse("2026-03-02T08:00:00Z");
        assertThat(News.between(cancelled, again, at)).contains(News.CHANGED);
        assertThat(News.between(cancelled, cancelled, at)).isEmpty();
    }

    @Test
    void another_outline_and_another_resource_are_news() {
        var told = work("2026-03-02T09:00:00Z", "2026-03-02T12:00:00Z", false);
        var at = Instant.parse("2026-03-02T08:00:00Z");
        var drawn = told.outlined("{}");
        assertThat(News.between(told, drawn, at)).contains(News.CHANGED);
        assertThat(News.between(drawn, drawn, at)).isEmpty();
        var gas = new PlannedWork(
                told.id(),
                told.version(),
                Resource.GAS,
                told.text(),
                told.issues(),
                told.organisation(),
                told.outerId(),
                told.from(),
                told.to(),
                told.places(),
                told.polygon(),
                told.cancelled());
        assertThat(News.between(told, gas, at)).contains(News.CHANGED);
    }
}
