package kz.komek.platform.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Reads CSV and XLSX, whichever it is; what cannot be read is a {@link SheetRefused}. */
public final class SheetReader {
    private static final int MOST_ROWS = 100_000;
    /** Of all cells together: an XLSX may show one long text in every cell. */
    private static final long MOST_LETTERS = 50_000_000;

    /** What Excel shows, and writes into a CSV, where a formula came to nothing. */
    private static final Pattern EXCEL_ERROR = Pattern.compile(
            "#(NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|UNKNOWN!|ПУСТО!|ДЕЛ/0!|ЗНАЧ!|ССЫЛКА!|ИМЯ\\?|ЧИСЛО!|Н/Д)");

    private SheetReader() {}

    /**
     * @param required columns that must be there, in any order
     * @param optional columns that may be left out; any other is a fault: a misspelt one must not be lost in silence
     */
    public static Sheet read(byte[] file, Collection<String> required, Collection<String> optional) {
        return sheet(lines(file), required, optional);
    }

    private static List<Line> lines(byte[] file) {
        if (!isZip(file)) return csv(Letters.of(file));
        requireModest(file);
        return Xlsx.only(file);
    }

    /** One of the tables in a file; it is read, and refused, for itself. */
    public static final class Part {
        private final Supplier<List<Line>> lines;

        private Part(Supplier<List<Line>> lines) {
            this.lines = lines;
        }

        /** What its first row says, by which one may know it. */
        public List<String> columns() {
            var found = lines.get();
            return found.isEmpty() ? List.of() : names(found.getFirst());
        }

        /** As {@link SheetReader#read}. */
        public Sheet read(Collection<String> required, Collection<String> optional) {
            return sheet(lines.get(), required, optional);
        }
    }

    /**
     * The tables in a file by name, in small letters: the sheets of an XLSX, the CSV files of a zip without their ending;
     * of a CSV one without a name.
     */
    public static Map<String, Part> parts(byte[] file) {
        if (!isZip(file)) return Map.of("", new Part(() -> csv(Letters.of(file))));
        requireModest(file);
        var parts = new LinkedHashMap<String, Part>();
        try (var zip = ZipFile.builder().setByteArray(file).get()) {
            if (zip.getEntry("[Content_Types].xml") != null) return sheets(file);
            for (var entry : Collections.list(zip.getEntries())) {
                String name = entry.getName().toLowerCase(Locale.ROOT).replaceFirst("^.*/", "");
                if (!name.endsWith(".csv") || name.startsWith(".")) continue;
                try (InputStream content = zip.getInputStream(entry)) {
                    byte[] csv = content.readAllBytes();
                    add(parts, name.replaceFirst("\\.csv$", ""), new Part(() -> csv(Letters.of(csv))));
                }
            }
        } catch (IOException e) {
            throw refused(1, "FILE_NOT_READABLE", "The file cannot be read as a zip.");
        }
        return parts;
    }

    private static Map<String, Part> sheets(byte[] file) {
        var parts = new LinkedHashMap<String, Part>();
        Xlsx.all(file)
                .forEach((name, lines) -> add(parts, name.strip().toLowerCase(Locale.ROOT), new Part(() -> lines)));
        return parts;
    }

    private static void add(Map<String, Part> parts, String name, Part part) {
        if (parts.putIfAbsent(name, part) != null) {
            throw refused(1, "SHEET_TWICE", "The table \"" + name + "\" is there twice.");
        }
    }

    private static Sheet sheet(List<Line> lines, Collection<String> required, Collection<String> optional) {
        if (lines.isEmpty()) throw refused(1, "FILE_EMPTY", "There is nothing in the file, not even a header.");
        List<String> header = header(lines.getFirst(), required, optional);
        var faults = new ArrayList<Fault>();
        var rows = new ArrayList<Sheet.Row>();
        for (Line line : lines.subList(1, lines.size())) {
            if (line.cells().stream().skip(header.size()).anyMatch(cell -> !cell.isBlank())) {
                faults.add(new Fault(
                        line.number(),
                        null,
                        "TOO_MANY_CELLS",
                        "The row has " + line.cells().size() + " cells, the header " + header.size() + "."));
            }
            rows.add(row(header, line));
            faults.addAll(wrong(header, line));
        }
        if (!faults.isEmpty()) throw new SheetRefused(faults);
        return new Sheet(header, rows);
    }

