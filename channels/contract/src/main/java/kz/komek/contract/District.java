package kz.komek.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * A district or city of the oblast. The list is that of Turkistan oblast (17), shipped as data because a form must show
 * it while the core is down. Coordinates are of the centre, WGS 84 degrees, good for a first look at a map only.
 */
public record District(String code, String kk, String ru, String en, double latitude, double longitude) {
    public static final List<District> ALL = read();

    public String name(Language language) {
        return switch (language) {
            case KK -> kk;
            case RU -> ru;
            case EN -> en;
        };
    }

    private static List<District> read() {
        try (InputStream json = District.class.getResourceAsStream("districts.json")) {
            return List.of(Json.MAPPER.readValue(Objects.requireNonNull(json), District[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
