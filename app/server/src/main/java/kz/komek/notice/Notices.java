package kz.komek.notice;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import kz.komek.notice.domain.Notice;
import kz.komek.notice.domain.Told;
import kz.komek.notice.store.NoticeTable;

/** Tells people of the centre and of the organisations what they should know. */
@Singleton
public class Notices {
    /** More than the bell in the header shows. */
    private static final int MOST_COUNTED = 100;

    private final NoticeTable table;
    private final InstantSource time;

    Notices(NoticeTable table, InstantSource time) {
        this.table = table;
        this.time = time;
    }

    /**
     * In the caller's transaction, in one statement; the same twice is told once, and what climbs the ladder is no news to
     * those who heard of it further down. Each hears of it in the console at once and by mail as they chose.
     *
     * @return how much of it was news
     */
    @Transactional(TxType.MANDATORY)
    public int tell(Collection<Told> told) {
        if (told.isEmpty()) return 0;
        return table.add(
                told.stream().filter(lowest(told)).sorted(Told.IN_ORDER).toList(), time.instant());
    }

    /** Of the steps that come together, the lowest on which somebody stands. */
    private static Predicate<Told> lowest(Collection<Told> told) {
        var lowest = new HashMap<Told.Breach, Integer>();
        told.stream().filter(Told::isOfBreach).forEach(one -> lowest.merge(one.breach(), one.step(), Math::min));
        return one -> !one.isOfBreach() || lowest.getOrDefault(one.breach(), one.step()) == one.step();
    }

    /** The newest first. @param before ids below it only */
    public List<Notice> page(String login, boolean unreadOnly, long before, int limit) {
        return table.page(login, unreadOnly, before, limit);
    }

    /** At most 100: nobody reads further. */
    public int unread(String login) {
        return table.unread(login, MOST_COUNTED);
    }

    /** A second time changes nothing; somebody else's is not there. */
    @Transactional
    public void read(String login, long id) {
        table.read(login, id, time.instant());
    }

    /** What came after it was not seen. */
    @Transactional
    public void readUpTo(String login, long id) {
        table.readUpTo(login, id, time.instant());
    }
}
