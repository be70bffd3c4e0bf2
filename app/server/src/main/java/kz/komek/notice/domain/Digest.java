package kz.komek.notice.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one mail says of many notices.
 *
 * @param lines by what is worst, then by organisation, then by deadline; not too many
 * @param counts of all of them
 * @param more how many there are besides
 */
public record Digest(List<Line> lines, Map<Part, Integer> counts, int more) {
    private static final int MOST_LINES = 50;

    public enum Part {
        OVERDUE,
        COMING,
        OTHER
    }

    public record Line(Part part, Told told) {}

    /** Of each clock the last and worst word only: who reads of a breach needs no warnings. */
    public static Digest of(Collection<Notice> notices) {
        var last = new HashMap<Clock, Told>();
        notices.stream()
                .sorted(Comparator.comparing(Notice::id))
                .map(Notice::told)
                .forEach(told -> last.merge(
                        new Clock(told.ticketId(), told.what()),
                        told,
                        (before, next) -> part(next).compareTo(part(before)) <= 0 ? next : before));
        var all = new ArrayList<Line>();
        last.values().forEach(told -> all.add(new Line(part(told), told)));
        all.sort(ORDER);
        var counts = new EnumMap<Part, Integer>(Part.class);
        all.forEach(line -> counts.merge(line.part(), 1, Integer::sum));
        int shown = Math.min(MOST_LINES, all.size());
        return new Digest(List.copyOf(all.subList(0, shown)), new TreeMap<>(counts), all.size() - shown);
    }

    private record Clock(long ticket, String what) {}

    private static final Comparator<Line> ORDER = Comparator.comparing(Line::part)
            .thenComparing(line -> !line.told().urgent())
            .thenComparing(line -> line.told().organisation(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(line -> line.told().due(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(line -> line.told().number());

    private static Part part(Told told) {
        return switch (told.kind()) {
            case BREACHED, ESCALATED -> Part.OVERDUE;
            case WARNED, PLAN_DATE -> Part.COMING;
            case CLOSED_BY_SILENCE, OTHER -> Part.OTHER;
        };
    }
}
