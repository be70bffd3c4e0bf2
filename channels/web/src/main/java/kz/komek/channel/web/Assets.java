package kz.komek.channel.web;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses of what a page loads; the digest in them lets browsers keep it for ever. */
@Singleton
class Assets {
    static final String STYLE = "site.css";
    static final String SCRIPT = "site.js";
    static final String MAP = "map.js";
    static final String ICON = "icon.svg";

    private final Map<String, String> addresses = Stream.of(STYLE, SCRIPT, MAP, ICON)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Assets::address));

    String of(String name) {
        return Objects.requireNonNull(addresses.get(name));
    }

    private static String address(String name) {
        try (var file = Assets.class.getResourceAsStream("/META-INF/resources/assets/" + name)) {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Objects.requireNonNull(file, name).readAllBytes());
            return "/assets/" + name + "?v=" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
