package kz.komek.outage.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;

/**
 * Works that a service has announced.
 *
 * @param version grows with every change; each is kept
 * @param organisation code of who does them
 * @param outerId what the service itself calls them; by it the same works are known again
 * @param text what happens, for residents; English may be missing
 * @param issues codes of issues that they explain; none: whatever is asked at that place
 * @param polygon GeoJSON, beside or instead of places
 */
public record PlannedWork(
        UUID id,
        int version,
        Resource resource,
        Names text,
        List<String> issues,
        String organisation,
        @Nullable String outerId,
        Instant from,
        Instant to,
        List<WorkPlace> places,
        @Nullable String polygon,
        boolean cancelled) {

    public PlannedWork {
        text = new Names(text.kk().strip(), text.ru().strip(), text.en().strip());
        issues = issues.stream().distinct().sorted().toList();
        places = places.stream().distinct().toList();
        outerId = outerId == null || outerId.isBlank() ? null : outerId.strip();
        polygon = polygon == null || polygon.isBlank() ? null : polygon.strip();
    }

    public WorkState state(Instant now) {
        if (cancelled) return WorkState.CANCELLED;
        if (now.isBefore(from)) return WorkState.ANNOUNCED;
        return now.isBefore(to) ? WorkState.RUNNING : WorkState.ENDED;
    }

    public boolean isOver(Instant now) {
        return cancelled || !now.isBefore(to);
    }

    /** @param issue {@code null}: nobody knows yet what is asked about */
    public boolean explains(@Nullable String issue) {
        return issue == null || issues.isEmpty() || issues.contains(issue);
    }

    /** Services seldom write English. */
    public String text(Language language) {
        String text = this.text.in(language);
        return text.isEmpty() ? this.text.ru() : text;
    }

    public PlannedWork versioned(int other) {
        return new PlannedWork(
                id, other, resource, text, issues, organisation, outerId, from, to, places, polygon, cancelled);
    }

    public PlannedWork identified(UUID other, int version) {
        return new PlannedWork(
                other, version, resource, text, issues, organisation, outerId, from, to, places, polygon, cancelled);
    }

    public PlannedWork outlined(@Nullable String other) {
        return new PlannedWork(
                id, version, resource, text, issues, organisation, outerId, from, to, places, other, cancelled);
    }

    public boolean same(PlannedWork other) {
        return versioned(0).equals(other.versioned(0));
    }
}
