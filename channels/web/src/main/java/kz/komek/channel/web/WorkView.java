package kz.komek.channel.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kz.komek.contract.Language;
import kz.komek.contract.PublicWork;
import kz.komek.contract.ResidentsDates;
import org.jspecify.annotations.Nullable;

/**
 * Announced works in a resident's words.
 *
 * @param resource what there is none of
 * @param running they are under way
 * @param when they end, or begin and end
 * @param who does them; {@code ""}
 * @param places streets with their houses, or whole districts
 * @param maybe they are at some houses only, and nobody said which is meant
 */
public record WorkView(
        UUID id,
        String kind,
        String resource,
        boolean running,
        List<String> when,
        String text,
        String who,
        List<String> places,
        boolean maybe) {

    static final String RUNNING = "RUNNING";
    private static final int MOST_PLACES = 12;

    static WorkView of(PublicWork work, Texts t, Instant now) {
        Language language = t.language();
        boolean running = RUNNING.equals(work.state());
        var dates = new ResidentsDates(language, now);
        var when = new ArrayList<String>();
        if (!running) when.add(t.of("works.begins", dates.at(work.from())));
        when.add(t.of("works.ends", dates.at(work.to())));
        var places = places(work, t);
        if (places.size() > MOST_PLACES) {
            int more = places.size() - MOST_PLACES;
            places.subList(MOST_PLACES, places.size()).clear();
            places.add(t.of("works.more", more));
        }
        String kind = work.resource().toLowerCase(Locale.ROOT);
        return new WorkView(
                work.id(),
                kind,
                t.of("works.resource." + kind),
                running,
                List.copyOf(when),
                work.text(language),
                work.organisation() == null ? "" : work.organisation().in(language),
                List.copyOf(places),
                !work.sure());
    }

    private static List<String> places(PublicWork work, Texts t) {
        var places = new ArrayList<String>();
        for (PublicWork.Where where : work.places()) {
            String name = where.name().in(t.language());
            places.add(where.houses().isEmpty() ? name : name + ", " + t.of("works.houses", where.houses()));
        }
        return places;
    }

    /**
     * By the district in which they are; what is in several stands in each. Where one was chosen all are in it: the core has
     * chosen them, and knows in which districts an outline lies.
     */
    static Map<String, List<PublicWork>> byDistrict(List<PublicWork> works, @Nullable String chosen) {
        if (chosen != null) return works.isEmpty() ? Map.of() : Map.of(chosen, works);
        var byDistrict = new LinkedHashMap<String, List<PublicWork>>();
        for (PublicWork work : works) {
            var districts = work.places().stream()
                    .map(place -> place.district() == null ? "" : place.district())
                    .distinct()
                    .toList();
            for (String district : districts.isEmpty() ? List.of("") : districts)
                byDistrict.computeIfAbsent(district, first -> new ArrayList<>()).add(work);
        }
        return byDistrict;
    }
}
