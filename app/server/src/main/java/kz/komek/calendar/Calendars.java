package kz.komek.calendar;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import kz.komek.calendar.domain.CalendarVersion;
import kz.komek.calendar.domain.WorkingCalendar;
import kz.komek.calendar.domain.WorkingTime;
import kz.komek.calendar.store.CalendarTable;
import kz.komek.platform.bell.Bell;
import kz.komek.platform.bell.Hears;
import org.jboss.logging.Logger;

/**
 * Calendars to count by, at hand in every server. A version never changes, so once read it is read for ever. Which one is
 * of today is heard of at once, and looked at every 20 s where nothing can be heard; while the database does not answer,
 * what was known stays.
 */
@Singleton
public class Calendars implements Hears {
    static final String BELL = "calendars";
    private static final Logger LOG = Logger.getLogger(Calendars.class);

    private final CalendarTable table;
    private final Bell bell;

    private final Map<Key, WorkingTime> versions = new ConcurrentHashMap<>();
    private volatile Map<String, WorkingTime> today = Map.of();

    Calendars(CalendarTable table, Bell bell) {
        this.table = table;
        this.bell = bell;
    }

    private record Key(String calendar, int version) {}

    /** As it is now; empty: there is no such calendar. */
    public Optional<WorkingTime> current(String id) {
        WorkingTime known = today.get(id);
        // It may have been made a moment ago, elsewhere or in this very transaction.
        return known != null ? Optional.of(known) : table.find(id).map(CalendarVersion::time);
    }

    /** As it was when something was promised by it; empty: there was no such version. */
    public Optional<WorkingTime> of(String id, int version) {
        var key = new Key(id, version);
        WorkingTime known = versions.get(key);
        if (known != null) return Optional.of(known);
        Optional<WorkingTime> read = table.find(id, version).map(CalendarVersion::time);
        read.ifPresent(time -> versions.put(key, time));
        return read;
    }

    /** Day and night. */
    public WorkingTime always() {
        return current(WorkingCalendar.ALWAYS).orElseThrow();
    }

    @Scheduled(every = "20s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readAgain() {
        try {
            read();
        } catch (IllegalStateException e) {
            LOG.warn("working calendars cannot be read; what was known stays, reading again in 20 s");
        }
    }

    /** Whoever changed one here sees it with the answer. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CalendarsChanged change) {
        readAgain();
    }

    void changing(@Observes CalendarsChanged change) {
        bell.ring(BELL);
    }

    @Override
    public String bell() {
        return BELL;
    }

    @Override
    public void heard() {
        readAgain();
    }

    void read() {
        today = table.all().stream()
                .collect(Collectors.toUnmodifiableMap(
                        version -> version.calendar().id(), CalendarVersion::time));
    }
}
