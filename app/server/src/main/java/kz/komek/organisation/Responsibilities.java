package kz.komek.organisation;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.organisation.domain.Organisation;
import kz.komek.organisation.domain.Refused;
import kz.komek.organisation.domain.Responsibility;
import kz.komek.organisation.store.OrganisationTable;
import kz.komek.organisation.store.ResponsibilityTable;
import kz.komek.platform.audit.Audit;
import kz.komek.platform.tables.Fault;
import kz.komek.platform.tables.Imported;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetRefused;
import kz.komek.territory.Territory;
import org.jspecify.annotations.Nullable;

/** Who executes what where. */
@Singleton
public class Responsibilities {
    public static final List<String> COLUMNS = List.of("issue_or_sphere", "district", "organisation");

    private final ResponsibilityTable table;
    private final OrganisationTable organisations;
    private final Instance<Subjects> subjects;
    private final Territory territory;
    private final Audit audit;
    private final InstantSource time;

    Responsibilities(
            ResponsibilityTable table,
            OrganisationTable organisations,
            Instance<Subjects> subjects,
            Territory territory,
            Audit audit,
            InstantSource time) {
        this.table = table;
        this.organisations = organisations;
        this.subjects = subjects;
        this.territory = territory;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Which of them says who executes it, where that organisation works still. The most specific wins: the issue before
     * its sphere, and of each the nearest place: house, street, sector, city, district, everywhere.
     *
     * @param place code of the address register; {@code null}: not known
     */
    public Optional<Responsibility> responsible(String issue, String sphere, @Nullable String place) {
        return table.responsible(issue, sphere, place == null ? List.of() : territory.path(place));
    }

    /** @param organisation of this one only; {@code null}: of all */
    public Slice<Responsibility> list(
            @Nullable String words, @Nullable String organisation, @Nullable String after, int limit) {
        var all = table.all().stream()
                .filter(row -> organisation == null || organisation.equals(row.organisation()))
                .toList();
        return Slice.of(
                all,
                Responsibility::id,
                row -> Stream.of(row.subject(), row.district(), row.organisation()),
                words,
                after,
                limit);
    }

    public Optional<Responsibility> find(String subject, @Nullable String district) {
        return table.find(subject, district);
    }

    /** @param wanted its version is the one that the caller saw; 0: it must be new */
    @Transactional
    public Responsibility put(Responsibility wanted, String by) {
        organisations.lock();
        Responsibility before = table.find(wanted.subject(), wanted.district()).orElse(null);
        if (before != null && before.organisation().equals(wanted.organisation())) return before;
        if (wanted.version() != (before == null ? 0 : before.version())) throw new Stale(before);
        var refusals =
                wanted.refusals(organisations.all(), organisations.staffed(), places(wanted.district()), this::exists);
        if (!refusals.isEmpty()) throw new Refused(refusals);
        var after =
                new Responsibility(wanted.subject(), wanted.district(), wanted.organisation(), wanted.version() + 1);
        write(before, after, by, time.instant());
        return after;
    }

    /** A second time changes nothing. */
    @Transactional
    public void remove(String subject, @Nullable String district, int version, String by) {
        organisations.lock();
        Responsibility before = table.find(subject, district).orElse(null);
        if (before == null) return;
        if (before.version() != version) throw new Stale(before);
        table.remove(before);
        audit.changed("responsibilities", before.id(), by, time.instant(), before, null);
    }

    /** Takes a table in, or nothing of it. Responsibilities that it does not name stay as they are. */
    @Transactional
    public Imported bring(Sheet sheet, boolean dryRun, String by) {
        return bring(sheet, dryRun, by, this::exists);
    }

    /** The demo's: its issues arrive after us. Within a transaction. */
    void bringBeforeTheCatalogue(Sheet sheet, String by) {
        bring(sheet, false, by, subject -> true);
    }

    private Imported bring(Sheet sheet, boolean dryRun, String by, Predicate<String> exists) {
        organisations.lock();
        Map<String, Responsibility> present =
                table.all().stream().collect(Collectors.toMap(Responsibility::id, Function.identity()));
        Map<String, Organisation> bodies = organisations.all();
        Set<String> staffed = organisations.staffed();
        Set<String> places =
                places(sheet.rows().stream().map(row -> row.get("district")).toArray(String[]::new));
        var seen = new HashMap<String, Integer>();
        var faults = new ArrayList<Fault>();
        var changed = new ArrayList<Responsibility>();
        for (Sheet.Row row : sheet.rows()) {
            var read = new Responsibility(
                    row.get("issue_or_sphere"), Rows.text(row, "district"), row.get("organisation"), 0);
            Integer earlier = seen.putIfAbsent(read.id(), row.number());
            if (earlier != null) {
                faults.add(Rows.twice(row, "issue_or_sphere", earlier));
                continue;
            }
            Responsibility before = present.get(read.id());
            if (before != null && before.organisation().equals(read.organisation())) continue;
            Rows.add(faults, row, read.refusals(bodies, staffed, places, exists));
            int version = before == null ? 1 : before.version() + 1;
            changed.add(new Responsibility(read.subject(), read.district(), read.organisation(), version));
        }
        if (!faults.isEmpty()) throw new SheetRefused(faults);
        Instant at = time.instant();
        int added = 0;
        for (Responsibility after : changed) {
            Responsibility before = present.get(after.id());
            if (before == null) added++;
            if (!dryRun) write(before, after, by, at);
        }
        int read = sheet.rows().size();
        return new Imported(dryRun, read, added, changed.size() - added, read - changed.size());
    }

    public List<List<String>> rows() {
        return table.all().stream()
                .map(row -> List.of(row.subject(), Rows.cell(row.district()), row.organisation()))
                .toList();
    }

    /** The districts that forms offer, and of these codes those that the address register has. */
    private Set<String> places(@Nullable String... codes) {
        var places = new HashSet<>(Organisations.DISTRICTS);
        places.addAll(territory.known(
                Stream.of(codes).filter(Objects::nonNull).distinct().toList()));
        return places;
    }

    private boolean exists(String subject) {
        return !subjects.isResolvable() || subjects.get().exist(subject);
    }

    private void write(@Nullable Responsibility before, Responsibility after, String by, Instant at) {
        table.put(after);
        audit.changed("responsibilities", after.id(), by, at, before, after);
    }
}
