package kz.komek.quality;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.Rating;
import kz.komek.platform.wiring.HearsChannels;
import kz.komek.quality.domain.Opinion;
import kz.komek.quality.domain.Opinion.Verdict;
import kz.komek.quality.store.RatingTable;
import kz.komek.ticket.Endings;
import kz.komek.ticket.domain.Ending;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Ticket;

/** Takes what residents think of answers: once and only once, in effect, one mark for each end of a ticket. */
@ApplicationScoped
public class Ratings implements HearsChannels {
    private final RatingTable table;
    private final Endings endings;
    private final MeterRegistry metrics;

    Ratings(RatingTable table, Endings endings, MeterRegistry metrics) {
        this.table = table;
        this.endings = endings;
        this.metrics = metrics;
    }

    @Override
    public String group() {
        return "ratings";
    }

    @Override
    public boolean wants(ChannelEvent event) {
        return event.kind() == ChannelEvent.Kind.RATED;
    }

    /**
     * @throws IllegalArgumentException when one names a ticket that the register lacks: nothing can be rated before it was
     *     closed, so it is not on its way, and somebody must look at it
     */
    @Override
    @Transactional
    public void take(List<ChannelEvent> events) {
        var batch = new Batch(events);
        for (ChannelEvent event : events) batch.take(event);
    }

    private final class Batch {
        private final Map<String, Ticket> tickets;
        private final Map<Long, List<HistoryEntry>> histories;
        private final Map<RatingTable.Key, Opinion> known;
        private final Set<UUID> seen;

        Batch(List<ChannelEvent> events) {
            tickets = endings.lock(events.stream()
                    .map(ChannelEvent::number)
                    .filter(java.util.Objects::nonNull)
                    .collect(Collectors.toSet()));
            var locked = new HashSet<>(tickets.values());
            // Only now: who holds the ticket sees what others took before.
            seen = table.seen(events.stream().map(ChannelEvent::eventId).toList());
            histories = endings.histories(locked);
            known = new HashMap<>(table.of(locked.stream().map(Ticket::id).toList()));
        }

        void take(ChannelEvent event) {
            Rating rating = event.rating();
            Ticket ticket = event.number() == null ? null : tickets.get(event.number());
            if (rating == null || ticket == null) {
                throw new IllegalArgumentException("event " + event.eventId() + " rates no ticket of the register");
            }
            if (!seen.add(event.eventId())) return;
            var key = new RatingTable.Key(ticket.id(), rating.closing());
            Ending ending = endings.ending(ticket, rating.closing(), histories).orElse(null);
            Opinion before = known.get(key);
            Verdict verdict = Opinion.judge(ending == null ? null : ending.at(), before, event.at());
            table.add(event.eventId(), key, rating, event.at(), verdict);
            if (ending != null && verdict.counts()) {
                var opinion = new Opinion(rating, before == null ? event.at() : before.firstAt(), event.at());
                table.put(key, ending.at(), ending.outcome().name(), ending.organisation(), opinion);
                known.put(key, opinion);
                endings.rated(ticket, rating, event.at());
            }
            metrics.counter("komek.ratings", "verdict", verdict.name()).increment();
        }
    }
}
