package kz.komek.platform.tables;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table under one header. */
public record Sheet(List<String> header, List<Row> rows) {
    /** What an XLSX is called on the wire; a CSV is {@code text/csv}. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static final String CSV = "text/csv";

    /** How people write it, in small letters. */
    public static final Set<String> YES = Set.of("yes", "true", "1", "иә", "да");

    public static final Set<String> NO = Set.of("no", "false", "0", "жоқ", "нет");

    /** What an import takes, in the description of the API. */
    public static final String AS_A_FILE = "CSV (UTF-8, or what Excel writes) or XLSX.";

    /** @param number as the file counts, see {@link Fault} */
    public record Row(int number, Map<String, String> cells) {
        /** Without space around it; empty where there is nothing. */
        public String get(String field) {
            return cells.getOrDefault(field, "");
        }

        public Fault fault(String field, String code, String reason) {
            return new Fault(number, field, code, reason);
        }
    }
}
