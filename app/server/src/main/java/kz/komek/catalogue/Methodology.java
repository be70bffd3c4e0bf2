package kz.komek.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import kz.komek.catalogue.domain.CatalogueRefused;
import kz.komek.catalogue.domain.Crosswalk;
import kz.komek.catalogue.domain.Crosswalk.Step;
import kz.komek.catalogue.domain.Issue;
import kz.komek.catalogue.domain.IssueContent;
import kz.komek.catalogue.domain.IssueState;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.catalogue.domain.Refusal;
import kz.komek.catalogue.domain.Sphere;
import kz.komek.catalogue.domain.StepKind;
import kz.komek.catalogue.domain.Wrong;
import kz.komek.catalogue.domain.Wrong.Reason;
import kz.komek.catalogue.store.CrosswalkTable;
import kz.komek.catalogue.store.IssueTable;
import kz.komek.catalogue.store.SphereTable;
import kz.komek.catalogue.store.VersionRow;
import kz.komek.contract.Names;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.domain.Organisation;
import kz.komek.platform.audit.Audit;
import org.jspecify.annotations.Nullable;

/**
 * What methodologists do. Everything may be done twice: what is already so stays as it is, whoever asks. One change at a
 * time: the row of the catalogue's version is locked.
 */
@ApplicationScoped
@Transactional
public class Methodology {
    private static final String ISSUES = "issues";

    private final SphereTable spheres;
    private final IssueTable issues;
    private final CrosswalkTable crosswalk;
    private final VersionRow version;
    private final Organisations organisations;
    private final Audit audit;
    private final InstantSource time;

    Methodology(
            SphereTable spheres,
            IssueTable issues,
            CrosswalkTable crosswalk,
            VersionRow version,
            Organisations organisations,
            Audit audit,
            InstantSource time) {
        this.spheres = spheres;
        this.issues = issues;
        this.crosswalk = crosswalk;
        this.version = version;
        this.organisations = organisations;
        this.audit = audit;
        this.time = time;
    }

    /** What the log of changes keeps of an issue's life; its wordings are kept by the revisions, and here too. */
    record Life(
            IssueState state,
            @Nullable List<String> successors,
            @Nullable String note) {}

    /** @param seen the version one saw; {@code null}: it is to be new */
    public void word(String code, @Nullable Integer seen, Names names, String by) {
        version.lock();
        Sphere before = spheres.find(code).orElse(null);
        Sphere after = new Sphere(code, before == null ? 1 : before.version() + 1, names);
        if (before != null && before.names().equals(after.names())) return;
        requireSeen(seen, before, Sphere::version, new Refusal.NoSuchSphere());
        refuse(after.wrong());
        spheres.put(List.of(after));
        version.grow();
        audit.changed("spheres", code, by, time.instant(), before, after);
    }

    /** @param seen the revision one saw; {@code null}: it is to be new */
    public void word(String code, @Nullable Integer seen, IssueContent content, String by) {
        version.lock();
        Issue before = issues.find(code).orElse(null);
        if (before != null && before.active() && before.current().content().equals(content)) return;
        requireSeen(seen, before, issue -> issue.current().revision(), new Refusal.NoSuchIssue());
        if (before != null && !before.active()) throw new CatalogueRefused(new Refusal.IsRetired());
        refuse(wrong(code, content, before));
        Instant now = time.instant();
        int revision = before == null ? 1 : before.current().revision() + 1;
        issues.add(List.of(new IssueWording(code, revision, content, now, by)));
        version.grow();
        audit.changed(
                ISSUES, code, by, now, before == null ? null : before.current().content(), content);
    }

    private List<Wrong> wrong(String code, IssueContent content, @Nullable Issue before) {
        var wrong = content.wrong(code, sphere -> spheres.find(sphere).isPresent());
        String organisation = content.organisation();
        // An organisation that closed is no reason to refuse a new synonym.
        boolean kept =
                before != null && Objects.equals(organisation, before.current().organisation());
        if (organisation != null && !kept && !works(organisation))
            wrong.add(new Wrong("organisation", Reason.ORGANISATION_UNKNOWN));
        return wrong;
    }

    private boolean works(String organisation) {
        return organisations.find(organisation).filter(Organisation::active).isPresent();
    }

    /** Nothing new is filed under it. @param successor {@code null}: nothing takes its place */
    public void retire(String code, @Nullable String successor, String note, String by) {
        Set<String> into = successor == null ? Set.of() : Set.of(successor);
        leave(code, into, StepKind.RETIRED, note, by, successor == null ? "" : "successor");
    }

    /** Becomes several others, which must be there. */
    public void split(String code, List<String> into, String note, String by) {
        leave(code, new LinkedHashSet<>(into), StepKind.SPLIT, note, by, "into");
    }

