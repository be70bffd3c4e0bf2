package kz.komek.territory.domain;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;

/**
 * One line of the address register.
 *
 * @param parent code of what it is a part of
 * @param synonyms what people call it too, and what it was called before
 * @param polygon GeoJSON
 * @param note for methodologists, such as "outline approximate"
 * @param active a retired one stays for the old tickets, and is not found any more
 * @param version grows with every change
 */
public record Entry(
        String code,
        @Nullable String parent,
        Kind kind,
        Names names,
        List<String> synonyms,
        @Nullable Point point,
        @Nullable String polygon,
        @Nullable String note,
        boolean active,
        int version) {

    public Entry {
        names = new Names(names.kk().strip(), names.ru().strip(), names.en().strip());
        synonyms = synonyms.stream()
                .flatMap(each -> Arrays.stream(each.split(";")))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        note = note == null || note.isBlank() ? null : note.strip();
        polygon = polygon == null || polygon.isBlank() ? null : polygon.strip();
    }

    public Entry versioned(int other) {
        return new Entry(code, parent, kind, names, synonyms, point, polygon, note, active, other);
    }

    public boolean same(Entry other) {
        return versioned(0).equals(other.versioned(0));
    }

    /** How it can be asked for; a house by its number within its street. */
    public Set<String> keys() {
        var keys = new LinkedHashSet<String>();
        Stream.concat(Stream.of(names.kk(), names.ru(), names.en()), synonyms.stream())
                .map(kind == Kind.HOUSE ? Spelling::house : Spelling::name)
                .filter(key -> !key.isEmpty())
                .forEach(keys::add);
        return keys;
    }
}
