package kz.komek.ticket;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import kz.komek.catalogue.Catalogue;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.catalogue.domain.ServiceTarget;
import kz.komek.ticket.domain.Ticket;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How long we give ourselves. */
@Singleton
class Promises {
    private final Catalogue catalogue;
    private final Period usual;

    Promises(Catalogue catalogue, @ConfigProperty(name = "komek.ticket.target") Period usual) {
        this.catalogue = catalogue;
        this.usual = usual;
    }

    /** Of an issue; {@code null}: it has none of its own. */
    static @Nullable TemporalAmount of(IssueWording wording) {
        ServiceTarget target = wording.target();
        if (target == null) return null;
        return switch (target.unit()) {
            case HOURS -> Duration.ofHours(target.amount());
            case DAYS -> Period.ofDays(target.amount());
        };
    }

    /** For a ticket that is taken up again: what its issue promises, worded as it was for it. */
    TemporalAmount again(Ticket ticket) {
        String issue = ticket.issue();
        Integer revision = ticket.issueRevision();
        if (issue == null || revision == null) return usual;
        return catalogue
                .issue(issue, revision)
                .flatMap(wording -> Optional.ofNullable(of(wording)))
                .orElse(usual);
    }
}
