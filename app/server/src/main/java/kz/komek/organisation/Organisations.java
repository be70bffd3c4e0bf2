package kz.komek.organisation;

import jakarta.inject.Singleton;
import java.util.Optional;
import kz.komek.organisation.domain.Organisation;
import kz.komek.organisation.store.OrganisationTable;

/** The bodies that execute. */
@Singleton
public class Organisations {
    private final OrganisationTable table;

    Organisations(OrganisationTable table) {
        this.table = table;
    }

    /** Whether somebody who is with us executes for it. */
    public boolean hasExecutors(String code) {
        return table.hasExecutors(code);
    }

    /** Active or not: an old ticket still names who had it. */
    public Optional<Organisation> find(String code) {
        return table.find(code);
    }
}
