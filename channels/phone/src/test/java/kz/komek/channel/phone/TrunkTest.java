package kz.komek.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.channel.Contacts;
import kz.komek.contract.Call;
import kz.komek.contract.ChannelEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams of Asterisk's manager interface, over the wire and through the library, become the steps that the core knows. */
class TrunkTest {
    private static final Path STREAMS = Path.of("src/test/resources/trunk");

    private final LinkedBlockingQueue<ChannelEvent> told = new LinkedBlockingQueue<>();

    private TrunkEvents events() {
        var time = InstantSource.fixed(Scene.NOON);
        var facts = new Facts(told::add, contact -> {}, time);
        return new TrunkEvents("pbx", "city-109", facts, time, pause -> {}, "KZ");
    }

    static Stream<Path> streams() throws Exception {
        try (var files = Files.list(STREAMS)) {
            return files.filter(file -> file.toString().endsWith(".ami")).sorted().toList().stream();
        }
    }

    private TrunkListener listener(FakeAsterisk asterisk) {
        var exchange =
                new TrunkConfig.Exchange("pbx", "127.0.0.1", asterisk.port(), "komek", "secret", false, "city-109");
        return new TrunkListener(exchange, events()::take);
    }

    private List<ChannelEvent> hear(Path stream) throws Exception {
        told.clear();
        try (var asterisk = new FakeAsterisk(Files.readString(stream));
                var listener = listener(asterisk)) {
            listener.start();
            return wholeCall();
        }
    }

    private List<ChannelEvent> wholeCall() throws InterruptedException {
        var heard = new ArrayList<ChannelEvent>();
        while (heard.isEmpty() || heard.getLast().call().step() != Call.Step.ENDED) {
            ChannelEvent next = told.poll(30, TimeUnit.SECONDS);
            assertThat(next).as("nothing more was told after %s", lines(heard)).isNotNull();
            heard.add(next);
        }
        return heard;
    }

    @Test
    void an_exchange_that_is_restarted_is_heard_again() throws Exception {
        try (var asterisk = new FakeAsterisk(Files.readString(STREAMS.resolve("answered.ami")));
                var listener = listener(asterisk)) {
            listener.start();
            var before = wholeCall();
            asterisk.hangUp();
            assertThat(wholeCall()).isEqualTo(before);
        }
    }

    @Test
    void what_kafka_does_not_take_is_told_until_it_does_in_its_order() {
        var time = InstantSource.fixed(Scene.NOON);
        var pauses = new ArrayList<java.time.Duration>();
        var facts = new Facts(
                event -> {
                    if (pauses.size() < 3) throw new Contacts.NotAcknowledged(new IllegalStateException("down"));
                    told.add(event);
                },
                contact -> {},
                time);
        var events = new TrunkEvents("pbx", "city-109", facts, time, pauses::add, "KZ");
        for (String step : List.of("CALL_BACK", "EMERGENCY")) {
            var said = new KomekStepEvent(this);
            said.setLinkedId("1795170000.1");
            said.setStep(step);
            events.take(said);
        }
        assertThat(told)
                .extracting(event -> event.call().step())
                .containsExactly(Call.Step.CALL_BACK, Call.Step.EMERGENCY);
        assertThat(pauses).hasSize(3);
    }

    @Test
    void what_makes_no_sense_is_told_of_by_nobody_and_keeps_nothing_up() {
        var events = events();
        var nameless = new HangupEvent(this);
        events.take(nameless);
        var step = new KomekStepEvent(this);
        step.setLinkedId("1795170000.1");
        for (String hostile : List.of("", "STORED", "language", "LANGUAGE", "\u0000", "x".repeat(10_000))) {
            step.setStep(hostile);
            step.setLanguage(hostile);
            step.setSeconds(hostile);
            events.take(step);
        }
        assertThat(told).isEmpty();
        step.setStep("LEFT");
        step.setSeconds("999999999999999999999");
        events.take(step);
        assertThat(told).singleElement().satisfies(event -> {
            assertThat(event.call().seconds()).isNull();
            assertThat(event.call().result()).isEqualTo(Call.Result.FAILED);
        });
    }

    @ParameterizedTest
    @MethodSource("streams")
    void a_stream_becomes_the_expected_steps(Path stream) throws Exception {
        String expected = Files.readString(Path.of(stream.toString().replace(".ami", ".expected.txt")));
        assertThat(lines(hear(stream))).isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @MethodSource("streams")
    void whoever_hears_it_tells_the_same_under_the_same_ids_of_one_call(Path stream) throws Exception {
        var once = hear(stream);
        assertThat(hear(stream)).isEqualTo(once);
        assertThat(once).extracting(ChannelEvent::eventId).doesNotHaveDuplicates();
        assertThat(once)
                .extracting(event -> event.call().id())
                .containsOnly(once.getFirst().call().id());
        assertThat(once.getFirst().call().id()).startsWith("pbx-17951");
    }

    private static String lines(List<ChannelEvent> all) {
        return all.stream().map(TrunkTest::line).collect(Collectors.joining("\n"));
    }

    private static String line(ChannelEvent event) {
        Call call = event.call();
        return Stream.of(
                        event.at(),
                        call.step(),
                        event.handle() == null ? null : event.handle().value(),
                        event.account().equals(Heard.UNKNOWN) ? null : "to " + event.account(),
                        call.language(),
                        call.operator(),
                        call.result(),
                        call.seconds() == null ? null : call.seconds() + "s")
                .filter(java.util.Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
