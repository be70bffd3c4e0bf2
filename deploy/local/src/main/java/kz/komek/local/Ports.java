package kz.komek.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Every port follows from the gateway's, so one option moves the whole of Komek. */
record Ports(int base) {
    static final int MOST_REPLICAS = 20;
    private static final int FIRST_EXTRA_GATEWAY = 10;
    private static final int FIRST_EXTRA_SERVER = 30;
    private static final int LAST = FIRST_EXTRA_SERVER + MOST_REPLICAS;
    private static final int HIGHEST = 65_535;

    Ports {
        if (base < 1 || base + LAST > HIGHEST) {
            throw new CannotStart("--port takes a number from 1 to " + (HIGHEST - LAST) + ", not " + base + ".");
        }
    }

    int gateway(int index) {
        return index == 0 ? base : base + FIRST_EXTRA_GATEWAY + index - 1;
    }

    int server(int index) {
        return index == 0 ? base + 1 : base + FIRST_EXTRA_SERVER + index - 1;
    }

    int postgres() {
        return base + 2;
    }

    int kafka() {
        return base + 3;
    }

    int kafkaController() {
        return base + 4;
    }

    int smtp() {
        return base + 5;
    }

    int imap() {
        return base + 6;
    }

    static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Both tried: a listener on the loopback alone does not stop another on all addresses everywhere, nor the reverse. */
    static boolean inUse(int port) {
        return !canBind(new InetSocketAddress(port)) || answers(port);
    }

    static boolean answers(int port) {
        return answers(InetAddress.getLoopbackAddress().getHostAddress(), port);
    }

    static boolean answers(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canBind(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
