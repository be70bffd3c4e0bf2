package kz.komek.organisation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kz.komek.organisation.domain.Refusal;
import kz.komek.platform.tables.Fault;
import kz.komek.platform.tables.Sheet;
import org.jspecify.annotations.Nullable;

/** Cells of our tables as values. */
final class Rows {

    private Rows() {}

    static @Nullable String text(Sheet.Row row, String field) {
        String text = row.get(field);
        return text.isEmpty() ? null : text;
    }

    static String cell(@Nullable String text) {
        return text == null ? "" : text;
    }

    static <E extends Enum<E>> E one(Sheet.Row row, String field, Class<E> type, E otherwise, List<Fault> faults) {
        return one(row, field, row.get(field), type, otherwise, faults);
    }

    static <E extends Enum<E>> E one(
            Sheet.Row row, String field, String text, Class<E> type, E otherwise, List<Fault> faults) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(name)) return value;
        }
        faults.add(row.fault(
                field,
                "VALUE_WRONG",
                "\"" + text + "\" is not one of " + Arrays.toString(type.getEnumConstants()) + "."));
        return otherwise;
    }

    static boolean yes(Sheet.Row row, String field, boolean otherwise, List<Fault> faults) {
        String text = row.get(field).toLowerCase(Locale.ROOT);
        if (text.isEmpty()) return otherwise;
        if (Sheet.YES.contains(text)) return true;
        if (Sheet.NO.contains(text)) return false;
        faults.add(row.fault(field, "VALUE_WRONG", "\"" + text + "\" is neither yes nor no."));
        return otherwise;
    }

    static Fault twice(Sheet.Row row, String field, int earlier) {
        return row.fault(field, "TWICE", "The row " + earlier + " has the same.");
    }

    static void add(List<Fault> faults, Sheet.Row row, List<Refusal> refusals) {
        for (Refusal refusal : refusals) {
            faults.add(row.fault(refusal.field(), refusal.why().name(), refusal.words()));
        }
    }
}
