package kz.komek.sla;

import static kz.komek.calendar.domain.ClockUnit.DAYS;
import static kz.komek.calendar.domain.ClockUnit.HOURS;
import static kz.komek.calendar.domain.ClockUnit.MINUTES;
import static kz.komek.calendar.domain.ClockUnit.WORKING_DAYS;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Set;
import kz.komek.calendar.domain.ClockUnit;
import kz.komek.calendar.domain.Receipt;
import kz.komek.calendar.domain.Target;
import kz.komek.sla.domain.ClockKind;
import kz.komek.sla.domain.Policy;
import kz.komek.sla.domain.TargetRule;
import kz.komek.sla.store.PolicyTable;
import kz.komek.ticket.domain.TicketType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is promised where nobody has said anything yet. The terms of the law are those of the Administrative Procedural and
 * Process-related Code, K2000000350 of 29.06.2020, in force since 01.07.2021: article 76 (15 working days from the day of
 * receipt), article 65 (forwarding and notice of an extension within 3 working days).
 */
@Singleton
class FirstTargets {
    private static final String BY = "komek";
    private static final String CODE = "K2000000350, ";
    private static final String OFFICE = "OFFICE";
    private static final Set<TicketType> APPEALS = Set.of(TicketType.COMPLAINT, TicketType.PROPOSAL);

    private final PolicyTable table;
    private final Period usual;
    private final InstantSource time;

    FirstTargets(PolicyTable table, @ConfigProperty(name = "komek.ticket.target") Period usual, InstantSource time) {
        this.table = table;
        this.usual = usual;
        this.time = time;
    }

    /** Two servers may start at once: the second waits. */
    void arrive() {
        QuarkusTransaction.requiringNew().run(() -> {
            table.lock();
            if (table.newest().isEmpty()) table.add(new Policy(1, rules()), BY, time.instant());
        });
    }

    private List<TargetRule> rules() {
        return List.of(
                rule("URGENT_RESPONSE", ClockKind.FIRST_RESPONSE, true, 15, MINUTES),
                rule("RESPONSE", ClockKind.FIRST_RESPONSE, null, 24, HOURS),
                rule("URGENT_REGISTRATION", ClockKind.REGISTRATION, true, 15, MINUTES),
                rule("REGISTRATION", ClockKind.REGISTRATION, null, 1, DAYS),
                rule("URGENT_ACCEPTANCE", ClockKind.ACCEPTANCE, true, 30, MINUTES),
                rule("ACCEPTANCE", ClockKind.ACCEPTANCE, null, 1, WORKING_DAYS),
                rule("RESOLUTION", ClockKind.RESOLUTION, null, usual.getDays(), DAYS),
                ofTheLaw("APPEAL", ClockKind.STATUTORY, 15, "art. 76"),
                ofTheLaw("FORWARDING", ClockKind.FORWARDING, 3, "art. 65"),
                ofTheLaw("EXTENSION_NOTICE", ClockKind.EXTENSION_NOTICE, 3, "art. 76"),
                rule("SILENCE", ClockKind.SILENCE, null, 10, DAYS));
    }

    private static TargetRule rule(String code, ClockKind kind, @Nullable Boolean urgent, int amount, ClockUnit unit) {
        return new TargetRule(
                code,
                kind,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                urgent,
                new Target(amount, unit),
                null,
                Receipt.WHEN_IT_CAME,
                null);
    }

    private static TargetRule ofTheLaw(String code, ClockKind kind, int days, String article) {
        return new TargetRule(
                code,
                kind,
                APPEALS,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                new Target(days, WORKING_DAYS),
                OFFICE,
                Receipt.NEXT_WORKING_DAY,
                CODE + article);
    }
}
