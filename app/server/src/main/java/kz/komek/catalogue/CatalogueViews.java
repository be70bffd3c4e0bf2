package kz.komek.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import kz.komek.catalogue.domain.Crosswalk.Step;
import kz.komek.catalogue.domain.Issue;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.catalogue.domain.Sphere;
import kz.komek.catalogue.store.CrosswalkTable;
import kz.komek.catalogue.store.IssueTable;
import kz.komek.catalogue.store.SphereTable;
import kz.komek.catalogue.store.VersionRow;

/** What is read of the catalogue by those who keep it. */
@ApplicationScoped
@Transactional
public class CatalogueViews {
    private final SphereTable spheres;
    private final IssueTable issues;
    private final CrosswalkTable crosswalk;
    private final VersionRow version;

    CatalogueViews(SphereTable spheres, IssueTable issues, CrosswalkTable crosswalk, VersionRow version) {
        this.spheres = spheres;
        this.issues = issues;
        this.crosswalk = crosswalk;
        this.version = version;
    }

    public record Whole(long version, List<Sphere> spheres, List<Issue> issues) {}

    /**
     * @param steps how it left the catalogue
     * @param successors what stands at the end of all steps
     */
    public record One(Issue issue, List<Step> steps, List<String> successors) {}

    public long version() {
        return version.read();
    }

    /** Its version is read first: a change that comes between is noticed at the next look. */
    public Whole whole() {
        return new Whole(version.read(), spheres.all(), issues.all());
    }

    public List<Sphere> spheres() {
        return spheres.all();
    }

    public Optional<Sphere> sphere(String code) {
        return spheres.find(code);
    }

    public Optional<One> issue(String code) {
        return issues.find(code).map(issue -> {
            if (issue.active()) return new One(issue, List.of(), List.of());
            var steps = crosswalk.steps().stream()
                    .filter(step -> step.from().equals(code))
                    .toList();
            return new One(issue, steps, crosswalk.whole().successors(code));
        });
    }

    public List<IssueWording> revisions(String code, int before, int limit) {
        return issues.revisions(code, before, limit);
    }
}
