package kz.komek.catalogue.web;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import kz.komek.catalogue.CatalogueViews;
import kz.komek.catalogue.domain.Issue;
import kz.komek.catalogue.domain.IssueType;
import kz.komek.catalogue.domain.Priority;
import kz.komek.catalogue.domain.ServiceTarget;
import kz.komek.catalogue.domain.Sphere;
import kz.komek.catalogue.domain.UrgentClass;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The whole catalogue in one piece, for lists that search while one types. Written once a version instead of once a
 * request.
 */
@Singleton
class CatalogueDocument {
    private final CatalogueViews views;
    private final Map<Set<Language>, Written> kept = new ConcurrentHashMap<>();

    CatalogueDocument(CatalogueViews views) {
        this.views = views;
    }

    record Written(long version, byte[] json) {}

    /** Names in the languages that were asked for; script and questions are asked for with the issue. */
    @Schema(name = "Catalogue")
    record Whole(long version, List<SphereLine> spheres, List<IssueLine> issues) {}

    record SphereLine(
            String code,
            int version,
            @Nullable String kk,
            @Nullable String ru,
            @Nullable String en) {}

    /**
     * What is usual is left out.
     *
     * @param retired only where it is true
     * @param synonyms by language
     * @param questions how many there are
     */
    record IssueLine(
            String code,
            int revision,
            String sphere,
            IssueType type,
            @Nullable String kk,
            @Nullable String ru,
            @Nullable String en,
            Map<Language, List<String>> synonyms,
            Priority priority,
            @Nullable UrgentClass urgent,
            @Nullable ServiceTarget target,
            boolean published,
            @Nullable String organisation,
            int questions,
            @Nullable Boolean retired) {
        static IssueLine of(Issue issue, Set<Language> languages) {
            var current = issue.current();
            var content = current.content();
            return new IssueLine(
                    issue.code(),
                    current.revision(),
                    content.sphere(),
                    content.type(),
                    in(content.names(), Language.KK, languages),
                    in(content.names(), Language.RU, languages),
                    in(content.names(), Language.EN, languages),
                    languages.stream().collect(Collectors.toMap(language -> language, language -> switch (language) {
                        case KK -> content.synonyms().kk();
                        case RU -> content.synonyms().ru();
                        case EN -> content.synonyms().en();
                    })),
                    content.priority(),
                    content.urgent(),
                    content.target(),
                    content.published(),
                    content.organisation(),
                    content.questions().size(),
                    issue.active() ? null : Boolean.TRUE);
        }
    }

    static @Nullable String in(Names names, Language language, Set<Language> languages) {
        return languages.contains(language) ? names.in(language) : null;
    }

    Written in(Set<Language> languages) {
        long version = views.version();
        Written written = kept.get(languages);
        if (written != null && written.version() == version) return written;
        var whole = views.whole();
        byte[] json = Json.write(new Whole(
                whole.version(),
                whole.spheres().stream().map(sphere -> line(sphere, languages)).toList(),
                whole.issues().stream()
                        .map(issue -> IssueLine.of(issue, languages))
                        .toList()));
        var fresh = new Written(whole.version(), json);
        kept.put(EnumSet.copyOf(languages), fresh);
        return fresh;
    }

    private static SphereLine line(Sphere sphere, Set<Language> languages) {
        return new SphereLine(
                sphere.code(),
                sphere.version(),
                in(sphere.names(), Language.KK, languages),
                in(sphere.names(), Language.RU, languages),
                in(sphere.names(), Language.EN, languages));
    }
}
