package kz.komek.ticket.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.HashMap;
import java.util.Map;
import kz.komek.territory.domain.Kind;
import kz.komek.territory.domain.Located;
import org.jspecify.annotations.Nullable;

/** Where a ticket is, as the address register knows it. */
@Embeddable
public class Whereabouts {
    public enum How {
        TEXT,
        PIN,
        STAFF,
        AMBIGUOUS,
        UNKNOWN
    }

    private @Nullable String territory;

    @Enumerated(EnumType.STRING)
    @Column(name = "territory_exact")
    private @Nullable Kind exact;

    @Enumerated(EnumType.STRING)
    @Column(name = "territory_how")
    private @Nullable How how;

    @Column(name = "territory_key")
    private @Nullable String key;

    private @Nullable String sector;

    protected Whereabouts() {}

    private Whereabouts(
            @Nullable String territory,
            @Nullable Kind exact,
            @Nullable How how,
            @Nullable String key,
            @Nullable String sector) {
        this.territory = territory;
        this.exact = exact;
        this.how = how;
        this.key = key == null || key.isEmpty() ? null : key;
        this.sector = sector;
    }

    public static Whereabouts of(Located located) {
        return switch (located) {
            case Located.Found found ->
                new Whereabouts(
                        found.code(),
                        found.exact(),
                        switch (found.how()) {
                            case TEXT -> How.TEXT;
                            case PIN -> How.PIN;
                            case STAFF -> How.STAFF;
                        },
                        found.key(),
                        found.sector());
            case Located.Ambiguous several -> new Whereabouts(null, null, How.AMBIGUOUS, several.key(), null);
            case Located.Unknown unknown -> new Whereabouts(null, null, How.UNKNOWN, unknown.key(), null);
            case Located.Nothing nothing -> new Whereabouts();
        };
    }

    /** Somebody of ours said so; what is more exact than a street leaves nothing to be asked. */
    static Whereabouts said(String territory, Kind exact, @Nullable String sector, @Nullable String key) {
        return new Whereabouts(territory, exact, How.STAFF, exact == Kind.HOUSE ? null : key, sector);
    }

    Whereabouts copy() {
        return new Whereabouts(territory, exact, how, key, sector);
    }

    /** Whether it says more than what was known before; what somebody of ours said is never taken back. */
    boolean improves(Whereabouts before) {
        if (before.how == How.STAFF || exact == null) return false;
        return before.exact == null
                || exact.compareTo(before.exact) > 0
                || before.key != null && key == null && exact == before.exact;
    }

    Map<String, String> details() {
        var details = new HashMap<String, String>();
        if (territory != null) details.put("territory", territory);
        if (how != null) details.put("located", how.name());
        return details;
    }

    /** Code of the entry. */
    public @Nullable String territory() {
        return territory;
    }

    public @Nullable Kind exact() {
        return exact;
    }

    /** {@code null}: nothing was given. */
    public @Nullable How how() {
        return how;
    }

    /** The address in one spelling, while the register does not know all of it. */
    public @Nullable String key() {
        return key;
    }

    /** Code of the sector in which it lay when it was located; {@code null}: none, or not known so closely. */
    public @Nullable String sector() {
        return sector;
    }

    /** Somebody says that it is in another district than the register thought: then its sector is not known. */
    Whereabouts withoutSector() {
        return new Whereabouts(territory, exact, how, key, null);
    }

    /** Whether it is one house: there repeats mean something. */
    public boolean isHouse() {
        return exact == Kind.HOUSE;
    }
}
