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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/** Stands before an IMAP server, hears every look into the mailbox, and can slam shut on all who are inside. */
final class Door implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Socket> inside = new ConcurrentLinkedQueue<>();
    private final int behind;

    /** One for each search. */
    final Semaphore looks = new Semaphore(0);

    Door(int behind) throws IOException {
        this.behind = behind;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** As a server does with those who were silent for too long; new ones are let in. */
    void slam() throws IOException {
        for (Socket client; (client = inside.poll()) != null; ) client.close();
    }

    private void accept() {
        while (true) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                inside.add(client);
                Thread.ofVirtual().start(() -> in(client, server));
                Thread.ofVirtual().start(() -> out(server, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void in(Socket from, Socket to) {
        try (from;
                to;
                var in = new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = to.getOutputStream()) {
            for (String line; (line = in.readLine()) != null; ) {
                out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                if (line.contains("SEARCH")) looks.release();
            }
        } catch (IOException closed) {
            // the other side went
        }
    }

    private static void out(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException closed) {
            // the other side went
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        slam();
    }
}
