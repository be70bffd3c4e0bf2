package kz.komek.organisation.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import kz.komek.organisation.domain.Refusal.Why;
import org.jspecify.annotations.Nullable;

/**
 * Who executes what where.
 *
 * @param subject code of an issue or of a sphere
 * @param district code of the address register, of whatever kind; {@code null}: everywhere
 * @param organisation code
 */
public record Responsibility(String subject, @Nullable String district, String organisation, int version) {

    /** What the change log calls it. */
    public String id() {
        return subject + "/" + (district == null ? "all" : district);
    }

    /**
     * Everything that is wrong with it.
     *
     * @param staffed codes of organisations that somebody active executes for
     */
    public List<Refusal> refusals(
            Map<String, Organisation> bodies, Set<String> staffed, Set<String> districts, Predicate<String> subjects) {
        var found = new ArrayList<Refusal>();
        if (!Texts.SUBJECT.matcher(subject).matches()) {
            found.add(new Refusal(Why.CODE_WRONG, "issue_or_sphere", "This is no code of an issue or of a sphere."));
        } else if (!subjects.test(subject)) {
            found.add(new Refusal(
                    Why.SUBJECT_UNKNOWN, "issue_or_sphere", "There is no issue and no sphere " + subject + "."));
        }
        if (district != null && !districts.contains(district)) {
            found.add(new Refusal(
                    Why.DISTRICT_UNKNOWN,
                    "district",
                    "The address register has no entry with the code " + district + "."));
        }
        Organisation body = bodies.get(organisation);
        if (body == null) {
            found.add(new Refusal(
                    Why.ORGANISATION_UNKNOWN, "organisation", "There is no organisation " + organisation + "."));
        } else if (!body.active()) {
            found.add(new Refusal(
                    Why.ORGANISATION_INACTIVE,
                    "organisation",
                    "The organisation " + organisation + " does not work any more."));
        } else if (!staffed.contains(organisation)) {
            found.add(new Refusal(
                    Why.NOBODY_IN_IT,
                    "organisation",
                    organisation + " is an organisation with no one in it: nobody would take the work. Register an"
                            + " executor of it first."));
        }
        return found;
    }
}