    private static List<Fault> wrong(List<String> header, Line line) {
        var faults = new ArrayList<Fault>();
        for (Line.Wrong wrong : line.wrong()) {
            String field = wrong.column() < header.size() ? header.get(wrong.column()) : null;
            faults.add(new Fault(line.number(), field, wrong.code(), wrong.reason()));
        }
        for (int i = 0; i < Math.min(header.size(), line.cells().size()); i++) {
            String cell = line.cells().get(i);
            if (cell.length() > Line.LONGEST_CELL) {
                faults.add(new Fault(
                        line.number(),
                        header.get(i),
                        "CELL_TOO_LONG",
                        "No cell has more than " + Line.LONGEST_CELL + " characters; this one has " + cell.length()
                                + "."));
            } else if (EXCEL_ERROR.matcher(cell.strip()).matches()) {
                faults.add(new Fault(
                        line.number(),
                        header.get(i),
                        "FORMULA_FAILED",
                        "Its formula failed: \"" + cell.strip() + "\"."));
            }
        }
        return faults;
    }

    private static Sheet.Row row(List<String> header, Line line) {
        var cells = new HashMap<String, String>();
        for (int i = 0; i < Math.min(header.size(), line.cells().size()); i++) {
            cells.put(header.get(i), Formulas.plain(line.cells().get(i).strip()));
        }
        return new Sheet.Row(line.number(), cells);
    }

    private static List<String> header(Line line, Collection<String> required, Collection<String> optional) {
        List<String> header = names(line);
        var faults = new ArrayList<Fault>();
        var seen = new HashSet<String>();
        for (String name : header) {
            if (!seen.add(name)) {
                faults.add(new Fault(line.number(), name, "COLUMN_TWICE", "The column " + name + " is there twice."));
            } else if (!required.contains(name) && !optional.contains(name)) {
                faults.add(new Fault(
                        line.number(),
                        name,
                        "COLUMN_UNKNOWN",
                        "There is no column " + name + "; known are "
                                + String.join(
                                        ", ",
                                        Stream.concat(required.stream(), optional.stream())
                                                .toList())
                                + "."));
            }
        }
        for (String name : required) {
            if (!seen.contains(name)) {
                faults.add(new Fault(line.number(), name, "COLUMN_MISSING", "The column " + name + " is missing."));
            }
        }
        if (!faults.isEmpty()) throw new SheetRefused(faults);
        return List.copyOf(header);
    }

    private static List<String> names(Line line) {
        List<String> names = new ArrayList<>(line.cells().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList());
        while (!names.isEmpty() && names.getLast().isEmpty()) names.removeLast();
        return names;
    }

    private static List<Line> csv(String text) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)) {
            List<Line> lines = lines(reader.stream()
                    .map(found -> new Line((int) found.getStartingLineNumber(), found.getFields(), List.of())));
            // The reader ends an open quote at the end of the file: all rows after it would be one cell.
            if (count(text, '"') % 2 != 0) {
                int last = lines.isEmpty() ? 1 : lines.getLast().number();
                throw refused(last, "QUOTE_OPEN", "A quotation mark is not closed; it may have begun earlier.");
            }
            return lines;
        } catch (CsvParseException e) {
            throw refused(1, "FILE_NOT_READABLE", "The file cannot be read as CSV: a quote is missing somewhere.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Excel writes semicolons where a comma parts decimals, and tabs into Unicode text. */
    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        char best = ',';
        for (char c : new char[] {';', '\t'}) {
            if (count(header, c) > count(header, best)) best = c;
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static boolean isZip(byte[] file) {
        return file.length >= 4 && ReadableWorkbook.isOOXMLZipHeader(file);
    }

    private static void requireModest(byte[] file) {
        try {
            Unfolded.requireModest(file);
        } catch (IOException e) {
            throw refused(1, "FILE_NOT_READABLE", "The file cannot be unfolded: it is damaged, or no XLSX.");
        }
    }

    /** Without blank ones. */
    static List<Line> lines(Stream<Line> found) {
        var lines = new ArrayList<Line>();
        var letters = new AtomicLong();
        found.filter(line -> !line.blank()).forEach(line -> {
            if (lines.size() > MOST_ROWS) {
                throw refused(line.number(), "FILE_TOO_LARGE", "The file has more than " + MOST_ROWS + " rows.");
            }
            if (letters.addAndGet(line.letters()) > MOST_LETTERS) {
                throw refused(
                        line.number(), "FILE_TOO_LARGE", "The file has more than " + MOST_LETTERS + " characters.");
            }
            lines.add(line);
        });
        return lines;
    }

    static SheetRefused refused(int row, String code, String reason) {
        return new SheetRefused(List.of(new Fault(row, null, code, reason)));
    }
}
