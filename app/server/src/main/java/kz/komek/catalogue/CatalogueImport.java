package kz.komek.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kz.komek.catalogue.domain.Issue;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.catalogue.domain.Sphere;
import kz.komek.catalogue.store.IssueTable;
import kz.komek.catalogue.store.SphereTable;
import kz.komek.catalogue.store.VersionRow;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.domain.Organisation;
import kz.komek.platform.audit.Audit;
import kz.komek.platform.tables.Fault;
import kz.komek.platform.tables.Imported;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetReader;
import kz.komek.platform.tables.SheetRefused;
import org.jspecify.annotations.Nullable;

/** Takes the catalogue from spreadsheets: all of it or nothing; the same a second time changes nothing. */
@ApplicationScoped
public class CatalogueImport {
    private final SphereTable spheres;
    private final IssueTable issues;
    private final VersionRow version;
    private final Organisations organisations;
    private final Audit audit;
    private final InstantSource time;

    CatalogueImport(
            SphereTable spheres,
            IssueTable issues,
            VersionRow version,
            Organisations organisations,
            Audit audit,
            InstantSource time) {
        this.spheres = spheres;
        this.issues = issues;
        this.version = version;
        this.organisations = organisations;
        this.audit = audit;
        this.time = time;
    }

    /**
     * @param sheet spheres, issues or questions; empty where it cannot be told
     * @param row as the file counts; the first is 1
     * @param field the column; {@code null}: the whole row, or the file
     * @param code stable, for programs
     */
    public record RowFault(String sheet, int row, @Nullable String field, String code, String reason) {
        static RowFault of(String sheet, Fault fault) {
            return new RowFault(sheet, fault.row(), fault.field(), fault.code(), fault.reason());
        }
    }

    /** What came, or with a dry run would come, of it; with faults nothing was changed. */
    public record Report(Imported spheres, Imported issues, List<RowFault> faults) {
        public boolean refused() {
            return !faults.isEmpty();
        }
    }

    @Transactional
    public Report take(byte[] file, boolean dryRun, String by) {
        var faults = new ArrayList<RowFault>();
        var sheets = sheets(file, faults);
        var asked = new ConcurrentHashMap<String, Boolean>();
        return take(sheets, faults, code -> asked.computeIfAbsent(code, this::works), dryRun, by, true);
    }

    /** What Komek ships, where there is nothing yet; who executes it may come later. */
    @Transactional
    Report begin(Map<String, byte[]> files, String by) {
        var faults = new ArrayList<RowFault>();
        var sheets = new LinkedHashMap<String, Sheet>();
        files.forEach((name, file) -> read(name, SheetReader.parts(file).get(""), sheets, faults));
        return take(sheets, faults, organisation -> true, false, by, false);
    }

    private boolean works(String organisation) {
        return organisations.find(organisation).filter(Organisation::active).isPresent();
    }

    private static Map<String, Sheet> sheets(byte[] file, List<RowFault> faults) {
        var sheets = new LinkedHashMap<String, Sheet>();
        try {
            SheetReader.parts(file).forEach((name, part) -> read(name, part, sheets, faults));
        } catch (SheetRefused refused) {
            refused.faults().forEach(fault -> faults.add(RowFault.of("", fault)));
        }
        if (sheets.isEmpty() && faults.isEmpty())
            faults.add(RowFault.of(
                    "", new Fault(1, null, "FILE_EMPTY", "There is none of the sheets spheres, issues, questions.")));
        return sheets;
    }

    private static void read(String name, SheetReader.Part part, Map<String, Sheet> sheets, List<RowFault> faults) {
        String sheet = name;
        try {
            if (sheet.isEmpty()) sheet = known(part.columns());
            if (!List.of(CatalogueSheets.SPHERES, CatalogueSheets.ISSUES, CatalogueSheets.QUESTIONS)
                    .contains(sheet)) {
                faults.add(RowFault.of(
                        name,
                        new Fault(
                                1,
                                null,
                                "SHEET_UNKNOWN",
                                "The sheets are spheres, issues and questions; there is no sheet '" + name + "'.")));
                return;
            }
            sheets.put(sheet, part.read(CatalogueSheets.columns(sheet), List.of()));
        } catch (SheetRefused refused) {
            for (Fault fault : refused.faults()) faults.add(RowFault.of(sheet, fault));
        }
    }

    /** A single CSV has no name, but columns. */
    private static String known(List<String> columns) {
        if (columns.contains("issue") && columns.contains("kind")) return CatalogueSheets.QUESTIONS;
        return columns.contains("sphere") || columns.contains("type")
                ? CatalogueSheets.ISSUES
                : CatalogueSheets.SPHERES;
    }

    private Report take(
            Map<String, Sheet> sheets,
            List<RowFault> faults,
            Predicate<String> works,
            boolean dryRun,
            String by,
            boolean audited) {
        if (!dryRun) version.lock();
        var knownSpheres = spheres.all().stream().collect(Collectors.toMap(Sphere::code, Function.identity()));
        var knownIssues = issues.all().stream().collect(Collectors.toMap(Issue::code, Function.identity()));
        var plan = new ImportPlan(new ImportPlan.Known(knownSpheres, knownIssues, works), sheets);
        plan.faults().forEach(each -> faults.add(RowFault.of(each.sheet(), each.fault())));
        var changedSpheres = plan.changedSpheres();
        var changedIssues = plan.changedIssues();
        var report = new Report(
                count(
                        dryRun,
                        plan.sphereRows(),
                        changedSpheres.size(),
                        changedSpheres.stream()
                                .filter(sphere -> !knownSpheres.containsKey(sphere.code()))
                                .count()),
                count(
                        dryRun,
                        plan.issueRows(),
                        changedIssues.size(),
                        changedIssues.keySet().stream()
                                .filter(code -> !knownIssues.containsKey(code))
                                .count()),
                List.copyOf(faults));
        if (dryRun || report.refused() || (changedSpheres.isEmpty() && changedIssues.isEmpty())) return report;
        Instant now = time.instant();
        var wordings = changedIssues.entrySet().stream()
                .map(each -> {
                    Issue before = knownIssues.get(each.getKey());
                    int revision = before == null ? 1 : before.current().revision() + 1;
                    return new IssueWording(each.getKey(), revision, each.getValue(), now, by);
                })
                .toList();
        spheres.put(changedSpheres);
        issues.add(wordings);
        version.grow();
        if (!audited) return report;
        for (Sphere after : changedSpheres)
            audit.changed("spheres", after.code(), by, now, knownSpheres.get(after.code()), after);
        for (IssueWording after : wordings) {
            Issue before = knownIssues.get(after.code());
            audit.changed(
                    "issues",
                    after.code(),
                    by,
                    now,
                    before == null ? null : before.current().content(),
                    after.content());
        }
        return report;
    }

    private static Imported count(boolean dryRun, int rows, int different, long added) {
        return new Imported(dryRun, rows, (int) added, different - (int) added, rows - different);
    }
}
