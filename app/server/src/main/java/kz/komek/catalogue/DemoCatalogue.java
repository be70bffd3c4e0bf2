package kz.komek.catalogue;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.komek.catalogue.store.SphereTable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Gives a demo something to be asked for. It goes the way of every import, so two replicas add it once. */
@Singleton
class DemoCatalogue {
    private static final Logger LOG = Logger.getLogger(DemoCatalogue.class);

    private final CatalogueImport imports;
    private final SphereTable spheres;
    private final boolean demo;

    DemoCatalogue(CatalogueImport imports, SphereTable spheres, @ConfigProperty(name = "komek.demo") boolean demo) {
        this.imports = imports;
        this.spheres = spheres;
        this.demo = demo;
    }

    void start(@Observes StartupEvent started) {
        if (!demo || !spheres.all().isEmpty()) return;
        long began = System.nanoTime();
        var report = imports.begin(files(), "demo");
        if (report.refused()) {
            LOG.errorf(
                    "the demo catalogue has %d faults and was not taken; the first: %s",
                    report.faults().size(), report.faults().getFirst());
        } else {
            LOG.infof(
                    "took the demo catalogue: %d spheres, %d issues, in %d ms",
                    report.spheres().rows(), report.issues().rows(), (System.nanoTime() - began) / 1_000_000);
        }
    }

    static Map<String, byte[]> files() {
        var files = new LinkedHashMap<String, byte[]>();
        for (String name : List.of(CatalogueSheets.SPHERES, CatalogueSheets.ISSUES, CatalogueSheets.QUESTIONS)) {
            try (InputStream file = DemoCatalogue.class.getResourceAsStream("demo/" + name + ".csv")) {
                if (file != null) files.put(name, file.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }
}
