package kz.komek.organisation;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.komek.contract.Language;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Role;
import kz.komek.organisation.store.StaffTable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Lets somebody in where there is nobody yet. */
@Singleton
class FirstPeople {
    private static final Logger LOG = Logger.getLogger(FirstPeople.class);

    private final StaffTable table;
    private final DemoCity demoCity;
    private final InstantSource time;
    private final boolean demo;
    private final Optional<String> adminPassword;

    FirstPeople(
            StaffTable table,
            DemoCity demoCity,
            InstantSource time,
            @ConfigProperty(name = "komek.demo") boolean demo,
            @ConfigProperty(name = "komek.admin.password") Optional<String> adminPassword) {
        this.table = table;
        this.demoCity = demoCity;
        this.time = time;
        this.demo = demo;
        this.adminPassword = adminPassword;
    }

    void arrive() {
        if (demo) {
            demoCity.arise();
        } else if (table.all().isEmpty()) {
            firstAdmin();
        }
    }

    private void firstAdmin() {
        if (adminPassword.isEmpty()) {
            LOG.warn("there is no staff and nobody can log in: start once with KOMEK_ADMIN_PASSWORD to make an admin");
            return;
        }
        var speaks = List.of(Language.KK, Language.RU);
        var admin = new Colleague("admin", "Әкімші", Set.of(Role.ADMIN), speaks, null, null, null, true, 1);
        table.add(admin, Passwords.hash(adminPassword.get()), time.instant());
    }
}
