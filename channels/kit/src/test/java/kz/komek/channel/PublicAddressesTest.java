package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.3",
                "2130706433", // 127.0.0.1 in one number
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254", // where clouds tell their secrets
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "::ffff:0:192.168.0.1",
                "64:ff9b::10.0.0.1",
                "2002:7f00:1::", // 6to4 of 127.0.0.1
                "2001::1",
                "2001:db8::1"
            })
    void what_lies_behind_a_wall(String literal) throws Exception {
        assertThat(PublicAddresses.contain(InetAddress.getByName(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "149.154.167.220",
                "172.32.0.1",
                "172.15.0.1",
                "100.63.0.1",
                "192.169.0.1",
                "8.8.8.8",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "2001:67c:4e8::1",
                "2a03:2880::1"
            })
    void what_is_of_the_world(String literal) throws Exception {
        assertThat(PublicAddresses.contain(InetAddress.getByName(literal))).isTrue();
    }
}
