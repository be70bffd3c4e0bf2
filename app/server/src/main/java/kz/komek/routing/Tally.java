package kz.komek.routing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.komek.contract.ResidentsDates;
import kz.komek.routing.domain.Deciding;
import kz.komek.routing.store.TallyTable;
import kz.komek.ticket.domain.Moment;
import kz.komek.ticket.domain.Routed;
import org.jboss.logging.Logger;

/**
 * How often each rule decides. Counted in memory and written every ten seconds: tickets do not queue up for a row in which
 * all of them are counted. What a server that was killed had counted in the last seconds is lost; a transaction that came
 * to nothing is counted.
 */
@Singleton
public class Tally {
    private static final Logger LOG = Logger.getLogger(Tally.class);

    private final TallyTable table;
    private final Map<Deciding, Long> counted = new ConcurrentHashMap<>();

    Tally(TallyTable table) {
        this.table = table;
    }

    void count(Moment moment, Routed routed, Instant at) {
        if (routed.rules() == 0) return;
        String rule = routed.rule();
        LocalDate day = LocalDate.ofInstant(at, ResidentsDates.CITY);
        var what =
                new Deciding(day, routed.rules(), rule == null ? 0 : Integer.parseInt(rule), moment, routed.triage());
        counted.merge(what, 1L, Long::sum);
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        var taken = counted.keySet().stream()
                .sorted(Deciding.ORDER)
                .map(what -> {
                    Long decisions = counted.remove(what);
                    return new Deciding.Counted(what, decisions == null ? 0 : decisions);
                })
                .toList();
        if (taken.isEmpty()) return;
        try {
            table.add(taken);
        } catch (RuntimeException e) {
            taken.forEach(one -> counted.merge(one.what(), one.decisions(), Long::sum));
            LOG.warn("how often rules decide was not written; it is kept and tried again in 10 s");
        }
    }

    void stop(@Observes ShutdownEvent stopped) {
        write();
    }

    /** @param until not with it */
    public List<Deciding.Counted> counted(LocalDate from, LocalDate until) {
        return table.counted(from, until);
    }
}
