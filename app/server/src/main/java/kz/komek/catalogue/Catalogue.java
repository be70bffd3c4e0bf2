package kz.komek.catalogue;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.catalogue.domain.Issue;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.catalogue.domain.Sphere;
import kz.komek.catalogue.store.CrosswalkTable;
import kz.komek.catalogue.store.IssueTable;
import kz.komek.catalogue.store.SphereTable;
import kz.komek.contract.Names;

/** What the city can be asked for, for whoever registers, routes or counts requests. */
@Singleton
public class Catalogue {
    private final SphereTable spheres;
    private final IssueTable issues;
    private final CrosswalkTable crosswalk;

    Catalogue(SphereTable spheres, IssueTable issues, CrosswalkTable crosswalk) {
        this.spheres = spheres;
        this.issues = issues;
        this.crosswalk = crosswalk;
    }

    /** As it is worded now; empty for one that is unknown or retired: nothing new is filed under it. */
    public Optional<IssueWording> issue(String code) {
        return issues.find(code).filter(Issue::active).map(Issue::current);
    }

    /** As it was worded then, whatever became of it. */
    public Optional<IssueWording> issue(String code, int revision) {
        return issues.revision(code, revision);
    }

    /** Where an issue that was retired went, through any number of steps; itself while it is active. */
    public List<String> successors(String code) {
        var found = issues.find(code);
        if (found.isEmpty()) return List.of();
        return found.get().active() ? List.of(code) : crosswalk.whole().successors(code);
    }

    public Set<String> activeIssues() {
        return issues.all().stream().filter(Issue::active).map(Issue::code).collect(Collectors.toSet());
    }

    /** What every issue is called now, retired ones too. */
    public Map<String, Names> names() {
        return issues.all().stream()
                .collect(Collectors.toMap(Issue::code, issue -> issue.current().names()));
    }

    public Set<String> spheres() {
        return spheres.all().stream().map(Sphere::code).collect(Collectors.toSet());
    }

    /** Codes of all issues of a sphere, retired ones too. */
    public Set<String> issuesOf(String sphere) {
        return issues.codesOf(sphere);
    }

    public Optional<Sphere> sphere(String code) {
        return spheres.find(code);
    }
}
