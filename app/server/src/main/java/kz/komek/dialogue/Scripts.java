package kz.komek.dialogue;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.komek.contract.Json;
import kz.komek.contract.Names;
import kz.komek.dialogue.domain.Script;
import kz.komek.dialogue.domain.Step;
import org.jspecify.annotations.Nullable;

/** Reads the script. One that is wrong stops the start: half a conversation is worse than none. */
@Singleton
public class Scripts {
    private final Script script = read("script.json");

    Script now() {
        return script;
    }

    record Row(String kind, String id, @Nullable String next) {}

    record File(
            int version,
            String begin,
            String belongs,
            String unsolved,
            String silence,
            String week,
            List<Row> steps,
            Map<String, Names> texts,
            Map<String, List<String>> words,
            List<Script.Emergency> emergencies) {}

    public static Script read(String name) {
        try (InputStream file = Scripts.class.getResourceAsStream(name)) {
            return of(Json.read(Objects.requireNonNull(file, name).readAllBytes(), File.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Script of(File file) {
        var steps = new LinkedHashMap<String, Step>();
        file.steps().forEach(row -> steps.put(row.id(), step(row)));
        return new Script(
                file.version(),
                file.begin(),
                file.belongs(),
                file.unsolved(),
                steps,
                file.texts(),
                file.words(),
                file.emergencies(),
                Duration.parse(file.silence()),
                Duration.parse(file.week()));
    }

    private static Step step(Row row) {
        return switch (row.kind()) {
            case "TONGUE" -> new Step.Tongue(row.id(), row.next());
            case "WHAT" -> new Step.What(row.id(), row.next());
            case "GUESSING" -> new Step.Guessing(row.id(), row.next());
            case "WHERE" -> new Step.Where(row.id(), row.next());
            case "WORKS" -> new Step.Works(row.id(), row.next());
            case "NEARBY" -> new Step.Nearby(row.id(), row.next());
            case "PHOTOS" -> new Step.Photos(row.id(), row.next());
            case "CONFIRM" -> new Step.Confirm(row.id(), row.next());
            case "BELONGS" -> new Step.Belongs(row.id(), row.next());
            case "UNSOLVED" -> new Step.Unsolved(row.id(), row.next());
            default -> throw new IllegalArgumentException("the script knows no question of the kind " + row.kind());
        };
    }
}
