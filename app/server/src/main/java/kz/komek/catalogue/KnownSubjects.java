package kz.komek.catalogue;

import jakarta.inject.Singleton;
import kz.komek.catalogue.store.IssueTable;
import kz.komek.catalogue.store.SphereTable;
import kz.komek.organisation.Subjects;

/** Tells the organisation what somebody can be responsible for. */
@Singleton
class KnownSubjects implements Subjects {
    private final SphereTable spheres;
    private final IssueTable issues;

    KnownSubjects(SphereTable spheres, IssueTable issues) {
        this.spheres = spheres;
        this.issues = issues;
    }

    @Override
    public boolean exist(String code) {
        return spheres.find(code).isPresent() || issues.find(code).isPresent();
    }
}
