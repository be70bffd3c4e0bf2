package kz.komek.outage;

import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.contract.District;
import kz.komek.contract.Names;
import kz.komek.contract.Place;
import kz.komek.contract.ResidentsDates;
import kz.komek.outage.domain.PlannedWork;
import kz.komek.outage.domain.Resource;
import kz.komek.outage.domain.WorkPlace;
import kz.komek.platform.tables.Fault;
import kz.komek.platform.tables.Sheet;
import kz.komek.territory.Addresses;
import kz.komek.territory.domain.Kind;
import kz.komek.territory.domain.Located;
import kz.komek.territory.domain.Outline;
import org.jspecify.annotations.Nullable;

/** Services' tables: a row for each street; rows with one id are one work. */
@Singleton
public class WorkSheets {
    /** GeoJSON or WKT; without a street the works are within it, and not in all of the district. */
    private static final String OUTLINE = "outline";

    public static final List<String> COLUMNS =
            List.of("id", "organisation", "resource", "kk", "ru", "from", "to", "district");
    public static final List<String> MORE_COLUMNS = List.of("en", "street", "houses", "issues", "cancelled", OUTLINE);

    private static final List<DateTimeFormatter> TIMES = Stream.of(
                    "yyyy-MM-dd HH:mm",
                    "yyyy-MM-dd HH:mm:ss",
                    "dd.MM.yyyy HH:mm",
                    "dd.MM.yyyy H:mm",
                    "dd.MM.yyyy HH:mm:ss")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT))
            .toList();

    private final Addresses addresses;

    WorkSheets(Addresses addresses) {
        this.addresses = addresses;
    }

    /** @param row the first that names it @param outlined the table says where outlines are, or that there is none */
    record Read(PlannedWork work, Sheet.Row row, boolean outlined) {}

    /** What could be read; what could not is among the faults. */
    List<Read> read(Sheet sheet, List<Fault> faults) {
        var located = addresses.locate(sheet.rows().stream()
                .filter(row -> !row.get("street").isEmpty())
                .map(WorkSheets::street)
                .toList());
        var byId = new LinkedHashMap<String, List<Sheet.Row>>();
        for (Sheet.Row row : sheet.rows()) {
            if (row.get("id").isEmpty())
                faults.add(row.fault("id", "TEXT_MISSING", "The service's own id is missing."));
            else
                byId.computeIfAbsent(row.get("organisation") + " " + row.get("id"), first -> new ArrayList<>())
                        .add(row);
        }
        boolean outlined = sheet.header().contains(OUTLINE);
        var read = new ArrayList<Read>();
        byId.values()
                .forEach(rows -> work(rows, located, faults)
                        .ifPresent(work -> read.add(new Read(work, rows.getFirst(), outlined))));
        return read;
    }

    private static Optional<PlannedWork> work(
            List<Sheet.Row> rows, java.util.Map<Place, Located> located, List<Fault> faults) {
        Sheet.Row first = rows.getFirst();
        int before = faults.size();
        for (Sheet.Row row : rows) requireSame(first, row, faults);
        Resource resource = resource(first, faults);
        Instant from = time(first, "from", faults);
        Instant to = time(first, "to", faults);
        boolean cancelled = yes(first, faults);
        String outline = outline(rows, faults);
        var places = rows.stream()
                .flatMap(row -> place(row, located, faults).stream())
                .toList();
        if (faults.size() > before || resource == null || from == null || to == null) return Optional.empty();
        return Optional.of(new PlannedWork(
                UUID.randomUUID(),
                0,
                resource,
                new Names(first.get("kk"), first.get("ru"), first.get("en")),
                Arrays.stream(first.get("issues").split("[;,\\s]+"))
                        .filter(issue -> !issue.isEmpty())
                        .toList(),
                first.get("organisation"),
                first.get("id"),
                from,
                to,
                places,
                outline,
                cancelled));
    }

    /** What is said of the whole must be said alike in each of its rows: one of them would be lost. */
    private static void requireSame(Sheet.Row first, Sheet.Row row, List<Fault> faults) {
        for (String field : List.of("resource", "from", "to", "kk", "ru", "en", "issues", "cancelled")) {
            if (first.get(field).equals(row.get(field))) continue;
            faults.add(row.fault(
                    field,
                    "DIFFERENT",
                    "The row " + first.number() + " has the same id and says \"" + first.get(field) + "\" here."));
        }
    }

    /** In one of its rows, or the same in several. */
    private static @Nullable String outline(List<Sheet.Row> rows, List<Fault> faults) {
        Sheet.Row first = null;
        for (Sheet.Row row : rows) {
            if (row.get(OUTLINE).isEmpty()) continue;
            if (first == null) first = row;
            else if (!row.get(OUTLINE).equals(first.get(OUTLINE)))
                faults.add(row.fault(
                        OUTLINE, "DIFFERENT", "The row " + first.number() + " has the same id and another outline."));
        }
        if (first == null) return null;
        try {
            return Outline.read(first.get(OUTLINE)).geoJson();
        } catch (Outline.Wrong wrong) {
            faults.add(first.fault(OUTLINE, "POLYGON_WRONG", wrong.words()));
            return null;
        }
    }

    private static @Nullable Resource resource(Sheet.Row row, List<Fault> faults) {
        String text = row.get("resource").toUpperCase(Locale.ROOT);
        for (Resource resource : Resource.values()) if (resource.name().equals(text)) return resource;
        faults.add(row.fault(
                "resource",
                "VALUE_WRONG",
                "\"" + row.get("resource") + "\" is not one of "
                        + Stream.of(Resource.values()).map(Resource::name).collect(Collectors.joining(", ")) + "."));
        return null;
    }

    /** In the city's time, or an instant of ISO 8601. */
    private static @Nullable Instant time(Sheet.Row row, String field, List<Fault> faults) {
        String text = row.get(field);
        for (DateTimeFormatter format : TIMES) {
            try {
                return LocalDateTime.parse(text, format)
                        .atZone(ResidentsDates.CITY)
                        .toInstant();
            } catch (DateTimeException other) {
                // the next way of writing it
            }
        }
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            faults.add(row.fault(field, "TIME_WRONG", "\"" + text + "\" is no time; write 2026-11-21 18:00."));
            return null;
        }
    }

    private static boolean yes(Sheet.Row row, List<Fault> faults) {
        String text = row.get("cancelled").toLowerCase(Locale.ROOT);
        if (!text.isEmpty() && !Sheet.YES.contains(text) && !Sheet.NO.contains(text))
            faults.add(row.fault("cancelled", "VALUE_WRONG", "\"" + text + "\" is neither yes nor no."));
        return Sheet.YES.contains(text);
    }

    private static Optional<WorkPlace> place(Sheet.Row row, java.util.Map<Place, Located> located, List<Fault> faults) {
        String district = district(row);
        if (district == null) {
            faults.add(row.fault("district", "PLACE_UNKNOWN", "There is no district \"" + row.get("district") + "\"."));
            return Optional.empty();
        }
        String street = row.get("street");
        if (street.isEmpty() && !row.get(OUTLINE).isEmpty()) return Optional.empty();
        if (street.isEmpty()) return Optional.of(new WorkPlace(district, ""));
        return switch (located.get(street(row))) {
            case Located.Found found
            when found.exact().compareTo(Kind.SETTLEMENT) >= 0 && found.key() == null ->
                Optional.of(new WorkPlace(found.code(), row.get("houses")));
            case Located.Ambiguous several -> {
                faults.add(row.fault(
                        "street",
                        "STREET_AMBIGUOUS",
                        "There are " + several.codes().size() + " places called \"" + street + "\" there; add the"
                                + " settlement or the sector."));
                yield Optional.empty();
            }
            case null, default -> {
                faults.add(row.fault(
                        "street",
                        "STREET_UNKNOWN",
                        "There is no \"" + street + "\" in \"" + row.get("district") + "\" in the address register."));
                yield Optional.empty();
            }
        };
    }

    private static Place street(Sheet.Row row) {
        return new Place(row.get("street"), district(row), null, null);
    }

    /** By its code or by any of its names. */
    private static @Nullable String district(Sheet.Row row) {
        String typed = row.get("district").strip();
        return District.ALL.stream()
                .filter(district -> Stream.of(district.code(), district.kk(), district.ru(), district.en())
                        .anyMatch(typed::equalsIgnoreCase))
                .map(District::code)
                .findFirst()
                .orElse(null);
    }
}
