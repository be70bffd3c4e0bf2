package kz.komek.platform.tables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The sheets of an XLSX as text, as a person who looks at them would type it. */
final class Xlsx {
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

    /** Digits that a number may have when it is written out; Excel itself ends at 309. */
    private static final int MOST_DIGITS = 400;

    /** The formats that need no description in the file: days and times of day in all of Excel's languages. */
    private static final Set<Integer> DAYS = IntStream.of(
                    14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52,
                    53, 54, 55, 56, 57, 58)
            .boxed()
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern NO_LETTERS_OF_TIME = Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[[^\\]]*]");
    private static final Pattern LETTERS_OF_TIME = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Xlsx() {}

    /** The only sheet with anything in it: what stood on another would be lost in silence. */
    static List<Line> only(byte[] file) {
        return read(file, workbook -> {
            List<Line> lines = lines(workbook.getFirstSheet());
            for (Sheet sheet : workbook.getSheets().skip(1).toList()) {
                if (anything(sheet)) {
                    throw SheetReader.refused(
                            1,
                            "TOO_MANY_SHEETS",
                            "There is something on the sheet \"" + sheet.getName()
                                    + "\" too: one table is taken at a time.");
                }
            }
            return lines;
        });
    }

    /** By name, as it is written. */
    static Map<String, List<Line>> all(byte[] file) {
        return read(file, workbook -> {
            var all = new LinkedHashMap<String, List<Line>>();
            for (Sheet sheet : workbook.getSheets().toList()) all.put(sheet.getName(), lines(sheet));
            return all;
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(ReadableWorkbook workbook) throws IOException;
    }

    private static <T> T read(byte[] file, Reading<T> reading) {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), WITH_FORMATS)) {
            return reading.from(workbook);
        } catch (SheetRefused refused) {
            throw refused;
        } catch (IOException | RuntimeException e) {
            // The library says of a file that is none in many ways that it is none.
            throw SheetReader.refused(1, "FILE_NOT_READABLE", "The file cannot be read as XLSX.");
        }
    }

    private static List<Line> lines(Sheet sheet) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            return SheetReader.lines(rows.map(Xlsx::line));
        }
    }

    private static boolean anything(Sheet sheet) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            return rows.map(Xlsx::line).anyMatch(line -> !line.blank());
        }
    }

    private static Line line(Row row) {
        var cells = new ArrayList<String>();
        var wrong = new ArrayList<Line.Wrong>();
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getOptionalCell(i).orElse(null);
            cells.add(cell == null ? "" : text(cell, i, wrong));
        }
        return new Line(row.getRowNum(), cells, wrong);
    }

    private static String text(Cell cell, int column, List<Line.Wrong> wrong) {
        if (cell.getType() == CellType.NUMBER || cell.getValue() instanceof BigDecimal) {
            BigDecimal number = ((BigDecimal) cell.getValue()).stripTrailingZeros();
            int digits = number.precision() - number.scale();
            if (digits > MOST_DIGITS || number.scale() > MOST_DIGITS) {
                wrong.add(new Line.Wrong(column, "VALUE_WRONG", "No number is as long as this."));
                return "";
            }
            return isTime(cell) ? time(cell, number) : number.toPlainString();
        }
        String text = cell.getText();
        return text == null ? "" : text;
    }

    private static boolean isTime(Cell cell) {
        Integer format = cell.getDataFormatId();
        if (format != null && DAYS.contains(format)) return true;
        String description = cell.getDataFormatString();
        return description != null
                && LETTERS_OF_TIME
                        .matcher(NO_LETTERS_OF_TIME.matcher(description).replaceAll(""))
                        .find();
    }

    /** A day without its midnight; what lies before the first day is a time of day. */
    private static String time(Cell cell, BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(2_958_466)) >= 0) return number.toPlainString();
        LocalDateTime at = cell.asDate();
        if (number.compareTo(BigDecimal.ONE) < 0) return at.toLocalTime().toString();
        if (at.toLocalTime().equals(LocalTime.MIDNIGHT)) return at.toLocalDate().toString();
        return at.format(at.getSecond() == 0 ? MINUTES : SECONDS);
    }
}
