package kz.komek.organisation.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.komek.organisation.domain.Refusal.Why;

/**
 * All organisations as they would be after a change, and what speaks against it.
 *
 * @param uses of those that would stop working
 */
public record Bodies(
        Map<String, Organisation> all, Set<String> districts, Set<String> calendars, Map<String, Use> uses) {

    /**
     * @param people active ones
     * @param work whether it has tickets to execute
     */
    public record Use(int people, int responsibilities, boolean work) {
        public static final Use NONE = new Use(0, 0, false);
    }

    /** These and all that are parts of them, at whatever depth. */
    public static Set<String> withParts(Map<String, Organisation> all, Set<String> codes) {
        var found = new HashSet<>(codes);
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Organisation body : all.values()) {
                if (body.parent() != null && found.contains(body.parent())) grew |= found.add(body.code());
            }
        }
        return found;
    }

    /** Everything that is wrong with one of them. */
    public List<Refusal> refusals(Organisation body) {
        var found = new ArrayList<Refusal>();
        Texts.code("code", body.code()).ifPresent(found::add);
        found.addAll(Texts.names(body.names()));
        Texts.like(
                        Texts.PHONE,
                        "phone",
                        body.phone(),
                        "A phone is digits, spaces, ( ) and -, with + before them or not.")
                .ifPresent(found::add);
        Texts.like(Texts.EMAIL, "email", body.email(), "This is no e-mail address.")
                .ifPresent(found::add);
        if (body.district() != null && !districts.contains(body.district())) {
            found.add(new Refusal(
                    Why.DISTRICT_UNKNOWN, "district", "There is no district with the code " + body.district() + "."));
        }
        if (body.calendar() != null && !calendars.contains(body.calendar())) {
            found.add(new Refusal(
                    Why.CALENDAR_UNKNOWN, "calendar", "There is no working calendar " + body.calendar() + "."));
        }
        if (body.parent() != null) parent(body, body.parent(), found);
        if (!body.active()) leaving(body, found);
        return found;
    }

    private void parent(Organisation body, String code, List<Refusal> found) {
        Organisation parent = all.get(code);
        if (parent == null) {
            found.add(new Refusal(Why.PARENT_UNKNOWN, "parent", "There is no organisation " + code + "."));
        } else if (isInCycle(body)) {
            found.add(new Refusal(
                    Why.CYCLE, "parent", body.code() + " would be a part of itself, by way of " + code + "."));
        } else if (body.active() && !parent.active()) {
            found.add(new Refusal(
                    Why.PARENT_INACTIVE, "parent", "The organisation " + code + " does not work any more."));
        }
    }

    private boolean isInCycle(Organisation body) {
        var seen = new HashSet<String>();
        Organisation above = body;
        while (above != null && above.parent() != null && seen.add(above.code())) {
            if (above.parent().equals(body.code())) return true;
            above = all.get(above.parent());
        }
        return false;
    }

    private void leaving(Organisation body, List<Refusal> found) {
        List<String> parts = all.values().stream()
                .filter(other -> other.active() && body.code().equals(other.parent()))
                .map(Organisation::code)
                .sorted()
                .toList();
        if (!parts.isEmpty()) {
            found.add(new Refusal(
                    Why.STILL_HAS_PARTS, "active", "It still has parts that work: " + String.join(", ", parts) + "."));
        }
        Use use = uses.getOrDefault(body.code(), Use.NONE);
        if (use.people() > 0) {
            found.add(new Refusal(
                    Why.STILL_HAS_PEOPLE, "active", "Active people still work for it: " + use.people() + "."));
        }
        if (use.responsibilities() > 0) {
            found.add(new Refusal(
                    Why.STILL_RESPONSIBLE,
                    "active",
                    "It is still responsible for issues or spheres: " + use.responsibilities() + "."));
        }
        if (use.work()) {
            found.add(new Refusal(
                    Why.ORGANISATION_HAS_WORK,
                    "active",
                    "It still has tickets to execute: let them be sent elsewhere."));
        }
    }
}
