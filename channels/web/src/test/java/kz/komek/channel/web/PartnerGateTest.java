package kz.komek.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bucket4j.TimeMeter;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kz.komek.channel.web.PartnerGate.Knock;
import kz.komek.channel.web.Refusal.Code;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartnerGateTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    private static final String NOW = String.valueOf(NOON.getEpochSecond());
    private static final String FILES = "/partner/v1/files";
    private static final int MOST = 15 * 1024 * 1024;

    private long nanos;
    private final PartnerGate gate = new PartnerGate(
            List.of("smart-astana=" + SECRET, "aitu=" + SECRET),
            60,
            List.of("aitu=2"),
            InstantSource.fixed(NOON),
            new TimeMeter() {
                @Override
                public long currentTimeNanos() {
                    return nanos;
                }

                @Override
                public boolean isWallClockBased() {
                    return false;
                }
            });

    private static String signature(byte[] body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(PartnerGate.signed("POST", FILES, NOW, "k", body)));
    }

    private static Knock knock(
            @Nullable String partner, @Nullable String timestamp, @Nullable String signature, @Nullable String length) {
        return new Knock("POST", FILES, partner, timestamp, signature, "k", length);
    }

    private Code refused(Knock knock, InputStream body) {
        return catchThrowableOfType(Refusal.class, () -> gate.enter(knock, body, MOST))
                .code();
    }

    /** Whoever reads it has read a stranger's body. */
    private static final class Untouched extends InputStream {
        @Override
        public int read() {
            throw new AssertionError("read before its sender was looked at");
        }
    }

    @Test
    void nothing_is_read_of_who_is_refused_by_what_stands_before_the_body() throws Exception {
        String any = "0".repeat(64);
        String late = String.valueOf(NOON.minusSeconds(301).getEpochSecond());
        var body = new Untouched();
        assertThat(refused(knock(null, NOW, any, "9"), body)).isEqualTo(Code.SIGNATURE_WRONG);
        assertThat(refused(knock("nobody", NOW, any, "9"), body)).isEqualTo(Code.SIGNATURE_WRONG);
        assertThat(refused(knock("aitu", NOW, null, "9"), body)).isEqualTo(Code.SIGNATURE_WRONG);
        assertThat(refused(knock("aitu", NOW, "not hex", "9"), body)).isEqualTo(Code.SIGNATURE_WRONG);
        assertThat(refused(knock("aitu", null, any, "9"), body)).isEqualTo(Code.SIGNATURE_WRONG);
        assertThat(refused(knock("aitu", late, any, "9"), body)).isEqualTo(Code.SIGNATURE_LATE);
        assertThat(refused(knock("aitu", NOW, any, String.valueOf(MOST + 1)), body))
                .isEqualTo(Code.BODY_TOO_LARGE);
        assertThat(refused(knock("aitu", NOW, any, "99999999999999999"), body)).isEqualTo(Code.BODY_TOO_LARGE);
        assertThat(refused(knock("aitu", NOW, any, "-1"), body)).isEqualTo(Code.MALFORMED);
    }

    @Test
    void a_body_that_does_not_say_its_length_is_not_read_and_none_at_all_is_none() throws Exception {
        var endless = new ByteArrayInputStream(new byte[1_000]);
        assertThat(refused(knock("aitu", NOW, signature(new byte[1_000]), null), endless))
                .isEqualTo(Code.LENGTH_REQUIRED);
        assertThat(endless.available()).isGreaterThan(900);
        var entered = gate.enter(knock("aitu", NOW, signature(new byte[0]), null), InputStream.nullInputStream(), MOST);
        assertThat(entered.name()).isEqualTo("aitu");
    }

    @Test
    void a_partner_who_calls_too_often_is_told_when_to_come_again_and_the_others_are_not_held_up() throws Exception {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2; i++) enter("aitu", body);
        var refusal = catchThrowableOfType(
                Refusal.class, () -> gate.enter(knock("aitu", NOW, signature(body), "2"), new Untouched(), MOST));
        assertThat(refusal.code()).isEqualTo(Code.TOO_MANY_REQUESTS);
        assertThat(refusal.retryAfter()).isEqualTo(30);
        for (int i = 0; i < 60; i++) enter("smart-astana", body);
        nanos += 30_000_000_000L;
        enter("aitu", body);
    }

    @Test
    void who_only_knows_a_partners_name_does_not_spend_its_calls() throws Exception {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 100; i++) {
            assertThat(refused(knock("aitu", NOW, "0".repeat(64), "2"), new ByteArrayInputStream(body)))
                    .isEqualTo(Code.SIGNATURE_WRONG);
        }
        enter("aitu", body);
    }

    private void enter(String partner, byte[] body) throws Exception {
        var entered = gate.enter(
                knock(partner, NOW, signature(body), String.valueOf(body.length)),
                new ByteArrayInputStream(body),
                MOST);
        assertThat(entered.body()).isEqualTo(body);
    }

    @Test
    void only_a_few_large_bodies_of_a_partner_are_held_at_a_time() throws Exception {
        byte[] large = new byte[200 * 1024];
        var reading = new CountDownLatch(4);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var held = new java.util.ArrayList<Future<?>>();
            for (int i = 0; i < 4; i++) {
                held.add(threads.submit(() -> gate.enter(
                        knock("smart-astana", NOW, signature(large), String.valueOf(large.length)),
                        new Slow(large, reading, goOn),
                        MOST)));
            }
            reading.await();
            assertThat(refused(
                            knock("smart-astana", NOW, signature(large), String.valueOf(large.length)),
                            new Untouched()))
                    .isEqualTo(Code.TOO_MANY_REQUESTS);
            enter("smart-astana", new byte[10]);
            enter("aitu", large);
            goOn.countDown();
            for (var each : held) each.get();
        }
        enter("smart-astana", large);
    }

    private static final class Slow extends ByteArrayInputStream {
        private final CountDownLatch reading;
        private final CountDownLatch goOn;

        Slow(byte[] bytes, CountDownLatch reading, CountDownLatch goOn) {
            super(bytes);
            this.reading = reading;
            this.goOn = goOn;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            reading.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return super.read(into, from, most);
        }
    }

    @Test
    void a_secret_that_is_too_short_and_a_limit_of_no_number_stop_the_start() {
        var clock = InstantSource.fixed(NOON);
        assertThatThrownBy(() -> new PartnerGate(List.of("a=short"), 1, List.of(), clock, TimeMeter.SYSTEM_NANOTIME))
                .hasMessageContaining("KOMEK_PARTNER_SECRETS");
        assertThatThrownBy(() ->
                        new PartnerGate(List.of("a=" + SECRET), 1, List.of("a=many"), clock, TimeMeter.SYSTEM_NANOTIME))
                .isInstanceOf(NumberFormatException.class);
    }
}
