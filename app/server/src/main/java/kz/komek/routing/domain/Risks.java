package kz.komek.routing.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kz.komek.ticket.domain.RiskTier;

/** What is a risk, and how it is handled. */
public record Risks(List<Factor> factors, List<Handling> tiers) {
    /** The three tiers, which nothing leads to. */
    public static final Risks NONE = new Risks(
            List.of(),
            List.of(
                    new Handling(RiskTier.YELLOW, 1, null, null, false, "", null),
                    new Handling(RiskTier.ORANGE, 3, null, null, false, "", null),
                    new Handling(RiskTier.RED, 6, null, null, false, "", null)));

    public Risks {
        factors = List.copyOf(factors);
        tiers = tiers.stream().sorted(Comparator.comparing(Handling::tier)).toList();
    }

    public RiskTier tier(int points) {
        return tiers.stream()
                .filter(tier -> points >= tier.from())
                .map(Handling::tier)
                .max(Comparator.naturalOrder())
                .orElse(RiskTier.NONE);
    }

    public Optional<Handling> handling(RiskTier tier) {
        return tiers.stream().filter(one -> one.tier() == tier).findFirst();
    }
}
