package kz.komek.routing.domain;

import java.util.Map;
import java.util.Set;
import kz.komek.routing.domain.Fault.Cause;

/**
 * What is wrong today with the things that rules name, by code; what is not here is all right.
 *
 * @param deep places that are neither a district nor a sector: whether a ticket lies in them one has to look up
 */
public record Known(
        Map<String, Cause> issues,
        Map<String, Cause> spheres,
        Map<String, Cause> places,
        Map<String, Cause> organisations,
        Map<String, Cause> skills,
        Set<String> deep) {
    public static final Known ALL_RIGHT = new Known(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of());

    public Known {
        issues = Map.copyOf(issues);
        spheres = Map.copyOf(spheres);
        places = Map.copyOf(places);
        organisations = Map.copyOf(organisations);
        skills = Map.copyOf(skills);
        deep = Set.copyOf(deep);
    }
}
