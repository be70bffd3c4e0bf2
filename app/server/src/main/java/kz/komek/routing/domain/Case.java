package kz.komek.routing.domain;

import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import kz.komek.catalogue.domain.Priority;
import kz.komek.catalogue.domain.UrgentClass;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.territory.domain.Point;
import kz.komek.ticket.domain.Complained;
import kz.komek.ticket.domain.Moment;
import kz.komek.ticket.domain.RiskTier;
import kz.komek.ticket.domain.TicketType;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the rules see it.
 *
 * @param matter its issue; {@code null}: nobody has said it
 * @param words asked for only when a rule looks into them
 * @param near codes of places that hold it and that are known without asking: entry, sector, district
 * @param path codes of all places that hold it; asked for only when a rule names another place than those
 * @param past of the resident; asked for only when a rule looks into it; {@code null}: nobody knows who it is
 */
public record Case(
        Moment moment,
        @Nullable TicketType type,
        @Nullable Matter matter,
        Supplier<Words> words,
        Set<String> near,
        Supplier<Set<String>> path,
        @Nullable Point pin,
        @Nullable Language language,
        Channel channel,
        Supplier<@Nullable Past> past,
        RiskTier risk,
        Complained complained,
        Instant at) {
    public record Matter(
            String issue,
            String sphere,
            Priority priority,
            @Nullable UrgentClass urgent) {}

    public Case {
        words = once(words);
        path = once(path);
        past = once(past);
    }

    Priority priority() {
        return matter == null ? Priority.NORMAL : matter.priority();
    }

    @Nullable UrgentClass danger() {
        return matter == null ? null : matter.urgent();
    }

    public Case weighing(RiskTier tier) {
        return new Case(moment, type, matter, words, near, path, pin, language, channel, past, tier, complained, at);
    }

    private static <T extends @Nullable Object> Supplier<T> once(Supplier<T> asked) {
        return asked instanceof Once<T> ? asked : new Once<>(asked);
    }

    /** Several rules may look at the same. */
    private static final class Once<T extends @Nullable Object> implements Supplier<T> {
        private final Supplier<T> asked;
        private boolean known;
        private @Nullable T value;

        Once(Supplier<T> asked) {
            this.asked = asked;
        }

        @Override
        public @Nullable T get() {
            if (!known) {
                value = asked.get();
                known = true;
            }
            return value;
        }
    }
}
