package kz.komek.organisation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.contract.Language;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Line;
import kz.komek.organisation.domain.Organisation;
import kz.komek.organisation.domain.Refusal;
import kz.komek.organisation.domain.Refusal.Why;
import kz.komek.organisation.domain.Refused;
import kz.komek.organisation.domain.Role;
import kz.komek.organisation.domain.Sector;
import kz.komek.organisation.store.OrganisationTable;
import kz.komek.organisation.store.StaffTable;
import kz.komek.platform.audit.Audit;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.tables.Fault;
import kz.komek.platform.tables.Imported;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetRefused;
import kz.komek.territory.Territory;
import kz.komek.territory.domain.Kind;
import org.jspecify.annotations.Nullable;

/** Registers people, changes what they may, and lets them go. */
@Singleton
public class People {
    public static final List<String> COLUMNS = List.of("login", "name", "roles", "languages");
    public static final List<String> MORE_COLUMNS = List.of("line", "sector", "organisation", "active");

    private final StaffTable table;
    private final OrganisationTable organisations;
    private final Territory territory;
    private final Audit audit;
    private final Instance<OpenWork> work;
    private final Event<ColleagueLeft> left;
    private final Event<ExecutorLeft> executorLeft;
    private final Event<StaffChanged> changed;
    private final InstantSource time;

    People(
            StaffTable table,
            OrganisationTable organisations,
            Territory territory,
            Audit audit,
            Instance<OpenWork> work,
            Event<ColleagueLeft> left,
            Event<ExecutorLeft> executorLeft,
            Event<StaffChanged> changed,
            InstantSource time) {
        this.table = table;
        this.organisations = organisations;
        this.territory = territory;
        this.audit = audit;
        this.work = work;
        this.left = left;
        this.executorLeft = executorLeft;
        this.changed = changed;
        this.time = time;
    }

    /** Raised in the transaction, for whoever keeps a copy. */
    record StaffChanged() {}

    /** @param initialPassword shown this once; {@code null}: they have one */
    public record Registered(Colleague colleague, @Nullable String initialPassword) {
        @Override
        public String toString() {
            return "Registered[" + colleague.login() + "]";
        }
    }

    /** @param passwords initial ones by login, shown this once */
    public record Brought(Imported imported, Map<String, String> passwords) {
        @Override
        public String toString() {
            return "Brought[" + imported + "]";
        }
    }

    /** @param organisation who works for it only; {@code null}: everybody */
    public Slice<Colleague> list(
            @Nullable String words, @Nullable String organisation, @Nullable String after, int limit) {
        var all = byLogin().values().stream()
                .filter(person -> organisation == null || organisation.equals(person.organisation()))
                .toList();
        return Slice.of(all, Colleague::login, person -> Stream.of(person.login(), person.name()), words, after, limit);
    }

    public Optional<Colleague> find(String login) {
        return Optional.ofNullable(byLogin().get(login));
    }

    /** @param wanted its version is the one that the caller saw; 0: they must be new */
    @Transactional
    public Registered put(Colleague wanted, String by) {
        organisations.lock();
        Map<String, Colleague> all = byLogin();
        Colleague before = all.get(wanted.login());
        Map<String, Sector> sectors = sectors(List.of(wanted));
        Colleague found = in(sectors, wanted);
        if (before != null && before.versioned(0).equals(found.versioned(0))) return new Registered(before, null);
        if (wanted.version() != (before == null ? 0 : before.version())) throw new Stale(before);
        Colleague after = found.versioned(wanted.version() + 1);
        Colleague asking = all.get(by);
        all.put(after.login(), after);
        var refusals = refusals(before, after, asking, organisations.all(), all);
        refusals.addAll(unknown(sectors, after));
        if (!refusals.isEmpty()) throw new Refused(refusals);
        String password = before == null ? Passwords.initial() : null;
        write(before, after, password == null ? null : Passwords.hash(password), by, time.instant());
        return new Registered(after, password);
    }

    /**
     * Takes a table in, or nothing of it. People whom it does not name stay as they are; new ones get a password. Not in
     * the caller's transaction: making a thousand passwords takes a minute, and nobody shall wait for that.
     */
    public Brought bring(Sheet sheet, boolean dryRun, String by) {
        var passwords = new LinkedHashMap<String, String>();
        var hashes = new HashMap<String, String>();
        if (!dryRun) {
            bringIn(sheet, true, by, hashes);
            Set<String> known = byLogin().keySet();
            for (Sheet.Row row : sheet.rows()) {
                String login = Staff.canonical(row.get("login"));
                if (!known.contains(login)) passwords.put(login, Passwords.initial());
            }
            passwords.forEach((login, password) -> hashes.put(login, Passwords.hash(password)));
        }
        var imported = QuarkusTransaction.requiringNew().timeout(300).call(() -> bringIn(sheet, dryRun, by, hashes));
        return new Brought(imported, passwords);
    }

