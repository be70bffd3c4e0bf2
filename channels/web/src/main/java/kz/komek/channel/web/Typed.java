package kz.komek.channel.web;

import org.jspecify.annotations.Nullable;

/**
 * What a resident or a program typed, exactly as it came; the JSON body of a submission. Numbers and booleans of JSON
 * arrive as their text, so that a form and a program are judged by the same rules.
 *
 * @param latitude WGS 84 degrees
 * @param longitude WGS 84 degrees
 */
public record Typed(
        @Nullable String text,
        @Nullable String language,
        @Nullable String address,
        @Nullable String district,
        @Nullable String latitude,
        @Nullable String longitude,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String name,
        @Nullable String consent,
        @Nullable String anonymous) {

    static final Typed NOTHING = new Typed(null, null, null, null, null, null, null, null, null, null, null);

    @Override
    public String toString() {
        return "Typed[***]";
    }
}
