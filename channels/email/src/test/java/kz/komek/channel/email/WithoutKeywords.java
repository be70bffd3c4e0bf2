package kz.komek.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Stands before an IMAP server and takes its permission for own keywords away, as some providers do. */
final class WithoutKeywords implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int behind;

    WithoutKeywords(int behind) throws IOException {
        this.behind = behind;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                Thread.ofVirtual().start(() -> asItIs(client, server));
                Thread.ofVirtual().start(() -> changed(server, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void asItIs(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException closed) {
            // the other side went
        }
    }

    private static void changed(Socket from, Socket to) {
        try (from;
                to;
                var in = new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = to.getOutputStream()) {
            for (String line; (line = in.readLine()) != null; ) {
                String told = line.contains("PERMANENTFLAGS") ? line.replace(" \\*", "") : line;
                out.write((told + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
        } catch (IOException closed) {
            // the other side went
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
