package kz.komek.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * A month that ends as a centre counted it: for every district so many tickets closed, in progress and overdue. What
 * will be overdue comes on the first day and is left alone; what will be in progress comes in the last ten days; the
 * rest comes day by day and is closed on its day.
 */
record MonthPlan(List<Row> rows) {
    static final int DAYS = 30;
    /** Younger than this at the end, a ticket's promise of 15 days still runs. */
    private static final int YOUNG = 10;

    /** What one district is to end with. */
    record Row(District district, int closed, int inProgress, int overdue) {
        int total() {
            return closed + inProgress + overdue;
        }

        /** A part of it, each figure rounded to the nearest: what is rarer than half a ticket is left out. */
        Row dividedBy(int parts) {
            return new Row(
                    district,
                    Math.round(closed / (float) parts),
                    Math.round(inProgress / (float) parts),
                    Math.round(overdue / (float) parts));
        }
    }

    enum Fate {
        CLOSED,
        IN_PROGRESS,
        OVERDUE
    }

    record Planned(District district, Fate fate) {}

    int total() {
        return rows.stream().mapToInt(Row::total).sum();
    }

    /** @param day 0 to {@link #DAYS} - 1 */
    List<Planned> of(int day) {
        var planned = new ArrayList<Planned>();
        for (Row row : rows) {
            add(planned, row.district(), Fate.OVERDUE, day == 0 ? row.overdue() : 0);
            add(planned, row.district(), Fate.IN_PROGRESS, share(row.inProgress(), day - (DAYS - YOUNG), YOUNG));
            add(planned, row.district(), Fate.CLOSED, share(row.closed(), day, DAYS));
        }
        return planned;
    }

    /** The share of one of so many days: together all of it, none more than one above another. */
    private static int share(int all, int day, int days) {
        return day < 0 ? 0 : all * (day + 1) / days - all * day / days;
    }

    private static void add(List<Planned> planned, District district, Fate fate, int times) {
        for (int i = 0; i < times; i++) planned.add(new Planned(district, fate));
    }
}
