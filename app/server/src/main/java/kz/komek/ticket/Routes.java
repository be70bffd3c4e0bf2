package kz.komek.ticket;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.ticket.domain.Complained;
import kz.komek.ticket.domain.Moment;
import kz.komek.ticket.domain.RiskTier;
import kz.komek.ticket.domain.Routed;
import kz.komek.ticket.domain.TicketType;
import kz.komek.ticket.domain.Whereabouts;
import org.jspecify.annotations.Nullable;

/**
 * Says where a ticket goes. Asked inside the transaction that takes it in, registers it, or brings it back; never throws
 * for what stands in the rules: a ticket that no rule can route goes on by itself, and is shown to those who keep them.
 */
@FunctionalInterface
public interface Routes {
    Routed route(Facts facts);

    /** The same of what is no ticket yet: nobody counts it. */
    default Routed wouldRoute(Facts facts) {
        return route(facts);
    }

    /**
     * What is known of it at that moment.
     *
     * @param ticket id; {@code null}: it is just coming in
     * @param wording of its issue
     * @param words of the resident; asked for only when a rule looks into them
     * @param justNow when the same resident wrote in the batch that is being taken in: the register has none of it yet
     * @param at of the act, by which rules of the hour go
     */
    record Facts(
            @Nullable Long ticket,
            Moment moment,
            @Nullable TicketType type,
            @Nullable IssueWording wording,
            Supplier<String> words,
            @Nullable String district,
            Whereabouts whereabouts,
            @Nullable Double latitude,
            @Nullable Double longitude,
            @Nullable Language language,
            Channel channel,
            @Nullable Long resident,
            List<Instant> justNow,
            Complained complained,
            Factors factors,
            Instant at) {}

    /**
     * What makes it a risk.
     *
     * @param tier as it is known now
     * @param registration codes, with those that held by themselves; {@code null}: not weighed yet
     */
    record Factors(
            RiskTier tier,
            @Nullable List<String> registration,
            @Nullable List<String> consideration) {
        public static final Factors UNKNOWN = new Factors(RiskTier.NONE, null, null);
    }
}
