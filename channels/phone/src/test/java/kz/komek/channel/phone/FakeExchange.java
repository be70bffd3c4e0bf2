package kz.komek.channel.phone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.komek.channel.TwilioApi;

/** The exchange's REST API, as far as we use it, with what it answers prepared. */
final class FakeExchange implements AutoCloseable {
    static final String SID = "AC00000000000000000000000000000001";
    static final String TOKEN = "12345abcde12345abcde12345abcde12";

    record Prepared(int status, byte[] body) {}

    record Asked(String method, String path, String body, String authorization) {}

    final Map<String, Prepared> answers = new LinkedHashMap<>();
    final List<Asked> asked = new ArrayList<>();
    private final HttpServer server;

    FakeExchange() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/2010-04-01/Accounts/" + SID, this::answer);
        server.start();
    }

    TwilioApi api() {
        return new TwilioApi(url(), SID, TOKEN);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    FakeExchange answers(String methodAndPath, int status, String body) {
        answers.put(methodAndPath, new Prepared(status, body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(("/2010-04-01/Accounts/" + SID).length());
        String query = exchange.getRequestURI().getRawQuery();
        asked.add(new Asked(
                exchange.getRequestMethod(),
                query == null ? path : path + "?" + query,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                exchange.getRequestHeaders().getFirst("Authorization")));
        var prepared = answers.getOrDefault(exchange.getRequestMethod() + " " + path, new Prepared(404, new byte[0]));
        boolean bare = prepared.body().length == 0 || prepared.status() == 204;
        exchange.sendResponseHeaders(prepared.status(), bare ? -1 : prepared.body().length);
        if (!bare) exchange.getResponseBody().write(prepared.body());
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
