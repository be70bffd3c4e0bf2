package kz.komek.sla;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.PriorityQueue;
import kz.komek.calendar.Promises;
import kz.komek.calendar.domain.Deadline;
import kz.komek.calendar.domain.Target;
import kz.komek.calendar.domain.WorkingTime;
import kz.komek.sla.domain.Clock;
import kz.komek.sla.store.ClockTable;

/** What would be due when, had the promises that run been made by another version of their calendar. */
@Singleton
class OtherCalendar implements Promises {
    private static final Comparator<One> EARLIEST =
            Comparator.comparing(One::due).thenComparing(One::number).thenComparing(One::clock);

    private final ClockTable table;

    OtherCalendar(ClockTable table) {
        this.table = table;
    }

    @Override
    public Moved by(String calendar, WorkingTime other, int limit) {
        var sums = new Sums(limit);
        table.running(calendar, (number, clock) -> sums.add(number, clock, other));
        return sums.moved();
    }

    private static final class Sums {
        private final int limit;
        private final PriorityQueue<One> first = new PriorityQueue<>(EARLIEST.reversed());
        private int counted;
        private int later;
        private int earlier;

        Sums(int limit) {
            this.limit = limit;
        }

        void add(String number, Clock clock, WorkingTime other) {
            counted++;
            Target target = clock.basis().target();
            // Somebody said when it is due: no calendar moves it.
            if (target == null || !clock.isComputed()) return;
            Instant would = Deadline.of(clock.start(), target, clock.basis().receipt(), other, clock.pauses())
                    .due();
            if (would == null || would.equals(clock.due())) return;
            if (would.isAfter(clock.due())) later++;
            else earlier++;
            first.add(new One(number, clock.kind().name(), clock.due(), would));
            if (first.size() > limit) first.remove();
        }

        Moved moved() {
            var named = new ArrayList<>(first);
            named.sort(EARLIEST);
            return new Moved(counted, later, earlier, named);
        }
    }
}
