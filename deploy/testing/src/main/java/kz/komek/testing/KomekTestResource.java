package kz.komek.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Configures a Quarkus application under test: the shared engines, with a database, topics and a folder of its own, so
 * that no test depends on what another left. Arguments of the annotation are added, and win.
 */
public final class KomekTestResource implements QuarkusTestResourceLifecycleManager {
    public static final String SECRET = "dGVzdHMgb25seTogdGhpcyBzZWNyZXQgZ3VhcmRzIG5vdGhpbmc";

    private Map<String, String> arguments = Map.of();
    private @Nullable Path data;

    @Override
    public void init(Map<String, String> initArgs) {
        arguments = initArgs;
    }

    @Override
    public Map<String, String> start() {
        try {
            data = Files.createTempDirectory("komek-data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var database = Engines.freshDatabase();
        var configuration = new HashMap<String, String>();
        configuration.put("komek.secret", SECRET);
        configuration.put("komek.kafka", Engines.kafka());
        configuration.put("komek.topic.prefix", Engines.freshTopicPrefix());
        configuration.put("komek.data", data.toString());
        configuration.put("komek.db.url", database.url());
        configuration.put("komek.db.user", database.user());
        configuration.put("komek.db.password", database.password());
        configuration.put("komek.demo", "true");
        configuration.put("komek.public.url", "http://komek.test");
        // Nobody listens there: a gateway under test meets a silent core unless the test brings one.
        configuration.put("komek.server.url", "http://localhost:1");
        // Digests are made when a test says so, by its own clock.
        configuration.put("komek.notice.timer", "off");
        configuration.put("komek.knowledge.timer", "off");
        configuration.put("komek.health.timer", "off");
        configuration.putAll(arguments);
        return configuration;
    }

    @Override
    public void stop() {
        if (data == null) return;
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
