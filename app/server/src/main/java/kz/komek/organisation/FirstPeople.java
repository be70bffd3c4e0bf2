package kz.komek.organisation;

import io.quarkus.elytron.security.common.BcryptUtil;
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
    private final InstantSource time;
    private final boolean demo;
    private final Optional<String> adminPassword;

    FirstPeople(
            StaffTable table,
            InstantSource time,
            @ConfigProperty(name = "komek.demo") boolean demo,
            @ConfigProperty(name = "komek.admin.password") Optional<String> adminPassword) {
        this.table = table;
        this.time = time;
        this.demo = demo;
        this.adminPassword = adminPassword;
    }

    void arrive() {
        if (!table.all().isEmpty()) return;
        if (demo) {
            String hash = hash("demo");
            add("aigul", "Айгүл Серікова", Role.OPERATOR, hash);
            add("bolat", "Болат Ахметов", Role.INSPECTOR, hash);
            add("saule", "Сәуле Нұрланова", Role.SUPERVISOR, hash);
            add("admin", "Әкімші", Role.ADMIN, hash);
        } else if (adminPassword.isPresent()) {
            add("admin", "Әкімші", Role.ADMIN, hash(adminPassword.get()));
        } else {
            LOG.warn("there is no staff and nobody can log in: start once with KOMEK_ADMIN_PASSWORD to make an admin");
        }
    }

    private void add(String login, String name, Role role, String passwordHash) {
        var speaks = List.of(Language.KK, Language.RU);
        table.add(
                new Colleague(login, name, Set.of(role), speaks, null, null, null, true), passwordHash, time.instant());
    }

    static String hash(String password) {
        return BcryptUtil.bcryptHash(password, 10);
    }
}