    private Imported bringIn(Sheet sheet, boolean dryRun, String by, Map<String, String> hashes) {
        if (!dryRun) organisations.lock();
        Map<String, Colleague> before = byLogin();
        Map<String, Organisation> bodies = organisations.all();
        var all = new TreeMap<>(before);
        var faults = new ArrayList<Fault>();
        var seen = new HashMap<String, Integer>();
        var read = new LinkedHashMap<Sheet.Row, Colleague>();
        for (Sheet.Row row : sheet.rows()) {
            String login = Staff.canonical(row.get("login"));
            Integer earlier = seen.putIfAbsent(login, row.number());
            if (earlier != null) {
                faults.add(Rows.twice(row, "login", earlier));
                continue;
            }
            int faultsBefore = faults.size();
            Colleague present = before.get(login);
            Colleague wanted = read(row, login, present, faults);
            if (faults.size() == faultsBefore) read.put(row, wanted);
        }
        Map<String, Sector> sectors = sectors(read.values());
        var rows = new LinkedHashMap<Sheet.Row, Colleague>();
        read.forEach((row, named) -> {
            Colleague wanted = in(sectors, named);
            Colleague present = before.get(wanted.login());
            if (present != null && present.versioned(0).equals(wanted.versioned(0))) return;
            rows.put(row, wanted);
            all.put(wanted.login(), wanted);
        });
        rows.forEach((row, wanted) -> {
            var refusals = refusals(before.get(wanted.login()), wanted, before.get(by), bodies, all);
            refusals.addAll(unknown(sectors, wanted));
            Rows.add(faults, row, refusals);
        });
        if (!faults.isEmpty()) throw new SheetRefused(faults);
        Instant at = time.instant();
        int added = 0;
        for (Colleague wanted : rows.values()) {
            Colleague present = before.get(wanted.login());
            if (present == null) added++;
            if (!dryRun) write(present, wanted, hashes.get(wanted.login()), by, at);
        }
        int size = sheet.rows().size();
        return new Imported(dryRun, size, added, rows.size() - added, size - rows.size());
    }

    private static Colleague read(Sheet.Row row, String login, @Nullable Colleague present, List<Fault> faults) {
        var roles = new TreeSet<Role>();
        for (String role : words(row.get("roles"))) {
            roles.add(Rows.one(row, "roles", role, Role.class, Role.OPERATOR, faults));
        }
        var languages = new ArrayList<Language>();
        for (String language : words(row.get("languages"))) {
            languages.add(Rows.one(row, "languages", language, Language.class, Language.KK, faults));
        }
        boolean fresh = present == null;
        return new Colleague(
                login,
                row.get("name"),
                roles,
                languages,
                row.get("line").isEmpty()
                        ? (fresh || row.cells().containsKey("line") ? null : present.line())
                        : Rows.one(row, "line", Line.class, Line.OPERATORS, faults),
                fresh || row.cells().containsKey("sector")
                        ? Sector.namedOrNone(Rows.text(row, "sector"))
                        : present.sector(),
                fresh || row.cells().containsKey("organisation")
                        ? Rows.text(row, "organisation")
                        : present.organisation(),
                Rows.yes(row, "active", fresh || present.active(), faults),
                fresh ? 1 : present.version() + 1);
    }

    private static List<String> words(String cell) {
        return Stream.of(cell.split("[ ,;]+")).filter(word -> !word.isEmpty()).toList();
    }

    public List<List<String>> rows() {
        return byLogin().values().stream()
                .map(person -> List.of(
                        person.login(),
                        person.name(),
                        person.roles().stream().map(Role::name).collect(Collectors.joining(" ")),
                        person.languages().stream().map(Language::code).collect(Collectors.joining(" ")),
                        person.line() == null ? "" : person.line().name(),
                        Rows.cell(
                                person.sector() == null ? null : person.sector().code()),
                        Rows.cell(person.organisation()),
                        person.active() ? "yes" : "no"))
                .toList();
    }

