package kz.komek.organisation;

import jakarta.inject.Singleton;
import java.util.Optional;
import kz.komek.organisation.store.ResponsibilityTable;
import org.jspecify.annotations.Nullable;

/** Who executes what where. */
@Singleton
public class Responsibilities {
    private final ResponsibilityTable table;

    Responsibilities(ResponsibilityTable table) {
        this.table = table;
    }

    /**
     * The code of the active organisation that is responsible. The most specific wins: the issue in this district, the
     * issue, the sphere in this district, the sphere.
     */
    public Optional<String> responsible(String issue, String sphere, @Nullable String district) {
        return table.responsible(issue, sphere, district);
    }
}
