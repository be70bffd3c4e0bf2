package kz.komek.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The one table. The ratio is always our share of the ceiling, so that 1.00 is as good as the ceiling: of rates ours over
 * the ceiling's, of times the ceiling's over ours.
 */
final class Table {
    private static final List<String> HEAD =
            List.of("what", "load", "p50 ms", "p99 ms", "p99.9 ms", "rate/s", "ceiling", "ratio");

    private final List<List<String>> rows = new ArrayList<>(List.of(HEAD));

    /** Times beside the times of a ceiling that bore the same load. */
    void times(String what, String load, Load.Result ours, String ceilingIs, Load.Result ceiling) {
        rows.add(List.of(
                what,
                load,
                millis(ours, 50),
                millis(ours, 99),
                millis(ours, 99.9),
                rate(ours.perSecond()) + failures(ours),
                ceilingIs + " p50 " + millis(ceiling, 50) + ", p99 " + millis(ceiling, 99),
                share(ceiling.millis(50), ours.millis(50)) + " / " + share(ceiling.millis(99), ours.millis(99))));
    }

    /** As {@link #times}, of what has been promised for nineteen of twenty. */
    void promised(String what, String load, Load.Result ours, String ceilingIs, Load.Result ceiling) {
        times(what, load + ", p95 " + millis(ours, 95), ours, ceilingIs + " p95 " + millis(ceiling, 95) + ",", ceiling);
    }

    /** A rate beside the rate of a ceiling; of the times, those which the load had. */
    void rates(String what, String load, double ours, String ceilingIs, double ceiling) {
        rows.add(List.of(
                what, load, "", "", "", rate(ours), ceilingIs + " " + rate(ceiling) + "/s", share(ours, ceiling)));
    }

    /** Something that was looked at, not measured against a ceiling. */
    void found(String what, String load, String found) {
        rows.add(List.of(what, load, "", "", "", "", found, ""));
    }

    String print() {
        int columns = HEAD.size();
        var widths = new int[columns];
        for (var row : rows) {
            for (int i = 0; i < columns; i++)
                widths[i] = Math.max(widths[i], row.get(i).length());
        }
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var cells = new ArrayList<String>();
            for (int i = 0; i < columns; i++) cells.add(String.format(Locale.ROOT, "%-" + widths[i] + "s", row.get(i)));
            lines.add("| " + String.join(" | ", cells) + " |");
            if (lines.size() == 1) lines.add(rule(widths));
        }
        return String.join("\n", lines);
    }

    private static String rule(int[] widths) {
        return java.util.Arrays.stream(widths)
                .mapToObj(width -> "-".repeat(width + 2))
                .collect(Collectors.joining("|", "|", "|"));
    }

    private static String millis(Load.Result result, double percentile) {
        return String.format(Locale.ROOT, "%.1f", result.millis(percentile));
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.0f", perSecond);
    }

    private static String failures(Load.Result result) {
        return result.failed() == 0 ? "" : " (" + result.failed() + " FAILED)";
    }

    static String share(double part, double whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.2f", part / whole);
    }
}
