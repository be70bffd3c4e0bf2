package kz.komek.notice.domain;

import org.jspecify.annotations.Nullable;

/**
 * Of the akim.
 *
 * @param sphere code; {@code null}: all
 * @param district code; {@code null}: all
 */
public record Deputy(
        String login, @Nullable String sphere, @Nullable String district) {

    boolean isFor(@Nullable String inSphere, @Nullable String inDistrict) {
        return (sphere == null || sphere.equals(inSphere)) && (district == null || district.equals(inDistrict));
    }

    /** A sphere says more than a district: who answers for water does so wherever it runs. */
    int narrowness() {
        return (sphere == null ? 0 : 2) + (district == null ? 0 : 1);
    }
}
