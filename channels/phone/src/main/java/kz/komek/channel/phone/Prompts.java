package kz.komek.channel.phone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import kz.komek.contract.Language;

/** The folder {@code prompts}: a text for each, and beside it a recording where there is one. */
final class Prompts {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Map<String, String> TYPES = Map.of(".mp3", "audio/mpeg", ".wav", "audio/wav");

    private final Addresses addresses;
    private final Map<String, Optional<String>> found = new ConcurrentHashMap<>();

    Prompts(Addresses addresses) {
        this.addresses = addresses;
    }

    /** Where the exchange fetches the recording. */
    Optional<String> file(Language language, String name) {
        return found.computeIfAbsent(
                        language.code() + "/" + name,
                        stem -> TYPES.keySet().stream()
                                .sorted()
                                .filter(ending -> Prompts.class.getResource("/prompts/" + stem + ending) != null)
                                .map(ending -> name + ending)
                                .findFirst())
                .map(file -> addresses.prompt(language, file));
    }

    String text(Language language, String name) {
        return new String(bytes(language.code() + "/" + name + ".txt"), StandardCharsets.UTF_8).strip();
    }

    record Recording(byte[] bytes, String type) {}

    /** Empty when there is no such file, whatever was asked for. */
    static Optional<Recording> recording(String language, String file) {
        int dot = file.lastIndexOf('.');
        if (!language.matches("kk|ru|en") || dot < 0) return Optional.empty();
        String type = TYPES.get(file.substring(dot));
        if (type == null || !NAME.matcher(file.substring(0, dot)).matches()) return Optional.empty();
        String path = language + "/" + file;
        return Prompts.class.getResource("/prompts/" + path) == null
                ? Optional.empty()
                : Optional.of(new Recording(bytes(path), type));
    }

    private static byte[] bytes(String path) {
        try (InputStream in = Prompts.class.getResourceAsStream("/prompts/" + path)) {
            if (in == null) throw new IllegalArgumentException("there is no prompt " + path);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
