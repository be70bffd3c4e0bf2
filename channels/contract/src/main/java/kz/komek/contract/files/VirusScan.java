package kz.komek.contract.files;

import java.io.BufferedInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** ClamAV over INSTREAM. Whatever is neither a clear yes nor a clear no is no answer, and never means clean. */
public final class VirusScan {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(90);
    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 1024;

    public enum Verdict {
        CLEAN,
        INFECTED
    }

    private final InetSocketAddress clamd;

    /** @param hostAndPort {@code host:port} */
    public VirusScan(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        if (colon < 1) throw new IllegalArgumentException("KOMEK_CLAMAV must be host:port");
        this.clamd = InetSocketAddress.createUnresolved(
                hostAndPort.substring(0, colon), Integer.parseInt(hostAndPort.substring(colon + 1)));
    }

    /** @param hostAndPort empty or blank: there is none */
    public static Optional<VirusScan> at(Optional<String> hostAndPort) {
        return hostAndPort.filter(address -> !address.isBlank()).map(VirusScan::new);
    }

    /** @throws IOException when the scanner does not say; the file must be asked about again */
    public Verdict scan(InputStream file) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(clamd.getHostString(), clamd.getPort()), (int) CONNECT.toMillis());
            socket.setSoTimeout((int) ANSWER.toMillis());
            var out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = new byte[CHUNK];
            for (int n; (n = file.read(chunk)) >= 0; ) {
                if (n == 0) continue; // a length of nothing would end the stream
                out.writeInt(n);
                out.write(chunk, 0, n);
            }
            out.writeInt(0);
            out.flush();
            return verdict(answer(new BufferedInputStream(socket.getInputStream())));
        }
    }

    private static String answer(InputStream in) throws IOException {
        var answer = new StringBuilder();
        for (int c; (c = in.read()) > 0 && answer.length() < LONGEST_ANSWER; ) answer.append((char) c);
        return answer.toString();
    }

    private static Verdict verdict(String answer) throws IOException {
        if (answer.equals("stream: OK")) return Verdict.CLEAN;
        if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) return Verdict.INFECTED;
        throw new IOException("the virus scanner does not say whether the file is clean");
    }
}
