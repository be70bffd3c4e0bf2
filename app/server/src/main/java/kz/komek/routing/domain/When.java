package kz.komek.routing.domain;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kz.komek.catalogue.domain.UrgentClass;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.ticket.domain.Moment;
import kz.komek.ticket.domain.RiskTier;
import kz.komek.ticket.domain.TicketType;
import org.jspecify.annotations.Nullable;

/**
 * What must hold for a rule to speak: everything that is given. Of a list one is enough; an empty one says nothing.
 *
 * @param issues with {@code spheres}: one of these issues, or any of these spheres
 * @param words one of them is in what the resident wrote; with {@code *} at its end any word that begins so
 * @param places codes of the address register: the ticket lies in one of them
 * @param area GeoJSON: the pin lies in it
 * @param risk this tier or a higher one
 */
public record When(
        Set<Moment> moments,
        Set<TicketType> types,
        Set<String> issues,
        Set<String> spheres,
        Set<UrgentClass> urgent,
        List<String> words,
        Set<String> places,
        @Nullable String area,
        @Nullable Hours hours,
        Set<Language> languages,
        Set<Channel> channels,
        @Nullable Repeat repeat,
        @Nullable RiskTier risk) {
    public static final When ALWAYS = new When(
            Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), List.of(), Set.of(), null, null, Set.of(), Set.of(), null,
            null);

    public When {
        moments = sorted(moments);
        types = sorted(types);
        issues = sorted(issues);
        spheres = sorted(spheres);
        urgent = sorted(urgent);
        words = words.stream().map(String::strip).distinct().toList();
        places = sorted(places);
        if (area != null && area.isBlank()) area = null;
        languages = sorted(languages);
        channels = sorted(channels);
    }

    /** So that what is the same is written the same. */
    static <T extends Comparable<T>> Set<T> sorted(Set<T> some) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(some));
    }
}
