package kz.komek.territory.web;

import java.util.List;
import kz.komek.contract.Names;
import kz.komek.territory.Territory;
import kz.komek.territory.domain.Entry;
import kz.komek.territory.domain.Kind;
import kz.komek.territory.domain.Point;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry without its outline. */
@Schema(name = "TerritoryEntryLine")
record EntryLine(
        @Schema(examples = "turkistan-abai") String code,

        @Nullable String parent,
        Kind kind,
        Names names,

        @Schema(description = "What people call it too, and what it was called before")
        List<String> synonyms,

        @Nullable Point point,

        @Schema(description = "Whether it has an outline") boolean outlined,

        boolean active,
        int version) {
    static EntryLine of(Entry entry) {
        return new EntryLine(
                entry.code(),
                entry.parent(),
                entry.kind(),
                entry.names(),
                entry.synonyms(),
                entry.point(),
                entry.polygon() != null,
                entry.active(),
                entry.version());
    }

    /** What it is a part of. */
    @Schema(name = "TerritoryStep")
    record Step(String code, Kind kind, Names names) {
        static Step of(Entry entry) {
            return new Step(entry.code(), entry.kind(), entry.names());
        }
    }

    /** @param line from the top down to the entry itself */
    @Schema(name = "TerritorySuggestion")
    record Suggested(String code, Kind kind, List<Step> line, boolean active) {
        static Suggested of(Territory.Standing found) {
            return new Suggested(
                    found.entry().code(),
                    found.entry().kind(),
                    found.line().stream().map(Step::of).toList(),
                    found.entry().active());
        }
    }
}
