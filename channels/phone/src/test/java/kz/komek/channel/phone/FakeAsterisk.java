package kz.komek.channel.phone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An Asterisk's manager interface on the wire: greets, lets in, and tells what was recorded of a real one's form. */
public final class FakeAsterisk implements AutoCloseable {
    private final ServerSocket server;
    private final String stream;
    private final List<Socket> callers = new ArrayList<>();

    public FakeAsterisk(String stream) throws IOException {
        this.stream = stream;
        this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = server.accept();
                synchronized (callers) {
                    callers.add(caller);
                }
                Thread.ofVirtual().start(() -> talk(caller));
            }
        } catch (IOException closed) {
            // over
        }
    }

    private void talk(Socket caller) {
        try (caller;
                var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = caller.getOutputStream();
            say(out, "Asterisk Call Manager/9.0.0\r\n");
            var action = new LinkedHashMap<String, String>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    int colon = line.indexOf(':');
                    action.put(
                            line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                            line.substring(colon + 1).strip());
                    continue;
                }
                if (!action.isEmpty()) answer(out, Map.copyOf(action));
                action.clear();
            }
        } catch (SocketException closed) {
            // over
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(OutputStream out, Map<String, String> action) throws IOException {
        String name = action.getOrDefault("action", "").toLowerCase(java.util.Locale.ROOT);
        String id = action.containsKey("actionid") ? "ActionID: " + action.get("actionid") + "\r\n" : "";
        switch (name) {
            case "challenge" -> say(out, "Response: Success\r\n" + id + "Challenge: 109109109\r\n\r\n");
            case "login" -> {
                say(out, "Response: Success\r\n" + id + "Message: Authentication accepted\r\n\r\n");
                say(out, "Event: FullyBooted\r\nPrivilege: system,all\r\nStatus: Fully Booted\r\n\r\n");
                say(out, stream.replace("\n", "\r\n"));
            }
            case "logoff" -> say(out, "Response: Goodbye\r\n" + id + "Message: Thanks for all the fish.\r\n\r\n");
            // Of who may only listen.
            default -> say(out, "Response: Error\r\n" + id + "Message: Permission denied\r\n\r\n");
        }
    }

    private static void say(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** As when it is restarted: whoever listens has to come again. */
    void hangUp() throws IOException {
        synchronized (callers) {
            for (Socket caller : callers) caller.close();
            callers.clear();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
