package kz.komek.channel;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which addresses belong to the world and not to some network behind a wall. Judged by the bytes of the address that is
 * really connected to, so that it does not matter how somebody wrote it: decimal, octal, hex, mapped into IPv6, or as a name
 * that resolves to it only every other time.
 */
final class PublicAddresses {
    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublic(six);
            default -> false;
        };
    }

    private static boolean isPublic(Inet6Address address) {
        byte[] bytes = address.getAddress();
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) return false;
        if ((bytes[0] & 0xfe) == 0xfc) return false; // unique local
        if (starts(bytes, 0x20, 0x01, 0x00, 0x00)) return false; // Teredo: leads into networks behind a wall
        if (starts(bytes, 0x20, 0x01, 0x0d, 0xb8)) return false; // documentation
        if (starts(bytes, 0x20, 0x02)) return embedded(bytes, 2); // 6to4
        if (starts(bytes, 0x00, 0x64, 0xff, 0x9b)) return embedded(bytes, 12); // NAT64
        if (starts(bytes, 0, 0, 0, 0, 0, 0, 0, 0)) return embedded(bytes, 12); // mapped, translated, compatible
        return true;
    }

    private static boolean embedded(byte[] bytes, int from) {
        return isPublic(Arrays.copyOfRange(bytes, from, from + 4));
    }

    private static boolean isPublic(byte[] four) {
        try {
            var address = InetAddress.getByAddress(four);
            if (address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress()) return false;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
        int first = four[0] & 0xff;
        int second = four[1] & 0xff;
        int third = four[2] & 0xff;
        if (first == 0 || first >= 240) return false; // this network, reserved, broadcast
        if (first == 100 && second >= 64 && second < 128) return false; // behind a carrier's NAT
        if (first == 192 && second == 0 && (third == 0 || third == 2)) return false; // protocol, documentation
        if (first == 198 && (second == 18 || second == 19)) return false; // measurements
        if (first == 198 && second == 51 && third == 100) return false; // documentation
        return !(first == 203 && second == 0 && third == 113); // documentation
    }

    private static boolean starts(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xff) != prefix[i]) return false;
        }
        return true;
    }
}
