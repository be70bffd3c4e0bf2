package kz.komek.contract.files;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;

/** Speaks clamd's INSTREAM and finds one word. */
final class Clamd implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    volatile String otherAnswer = "";

    Clamd() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    private void serve() {
        while (true) {
            try (var client = door.accept();
                    var in = new DataInputStream(client.getInputStream())) {
                in.readNBytes("zINSTREAM\0".length());
                var file = new StringBuilder();
                for (int length; (length = in.readInt()) > 0; )
                    file.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
                String found = file.toString().contains("EICAR") ? "Eicar-Signature FOUND" : "OK";
                String answer = otherAnswer.isEmpty() ? "stream: " + found : otherAnswer;
                client.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                if (door.isClosed()) return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
