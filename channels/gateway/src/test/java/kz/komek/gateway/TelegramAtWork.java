package kz.komek.gateway;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import kz.komek.channel.telegram.FakeTelegram;
import org.jspecify.annotations.Nullable;

/** A Bot API for one bot with a webhook, and a core that lets every reply be claimed. */
public final class TelegramAtWork implements QuarkusTestResourceLifecycleManager {
    static final String SECRET = "of-a-test-and-of-nobody";
    static @Nullable FakeTelegram telegram;

    private @Nullable HttpServer core;

    @Override
    public int order() {
        return 1; // after Komek's own, which says that the core is silent
    }

    @Override
    public Map<String, String> start() {
        try {
            var fake = new FakeTelegram();
            telegram = fake;
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/internal/v1/replies/", exchange -> {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            core = server;
            return Map.of(
                    "komek.server.url",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "komek.telegram.bots",
                    "city",
                    "komek.telegram.url",
                    fake.url().toString(),
                    "komek.telegram.city.token",
                    FakeTelegram.TOKEN,
                    "komek.telegram.city.secret",
                    SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (telegram != null) telegram.close();
        if (core != null) core.stop(0);
    }
}