    /** For somebody who forgot theirs: a new initial password, shown this once. Empty when there is nobody. */
    @Transactional
    public Optional<String> renewPassword(String login, String by) {
        Map<String, Colleague> all = byLogin();
        Colleague person = all.get(login);
        if (person == null) return Optional.empty();
        var refusals = Colleague.refusals(person, person, all.get(by));
        if (!refusals.isEmpty()) throw new Refused(refusals);
        String password = Passwords.initial();
        setPassword(login, password, by);
        return Optional.of(password);
    }

    @Transactional
    public void changeOwnPassword(String login, String password) {
        var refusals = Passwords.refusals(login, password);
        if (!refusals.isEmpty()) throw new Refused(refusals);
        setPassword(login, password, login);
    }

    private void setPassword(String login, String password, String by) {
        table.setPassword(login, Passwords.hash(password));
        audit.changed("staff-passwords", login, by, time.instant(), null, Map.of("changed", true));
        changed.fire(new StaffChanged());
    }

    private ArrayList<Refusal> refusals(
            @Nullable Colleague before,
            Colleague after,
            Colleague by,
            Map<String, Organisation> bodies,
            Map<String, Colleague> all) {
        var found = new ArrayList<>(after.refusals(bodies));
        found.addAll(Colleague.refusals(before, after, by));
        if (before != null && before.administers() && all.values().stream().noneMatch(Colleague::administers)) {
            found.add(new Refusal(Why.LAST_ADMIN, "roles", "There would be no active administrator any more."));
        }
        if (leavesWork(before, after, all)) {
            found.add(new Refusal(
                    Why.ORGANISATION_HAS_WORK,
                    after.active() ? "organisation" : "active",
                    "Nobody would be left to execute the tickets that the organisation has: register another executor"
                            + " first, or let them be sent elsewhere."));
        }
        return found;
    }

    /** Whether they were the last to execute for an organisation that has tickets. */
    private boolean leavesWork(@Nullable Colleague before, Colleague after, Map<String, Colleague> all) {
        String code = before == null ? null : before.organisation();
        return code != null
                && before.executesFor(code)
                && !after.executesFor(code)
                && all.values().stream().noneMatch(person -> person.executesFor(code))
                && work.isResolvable()
                && work.get().isAt(code);
    }

    private void write(
            @Nullable Colleague before, Colleague after, @Nullable String passwordHash, String by, Instant at) {
        if (before == null) {
            if (passwordHash == null) throw new Stale(null);
            table.add(after, passwordHash, at);
        } else {
            table.change(after);
        }
        audit.changed("staff", after.login(), by, at, before, after);
        changed.fire(new StaffChanged());
        if (before == null) return;
        if (leaves(before, after)) left.fire(new ColleagueLeft(after.login(), at, by));
        String organisation = before.organisation();
        if (organisation != null && before.executesFor(organisation) && !after.executesFor(organisation)) {
            executorLeft.fire(new ExecutorLeft(after.login(), organisation, at, by));
        }
    }

    private static boolean leaves(Colleague before, Colleague after) {
        return before.active() && !after.active()
                || RolePermissions.may(before, Permission.WORK_TICKETS)
                        && !RolePermissions.may(after, Permission.WORK_TICKETS);
    }

    private TreeMap<String, Colleague> byLogin() {
        var all = new TreeMap<String, Colleague>();
        table.all().forEach(person -> all.put(person.login(), person));
        return all;
    }

    /** By code those of them that one can be bound to, and where they are. */
    private Map<String, Sector> sectors(Collection<Colleague> people) {
        var codes = people.stream()
                .map(Colleague::sector)
                .filter(Objects::nonNull)
                .map(Sector::code)
                .collect(Collectors.toSet());
        var found = new HashMap<String, Sector>();
        territory.find(codes).forEach((code, standing) -> {
            boolean district = standing.line().size() == 2;
            if (standing.entry().active() && (district || standing.entry().kind() == Kind.SECTOR)) {
                found.put(code, new Sector(code, standing.line().get(1).code()));
            }
        });
        return found;
    }

    private static Colleague in(Map<String, Sector> sectors, Colleague person) {
        Sector named = person.sector();
        return named == null ? person : person.in(sectors.getOrDefault(named.code(), named));
    }

    private static List<Refusal> unknown(Map<String, Sector> sectors, Colleague person) {
        Sector named = person.sector();
        if (named == null || sectors.containsKey(named.code())) return List.of();
        return List.of(new Refusal(
                Why.SECTOR_UNKNOWN,
                "sector",
                "The address register has no sector and no district with the code " + named.code() + "."));
    }
}
