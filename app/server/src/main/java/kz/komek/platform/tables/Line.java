package kz.komek.platform.tables;

import java.util.List;

/**
 * A row before its columns have names.
 *
 * @param number see {@link Fault}
 */
record Line(int number, List<String> cells, List<Wrong> wrong) {
    /** What Excel allows in a cell. */
    static final int LONGEST_CELL = 32_767;

    /** @param column from 0 */
    record Wrong(int column, String code, String reason) {}

    boolean blank() {
        return wrong.isEmpty() && cells.stream().allMatch(String::isBlank);
    }

    /** What it costs to keep, roughly. */
    long letters() {
        return cells.stream().mapToLong(String::length).sum() + 500L * wrong.size();
    }
}
