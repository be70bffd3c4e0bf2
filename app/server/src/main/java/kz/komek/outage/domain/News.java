package kz.komek.outage.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What those who asked are told of works. Stored: never rename one. */
public enum News {
    /** They last longer, and begin as announced. */
    PROLONGED,
    /** They begin or end at another time, or are elsewhere. */
    CHANGED,
    CANCELLED,
    ENDED;

    /** Empty: nothing that a resident would notice. @param told as they were when somebody was told last */
    public static Optional<News> between(PlannedWork told, PlannedWork now, Instant at) {
        if (now.cancelled()) return told.cancelled() ? Optional.empty() : Optional.of(CANCELLED);
        if (now.isOver(at)) return Optional.of(ENDED);
        if (told.cancelled() || !told.from().equals(now.from())) return Optional.of(CHANGED);
        if (!told.to().equals(now.to())) return Optional.of(now.to().isAfter(told.to()) ? PROLONGED : CHANGED);
        boolean same = told.text().equals(now.text())
                && told.resource() == now.resource()
                && told.places().equals(now.places())
                && Objects.equals(told.polygon(), now.polygon());
        return same ? Optional.empty() : Optional.of(CHANGED);
    }
}
