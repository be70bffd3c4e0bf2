package kz.komek.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {
    private final Ports ports = new Ports(8080);

    @Test
    void every_port_follows_from_the_gateways() {
        assertThat(List.of(
                        ports.gateway(0),
                        ports.server(0),
                        ports.postgres(),
                        ports.kafka(),
                        ports.kafkaController(),
                        ports.smtp(),
                        ports.imap(),
                        ports.gateway(1),
                        ports.server(1)))
                .containsExactly(8080, 8081, 8082, 8083, 8084, 8085, 8086, 8090, 8110);
    }

    @Test
    void no_two_programs_share_a_port_with_all_replicas_running() {
        List<Integer> all = new ArrayList<>(
                List.of(ports.postgres(), ports.kafka(), ports.kafkaController(), ports.smtp(), ports.imap()));
        IntStream.range(0, Ports.MOST_REPLICAS).forEach(index -> {
            all.add(ports.gateway(index));
            all.add(ports.server(index));
        });
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void a_base_whose_last_derived_port_does_not_exist_is_refused_in_a_sentence() {
        assertThatThrownBy(() -> new Ports(65_530))
                .isInstanceOf(CannotStart.class)
                .hasMessage("--port takes a number from 1 to 65485, not 65530.");
    }

    @Test
    void a_port_is_in_use_whether_on_the_loopback_or_on_every_address() throws IOException {
        try (ServerSocket loopback = new ServerSocket();
                ServerSocket every = new ServerSocket(0)) {
            loopback.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThat(Ports.inUse(loopback.getLocalPort())).isTrue();
            assertThat(Ports.inUse(every.getLocalPort())).isTrue();
        }
    }

    @Test
    void a_free_port_is_not_in_use() {
        assertThat(Ports.inUse(Ports.free())).isFalse();
    }
}
