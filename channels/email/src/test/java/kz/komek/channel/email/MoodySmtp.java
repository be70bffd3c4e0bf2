package kz.komek.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An SMTP server that is agreeable up to one step, and then gives the planted answer or hangs up. */
final class MoodySmtp implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String step;
    private final @Nullable String answer;

    /** @param answer {@code null}: hangs up */
    MoodySmtp(String step, @Nullable String answer) throws IOException {
        this.step = step;
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (true) {
            try (Socket client = door.accept()) {
                talk(client);
            } catch (IOException e) {
                if (door.isClosed()) return;
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = client.getOutputStream();
        say(out, "220 moody");
        boolean data = false;
        for (String line; (line = in.readLine()) != null; ) {
            if (data && !line.equals(".")) continue;
            String command = data ? "." : line.split(" ")[0].toUpperCase(Locale.ROOT);
            data = false;
            if (command.equals(step)) {
                if (answer == null) return;
                say(out, answer);
                continue;
            }
            data = command.equals("DATA");
            say(out, data ? "354 go on" : "250 OK");
        }
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
