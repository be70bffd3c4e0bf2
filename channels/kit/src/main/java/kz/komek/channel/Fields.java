package kz.komek.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads providers' JSON, in which everything may be missing or of another type. Never throws. */
public final class Fields {
    private static final long MILLISECONDS = 100_000_000_000L;

    private Fields() {}

    /** Words or a number as words; {@code null}: none, or empty. */
    public static @Nullable String text(JsonNode node, String name) {
        JsonNode field = node.path(name);
        if (!field.isTextual() && !field.isNumber()) return null;
        String text = Words.clean(field.asText());
        return text.isEmpty() ? null : text;
    }

    public static String text(JsonNode node, String name, String otherwise) {
        String text = text(node, name);
        return text == null ? otherwise : text;
    }

    /** The parts of an array; none when it is no array. */
    public static List<JsonNode> list(JsonNode node, String name) {
        JsonNode field = node.path(name);
        var parts = new ArrayList<JsonNode>();
        if (field.isArray()) field.forEach(parts::add);
        return parts;
    }

    public static @Nullable Double number(JsonNode node, String name) {
        JsonNode field = node.path(name);
        if (field.isNumber()) return field.doubleValue();
        try {
            return field.isTextual() ? Double.valueOf(field.asText()) : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** Seconds or milliseconds since 1970, told apart by their size: Meta writes both. */
    public static @Nullable Instant time(JsonNode node, String name) {
        String digits = text(node, name);
        if (digits == null || !digits.matches("\\d{9,16}")) return null;
        long number = Long.parseLong(digits);
        try {
            return number > MILLISECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        } catch (DateTimeException beyondAllTimes) {
            return null;
        }
    }
}
