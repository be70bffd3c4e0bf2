package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.local.Broker;
import kz.komek.local.Durability;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarksTest {
    @TempDir
    Path log;

    @Test
    void a_mark_is_found_by_whoever_reads_the_account_next() throws Exception {
        var topics = new Topics(UUID.randomUUID() + ".");
        try (var broker = Broker.start(log, 0, 0, Durability.THROWAWAY);
                var publisher = new Publisher(broker.bootstrap(), Duration.ofMinutes(1))) {
            try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrap()))) {
                topics.create(admin);
            }
            var mark = new Marks(broker.bootstrap(), topics, publisher).of("twilio/phone/AC1");
            assertThat(mark.last()).isEmpty();
            for (int hour = 0; hour < 3; hour++) {
                mark.keep(Instant.parse("2026-11-20T0%d:00:00Z".formatted(hour)));
            }
            var another = new Marks(broker.bootstrap(), topics, publisher);
            assertThat(another.of("twilio/phone/AC1").last()).contains(Instant.parse("2026-11-20T02:00:00Z"));
            assertThat(another.of("twilio/whatsapp/AC1").last()).isEmpty();
        }
    }
}
