package kz.komek.territory;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kz.komek.contract.District;
import kz.komek.contract.Names;
import kz.komek.platform.tables.SheetReader;
import kz.komek.platform.tables.SheetRefused;
import kz.komek.territory.domain.Entry;
import kz.komek.territory.domain.Kind;
import kz.komek.territory.domain.Point;
import kz.komek.territory.store.TerritoryTable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The districts that forms offer, where the register is empty; a demo gets outlines, streets and houses too. */
@Singleton
class FirstEntries {
    private static final Logger LOG = Logger.getLogger(FirstEntries.class);
    private static final String OBLAST = "turkistan-oblast";

    private final TerritoryTable table;
    private final Surveyors surveyors;
    private final boolean demo;

    FirstEntries(TerritoryTable table, Surveyors surveyors, @ConfigProperty(name = "komek.demo") boolean demo) {
        this.table = table;
        this.surveyors = surveyors;
        this.demo = demo;
    }

    /** Before the organisations: they are responsible for parts of it. */
    void start(@Observes @Priority(50) StartupEvent started) {
        if (!table.isEmpty()) return;
        if (!demo) {
            surveyors.begin(districts());
            return;
        }
        try {
            var sheet = SheetReader.read(demoFile(), Surveyors.COLUMNS, Surveyors.MORE_COLUMNS);
            if (surveyors.begin(sheet, "demo"))
                LOG.infof("took the demo territory: %d entries", sheet.rows().size());
        } catch (SheetRefused refused) {
            LOG.errorf(
                    "the demo territory has %d faults and was not taken; the first: %s",
                    refused.faults().size(), refused.faults().getFirst());
        }
    }

    static List<Entry> districts() {
        var entries = new ArrayList<Entry>();
        var names = new Names("Түркістан облысы", "Туркестанская область", "Turkistan oblast");
        entries.add(new Entry(OBLAST, null, Kind.OBLAST, names, List.of(), null, null, null, true, 1));
        for (District district : District.ALL) {
            entries.add(new Entry(
                    district.code(),
                    OBLAST,
                    district.en().endsWith("city") ? Kind.CITY : Kind.DISTRICT,
                    new Names(district.kk(), district.ru(), district.en()),
                    List.of(),
                    new Point(district.latitude(), district.longitude()),
                    null,
                    null,
                    true,
                    1));
        }
        return entries;
    }

    static byte[] demoFile() {
        try (InputStream file = FirstEntries.class.getResourceAsStream("demo/territory.csv")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
