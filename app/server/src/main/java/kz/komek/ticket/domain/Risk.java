package kz.komek.ticket.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How much depends on a ticket, as it was weighed last. */
@Embeddable
public class Risk {
    @Enumerated(EnumType.STRING)
    @Column(name = "risk_tier")
    private RiskTier tier = RiskTier.NONE;

    @Column(name = "risk_points")
    private int points;

    @Column(name = "risk_registration")
    private @Nullable String registration;

    @Column(name = "risk_consideration")
    private @Nullable String consideration;

    @Column(name = "risk_rules")
    private @Nullable Integer rules;

    protected Risk() {}

    static Risk unknown() {
        return new Risk();
    }

    void take(Weighed weighed) {
        tier = weighed.tier();
        points = weighed.points();
        rules = weighed.rules();
        registration = String.join(" ", weighed.registration());
        List<String> considered = weighed.consideration();
        consideration = considered == null ? null : String.join(" ", considered);
    }

    boolean says(Weighed weighed) {
        return tier == weighed.tier()
                && weighed.registration().equals(registration())
                && Objects.equals(weighed.consideration(), consideration());
    }

    public RiskTier tier() {
        return tier;
    }

    public int points() {
        return points;
    }

    /** Codes of factors; {@code null}: not weighed yet. */
    public @Nullable List<String> registration() {
        return codes(registration);
    }

    public @Nullable List<String> consideration() {
        return codes(consideration);
    }

    /** Version of the rules by which it was weighed. */
    public @Nullable Integer rules() {
        return rules;
    }

    public @Nullable List<String> of(RiskStep step) {
        return switch (step) {
            case REGISTRATION -> registration();
            case CONSIDERATION -> consideration();
        };
    }

    private static @Nullable List<String> codes(@Nullable String joined) {
        if (joined == null) return null;
        return joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }
}
