package kz.komek.organisation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kz.komek.contract.Language;
import kz.komek.organisation.domain.Colleague;
import kz.komek.organisation.domain.Line;
import kz.komek.organisation.domain.Organisation;
import kz.komek.organisation.domain.Role;
import kz.komek.organisation.store.OrganisationTable;
import kz.komek.organisation.store.StaffTable;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetReader;
import org.jspecify.annotations.Nullable;

/** The demo's bodies and people, where there are none yet. Everybody's password is demo. */
@Singleton
class DemoCity {
    private static final String BY = "demo";
    private static final String FILES = "/kz/komek/catalogue/demo/";
    private static final String WATER = "SU_TURKISTAN";

    private final OrganisationTable table;
    private final Organisations organisations;
    private final Responsibilities responsibilities;
    private final StaffTable staff;
    private final InstantSource time;

    DemoCity(
            OrganisationTable table,
            Organisations organisations,
            Responsibilities responsibilities,
            StaffTable staff,
            InstantSource time) {
        this.table = table;
        this.organisations = organisations;
        this.responsibilities = responsibilities;
        this.staff = staff;
        this.time = time;
    }

    /** Two replicas may start at once: the second waits, and finds everything there. */
    void arise() {
        QuarkusTransaction.requiringNew().run(() -> {
            table.lock();
            if (!table.all().isEmpty()) return;
            sheet("organisations.csv", Organisations.COLUMNS).ifPresent(sheet -> organisations.bring(sheet, false, BY));
            people(table.all().values());
            sheet("responsibilities.csv", Responsibilities.COLUMNS)
                    .ifPresent(sheet -> responsibilities.bringBeforeTheCatalogue(sheet, BY));
        });
    }

    private void people(Collection<Organisation> bodies) {
        String hash = Passwords.hash("demo");
        add(hash, "aigul", "Айгүл Серікова", Role.OPERATOR, Line.OPERATORS, null);
        add(hash, "bolat", "Болат Ахметов", Role.INSPECTOR, Line.INSPECTORS, null);
        add(hash, "ermek", "Ермек Оспанов", Role.ANALYST, Line.ANALYSTS, null);
        add(hash, "dana", "Дана Қуанышева", Role.METHODOLOGIST, Line.METHODOLOGISTS, null);
        add(hash, "madina", "Мәдина Оразова", Role.METHODOLOGIST, Line.METHODOLOGISTS, null);
        add(hash, "zhanar", "Жанар Төлегенова", Role.QUALITY, null, null);
        add(hash, "saule", "Сәуле Нұрланова", Role.SUPERVISOR, null, null);
        add(hash, "admin", "Әкімші", Role.ADMIN, null, null);
        // Heads work for what they head, and have an executor's rights there: none of their own.
        add(hash, "serik", "Серік Жақсылықов", Role.EXECUTOR, Line.EXECUTORS, WATER);
        add(hash, "daulet", "Дәулет Сейітов", Role.EXECUTOR, Line.EXECUTORS, "AKIMAT_TURKISTAN");
        add(hash, "gulnar", "Гүлнар Әбдіқадырова", Role.EXECUTOR, Line.EXECUTORS, "AKIMAT_OBLAST");
        for (Organisation body : bodies) {
            if (body.code().equals(WATER)) {
                add(hash, "nurlan", "Нұрлан Бекболатов", Role.EXECUTOR, Line.EXECUTORS, body.code());
            } else {
                String login = body.code().toLowerCase(Locale.ROOT);
                String name = "Орындаушы, " + body.names().kk();
                add(hash, login, name, Role.EXECUTOR, Line.EXECUTORS, body.code());
            }
        }
    }

    private void add(
            String passwordHash,
            String login,
            String name,
            Role role,
            @Nullable Line line,
            @Nullable String organisation) {
        var speaks = List.of(Language.KK, Language.RU);
        staff.add(
                new Colleague(login, name, Set.of(role), speaks, line, null, organisation, true, 1),
                passwordHash,
                time.instant());
    }

    private static Optional<Sheet> sheet(String name, List<String> columns) {
        try (InputStream file = DemoCity.class.getResourceAsStream(FILES + name)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(SheetReader.read(file.readAllBytes(), columns, List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