    private void leave(String code, Set<String> into, StepKind kind, String note, String by, String field) {
        version.lock();
        Issue issue = issues.find(code).orElseThrow(() -> new CatalogueRefused(new Refusal.NoSuchIssue()));
        var ways = crosswalk.whole();
        if (!issue.active()) {
            if (steps(code).equals(into)) return;
            throw new CatalogueRefused(new Refusal.IsRetired());
        }
        var wrong = new ArrayList<Wrong>();
        if (kind == StepKind.SPLIT && into.size() < 2) wrong.add(new Wrong(field, Reason.TOO_FEW));
        int position = 0;
        for (String each : into) {
            String at = kind == StepKind.SPLIT ? field + "." + position++ : field;
            Reason reason = wrongTarget(code, each, ways);
            if (reason != null) wrong.add(new Wrong(at, reason));
        }
        refuse(wrong);
        retireInto(issue, into, kind, note, by);
        version.grow();
    }

    /** Several become one, which must be there. */
    public void merge(List<String> from, String into, String note, String by) {
        version.lock();
        Issue target = issues.find(into).orElseThrow(() -> new CatalogueRefused(new Refusal.NoSuchIssue()));
        var merging = new LinkedHashSet<>(from);
        var wrong = new ArrayList<Wrong>();
        if (merging.isEmpty()) wrong.add(new Wrong("from", Reason.TOO_FEW));
        var ways = crosswalk.whole();
        var leaving = new ArrayList<Issue>();
        int position = 0;
        for (String each : merging) {
            String at = "from." + position++;
            Issue issue = issues.find(each).orElse(null);
            if (issue == null) wrong.add(new Wrong(at, Reason.ISSUE_UNKNOWN));
            else if (issue.active()) {
                leaving.add(issue);
                Reason reason = wrongTarget(each, into, ways);
                if (reason != null) wrong.add(new Wrong(at, reason));
            } else if (!steps(each).equals(Set.of(into))) wrong.add(new Wrong(at, Reason.ISSUE_RETIRED));
        }
        refuse(wrong);
        if (leaving.isEmpty()) return;
        if (!target.active()) throw new CatalogueRefused(new Refusal.IsRetired());
        leaving.forEach(issue -> retireInto(issue, Set.of(into), StepKind.MERGED, note, by));
        version.grow();
    }

    private Set<String> steps(String code) {
        var to = new LinkedHashSet<String>();
        for (Step step : crosswalk.steps()) {
            if (step.from().equals(code) && step.to() != null) to.add(step.to());
        }
        return to;
    }

    private @Nullable Reason wrongTarget(String from, String to, Crosswalk ways) {
        if (from.equals(to)) return Reason.ITSELF;
        Issue target = issues.find(to).orElse(null);
        if (target == null) return Reason.ISSUE_UNKNOWN;
        if (ways.wouldCircle(from, to)) return Reason.CYCLE;
        return target.active() ? null : Reason.ISSUE_RETIRED;
    }

    private void retireInto(Issue issue, Set<String> into, StepKind kind, String note, String by) {
        Instant now = time.instant();
        String code = issue.code();
        var steps = into.isEmpty()
                ? List.of(new Step(code, null, kind, now, by, note))
                : into.stream()
                        .map(to -> new Step(code, to, kind, now, by, note))
                        .toList();
        crosswalk.add(steps);
        issues.setState(code, IssueState.RETIRED);
        audit.changed(
                ISSUES,
                code,
                by,
                now,
                new Life(IssueState.ACTIVE, null, null),
                new Life(IssueState.RETIRED, List.copyOf(into), note));
    }

    /** Takes back a retirement, a split or a merge: tickets may be filed under it again. */
    public void reinstate(String code, String by) {
        version.lock();
        Issue issue = issues.find(code).orElseThrow(() -> new CatalogueRefused(new Refusal.NoSuchIssue()));
        if (issue.active()) return;
        Instant now = time.instant();
        List<String> successors = List.copyOf(steps(code));
        crosswalk.takeBack(code, by, now);
        issues.setState(code, IssueState.ACTIVE);
        version.grow();
        audit.changed(
                ISSUES,
                code,
                by,
                now,
                new Life(IssueState.RETIRED, successors, null),
                new Life(IssueState.ACTIVE, null, null));
    }

    private static <T> void requireSeen(
            @Nullable Integer seen, @Nullable T current, Function<T, Integer> version, Refusal noSuch) {
        if (current == null) {
            if (seen != null) throw new CatalogueRefused(noSuch);
        } else if (seen == null) {
            throw new CatalogueRefused(new Refusal.IsThere(current));
        } else if (!seen.equals(version.apply(current))) {
            throw new CatalogueRefused(new Refusal.Stale(current));
        }
    }

    private static void refuse(List<Wrong> wrong) {
        if (!wrong.isEmpty()) throw new CatalogueRefused(new Refusal.ContentWrong(wrong));
    }
}
