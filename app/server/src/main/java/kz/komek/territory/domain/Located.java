package kz.komek.territory.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an address that somebody gave. */
public sealed interface Located {
    /**
     * It is this entry.
     *
     * @param exact the kind of the entry: a house, or only its street, or only the district
     * @param key of words that say more than was found; {@code null}: all of it was understood
     */
    record Found(
            String code,
            Kind exact,
            How how,
            @Nullable String district,
            @Nullable String sector,
            @Nullable String key) implements Located {}

    /**
     * It may be any of these.
     *
     * @param district where all of them are
     */
    record Ambiguous(List<String> codes, @Nullable String district, String key) implements Located {
        public Ambiguous {
            codes = List.copyOf(codes);
        }
    }

    /** @param key of the words; {@code null}: there were none, only a place that is not ours */
    record Unknown(@Nullable String key) implements Located {}

    /** Nothing was given, or only the district. */
    record Nothing() implements Located {}

    enum How {
        TEXT,
        PIN,
        /** Somebody of ours said so. */
        STAFF
    }
}
